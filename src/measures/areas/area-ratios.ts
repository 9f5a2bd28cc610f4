/** Rate of each area of a level over that of all its areas together, judged with the other comparisons of the level. */
import { ratioToWhole } from '../../analytics/comparison/ratio-to-whole.ts'
import { falseDiscoveryQ } from '../../analytics/small-numbers/false-discovery.ts'
import { LEAST_COUNT } from '../../analytics/small-numbers/verdict.ts'
import type { Level } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { AreaRow } from '../area-table.ts'
import { periodOf, type BoardPeriod } from '../baseline/baseline.ts'
import { tallyAt } from '../figures/areas.ts'
import { overdispersionOf } from '../figures/overdispersion.ts'
import { placesOf } from '../figures/places.ts'
import { MEASURES } from '../figures/tally.ts'

/** Measures of the areas that stand side by side, each judged as one of the comparisons of both. */
const SHOWN = { reported: 'crimes-reported', asb: 'asb' } as const
type ShownMeasure = keyof typeof SHOWN

/** An area beside the borough. */
export interface AreaRatio {
  /** Rate of the area over the rate of all areas whose residents and counts are known. */
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** p of equal rates, adjusted (Benjamini-Hochberg) for all areas of the level, crimes and ASB together. */
  readonly adjustedP: number
  /** The count at the rate of all areas. */
  readonly expected: number
  /** Both the count and that at the borough's rate are under five. */
  readonly isFew: boolean
}

/** By area code; areas whose residents or count are not known are absent. */
export type AreaRatios = Readonly<Record<ShownMeasure, ReadonlyMap<string, AreaRatio>>>

/**
 * Ratios of the areas of a level. Intervals are widened by the overdispersion of each area's own months, as those of its
 * change are.
 */
export function areaRatios(
  dataset: Dataset,
  question: BoardPeriod,
  { level, rows }: { readonly level: Level; readonly rows: readonly AreaRow[] },
): AreaRatios {
  const tally = tallyAt(dataset, level, question)
  const codes = placesOf(dataset, level).areas.map(({ code }) => code)
  const measured = (shown: ShownMeasure) => {
    const measure = MEASURES.find(({ id }) => id === SHOWN[shown])
    const phi = measure ? overdispersionOf(tally, measure, periodOf(dataset, question)).byArea : []
    return ratiosOf(rows, shown, (code) => phi[codes.indexOf(code)] ?? 1)
  }
  return judgedTogether({ reported: measured('reported'), asb: measured('asb') })
}

interface Comparison extends Omit<AreaRatio, 'adjustedP'> {
  readonly code: string
  readonly p: number
}

/** @param phiOf overdispersion of an area's count */
function ratiosOf(
  rows: readonly AreaRow[],
  measure: ShownMeasure,
  phiOf: (code: string) => number,
): readonly Comparison[] {
  const counted = rows.flatMap(({ code, population, [measure]: { figure } }) =>
    population !== null && population > 0 && figure.known === 'yes' && figure.value !== null
      ? [{ code, count: figure.value, exposure: population }]
      : [],
  )
  if (counted.length < 2) return []
  const whole = counted.reduce(
    (sum, { count, exposure }) => ({ count: sum.count + count, exposure: sum.exposure + exposure }),
    { count: 0, exposure: 0 },
  )
  return counted.flatMap(({ code, ...part }) => {
    const compared = ratioToWhole(part, whole, phiOf(code))
    if (!compared) return []
    const expected = (whole.count / whole.exposure) * part.exposure
    return [{ code, ...compared, expected, isFew: part.count < LEAST_COUNT && expected < LEAST_COUNT }]
  })
}

/** Adds the adjusted p; those of few counts are no comparisons. */
function judgedTogether(measured: Readonly<Record<ShownMeasure, readonly Comparison[]>>): AreaRatios {
  const judged = [...measured.reported, ...measured.asb].filter(({ isFew }) => !isFew)
  const q = falseDiscoveryQ(judged.map(({ p }) => p))
  const qOf = new Map(judged.map((comparison, i) => [comparison, q[i] ?? 1]))
  const byCode = (comparisons: readonly Comparison[]) =>
    new Map(
      comparisons.map((comparison) => {
        const { code, p: _, ...ratio } = comparison
        return [code, { ...ratio, adjustedP: qOf.get(comparison) ?? 1 }] as const
      }),
    )
  return { reported: byCode(measured.reported), asb: byCode(measured.asb) }
}
