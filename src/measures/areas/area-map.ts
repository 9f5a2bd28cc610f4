/** Choropleth of areas: rate classes with their labels, and colour class, verdict and label of each area. */

import { surfaceCentre } from '../../analytics/geometry.ts'
import { LEAST_COUNT } from '../../analytics/small-numbers/verdict.ts'
import type { Area } from '../../domain/area.ts'
import type { Position, Surface } from '../../domain/geography.ts'
import type { AreaRow } from '../area-table.ts'
import type { Figure } from '../figure.ts'
import { rateWords, valueWords } from '../sentences.ts'
import { daysIn, type DaySpan } from '../../domain/day.ts'

/** `reported`: crimes without police-generated offences. */

export type AreaMeasure = 'crimes' | 'reported' | 'asb'

const DAYS_A_MONTH = 365.25 / 12
const SHARES = [0.2, 0.4, 0.6, 0.8]

/**
 * Lower edges of the second to the last of at most five classes, per 1,000 residents in the window: quintiles
 * of the areas' rates over all data, scaled to the window's length, so that colours are comparable between
 * windows of equal length. Fewer where rounding makes edges coincide; empty where no population is known.
 */
export function rateEdges(
  rows: readonly AreaRow[],
  measure: AreaMeasure,
  window: DaySpan,
): readonly number[] {
  const rates = rows
    .flatMap((row): readonly number[] => {
      const { monthly } = row[measure]
      const days = monthly.length * DAYS_A_MONTH
      if (!row.population || days === 0) return []
      const sum = monthly.reduce((all, count) => all + count, 0)
      return [((sum / row.population) * 1000 * daysIn(window)) / days]
    })
    .toSorted((a, b) => a - b)
  const edges = SHARES.map((share) => rounded(rates[Math.floor(share * rates.length)] ?? 0))
  return [...new Set(edges)].filter((edge) => edge > 0)
}

/** Two significant digits, integers from 10 on. */
const rounded = (rate: number) => (rate >= 10 ? Math.round(rate) : Number(rate.toPrecision(2)))

/** Class index; 0 is the lowest. */
export const rateClass = (rate: number, edges: readonly number[]) =>
  edges.filter((edge) => rate >= edge).length

/** `under 28`, `28 to under 34`, `46 and over`. */
export function classWords(edges: readonly number[]): readonly string[] {
  const [first] = edges
  if (first === undefined) return ['any rate']
  return [
    `under ${first}`,
    ...edges.slice(1).map((edge, at) => `${edges[at] ?? 0} to under ${edge}`),
    `${edges.at(-1) ?? 0} and over`,
  ]
}

/** Class index; `few`: counts of window and baseline too small for a rate; `unknown`: population or count not fully known. */
export type AreaColourClass = number | 'few' | 'unknown'

/** One area of the choropleth. */
export interface MappedArea {
  readonly code: string
  readonly name: string
  readonly shape: Surface
  /** Position of the label. */
  readonly at: Position
  readonly tint: AreaColourClass
  /** Whether its count is known: not known or in part, an area without a rate says nothing of its residents. */
  readonly known: Figure['known']
  readonly rate: number | null
  readonly verdict: 'up' | 'down' | null
  /** Class or reason as text, so that colour is not the only cue. */
  readonly label: string
}

interface AreaMapOptions {
  readonly areas: readonly Area[]
  readonly measure: AreaMeasure
  /** Class edges from `rateEdges`. */
  readonly edges: readonly number[]
}

/** Joins rows and areas by code; rows without an area (outside) and areas without a row are omitted. */
export function mappedAreas(
  rows: readonly AreaRow[],
  { areas, measure, edges }: AreaMapOptions,
): readonly MappedArea[] {
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const classes = classWords(edges)
  return rows.flatMap((row): readonly MappedArea[] => {
    const area = byCode.get(row.code)
    if (!area) return []
    const { rate, figure } = row[measure]
    const { value } = figure
    const isFew = value !== null && value < LEAST_COUNT && (figure.baselineValue ?? 0) < LEAST_COUNT
    // A lower bound has no class: its colour would be read as that of a complete count.
    const isUnknown = rate === null || figure.known !== 'yes'
    const tint = figure.known === 'yes' && isFew ? 'few' : isUnknown ? 'unknown' : rateClass(rate, edges)
    const { verdict } = figure
    return [
      {
        code: row.code,
        name: row.name,
        shape: area.shape,
        at: surfaceCentre(area.shape),
        tint,
        known: figure.known,
        rate,
        verdict: verdict === 'up' || verdict === 'down' ? verdict : null,
        label: tintWords(tint, { figure, rate, classes }),
      },
    ]
  })
}

interface RateLabelInput {
  readonly figure: Figure
  readonly rate: number | null
  readonly classes: readonly string[]
}
function tintWords(tint: AreaColourClass, { figure, rate, classes }: RateLabelInput): string {
  const count = valueWords(figure)
  if (figure.known !== 'yes') return count
  if (tint === 'few') return `${count}: too few for a rate`
  if (tint === 'unknown' || rate === null) return `${count}: residents not known`
  return `${rateWords(rate)} per 1,000 residents, in the class ${classes[tint] ?? ''}`
}
