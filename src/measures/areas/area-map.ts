/** What a map of areas shows of each: the class of its rate, or why it has none, and its verdict where it is beyond chance. */
import { surfaceCentre } from '../../analytics/geometry.ts'
import { LEAST_COUNT } from '../../analytics/small-numbers/verdict.ts'
import type { Area } from '../../domain/area.ts'
import type { Position, Surface } from '../../domain/geography.ts'
import type { AreaRow } from '../area-table.ts'
import { countWords, rateWords } from '../sentences.ts'
import { classWords, rateClass, type AreaMeasure } from './rate-classes.ts'

/** `few`: too few in the window and in the baseline for a rate to mean anything. `unknown`: residents not known. */
export type AreaColourClass = number | 'few' | 'unknown'

export interface MappedArea {
  readonly code: string
  readonly name: string
  readonly shape: Surface
  /** Where its number stands. */
  readonly at: Position
  readonly tint: AreaColourClass
  readonly rate: number | null
  readonly verdict: 'up' | 'down' | null
  /** The class or the reason in words: never a colour alone. */
  readonly words: string
}

interface Asked {
  readonly areas: readonly Area[]
  readonly measure: AreaMeasure
  /** Of `rateEdges`. */
  readonly edges: readonly number[]
}

/** Areas without a row, and rows without an area (what lies outside), are left out. */
export function mappedAreas(
  rows: readonly AreaRow[],
  { areas, measure, edges }: Asked,
): readonly MappedArea[] {
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const classes = classWords(edges)
  return rows.flatMap((row): readonly MappedArea[] => {
    const area = byCode.get(row.code)
    if (!area) return []
    const { rate, figure } = row[measure]
    const isFew = figure.value < LEAST_COUNT && (figure.baselineValue ?? 0) < LEAST_COUNT
    const tint = isFew ? 'few' : rate === null ? 'unknown' : rateClass(rate, edges)
    const { verdict } = figure
    return [
      {
        code: row.code,
        name: row.name,
        shape: area.shape,
        at: surfaceCentre(area.shape),
        tint,
        rate,
        verdict: verdict === 'up' || verdict === 'down' ? verdict : null,
        words: tintWords(tint, { value: figure.value, rate, classes }),
      },
    ]
  })
}

interface Told {
  readonly value: number
  readonly rate: number | null
  readonly classes: readonly string[]
}
function tintWords(tint: AreaColourClass, { value, rate, classes }: Told): string {
  if (tint === 'few') return `${countWords(value)}: too few for a rate`
  if (tint === 'unknown' || rate === null) return `${countWords(value)}: residents not known`
  return `${rateWords(rate)} per 1,000 residents, in the class ${classes[tint] ?? ''}`
}
