/** The areas of a level one by one: counts, rates, months and changes, read from the figures so that no number is made twice. */
import type { Level } from '../domain/area.ts'
import type { Dataset } from '../domain/dataset.ts'
import type { Day } from '../domain/day.ts'
import { firstOfMonth, monthNumber } from '../domain/day.ts'
import type { BoardPeriod } from './baseline/baseline.ts'
import type { Figure } from './figure.ts'
import { outsideOf } from './figure.ts'
import { periodOf } from './figures/period.ts'
import { placesOf } from './figures/places.ts'
import { MEASURES, monthsAt } from './figures/tally.ts'
import type { Measure, Tally } from './figures/tally.ts'
import { figuresAt, tallyAt } from './figures/levels.ts'

/** One measure in one ward. */
export interface AreaCount {
  readonly figure: Figure
  /** Per 1,000 residents in the window; null where the residents are not known. */
  readonly rate: number | null
  /** Counts month by month over all data, from `AreaRow.months.first` on. */
  readonly monthly: readonly number[]
}

export interface AreaRow {
  /** `outside` for incidents in none of the wards. */
  readonly code: string
  readonly name: string
  readonly population: number | null
  /** First day of the first month; which of the months the window touches, both ends included. */
  readonly months: { readonly first: Day; readonly windowFrom: number; readonly windowTo: number }
  readonly crimes: AreaCount
  /** Without what patrol itself finds. */
  readonly reported: AreaCount
  readonly asb: AreaCount
}

interface AreaTableOptions {
  /** Wards unless told otherwise. */
  readonly level?: Level
  /** Those of the same question, where they are known already. */
  readonly figures?: readonly Figure[]
}

/**
 * A row for each area of the level by name, and one for what lies outside them if anything does in window or baseline. Empty
 * where the data hold no such areas or no incidents feed is open. `figures` are those of the same question.
 */
export function areaTable(
  dataset: Dataset,
  question: BoardPeriod,
  { level = 'ward', figures = areaFiguresOf(dataset, question, level) }: AreaTableOptions = {},
): readonly AreaRow[] {
  const places = placesOf(dataset, level)
  const tally = tallyAt(dataset, level, question)
  const told = byArea(figures)
  const named = [
    ...places.areas.map(({ code, name, population }) => ({ code, name, population })),
    {
      code: outsideOf(level),
      name: level === 'ward' ? 'Outside the wards' : 'Outside the areas',
      population: null,
    },
  ]
  return named.flatMap((area, place) => {
    const counts = MEASURES.map((measure) => areaCount(told, area.code, { tally, place, measure }))
    const [crimes, reported, asb] = counts
    if (!crimes || !reported || !asb) return []
    if (area.code === outsideOf(level) && isEmpty(crimes) && isEmpty(asb)) return []
    return [{ ...area, months: monthsOf(tally, question), crimes, reported, asb }]
  })
}

const areaFiguresOf = (dataset: Dataset, question: BoardPeriod, level: Level) =>
  figuresAt(dataset, level, periodOf(dataset, question))

interface Spot {
  readonly tally: Tally
  readonly place: number
  readonly measure: Measure
}
function areaCount(
  figures: ReadonlyMap<string, Figure>,
  area: string,
  { tally, place, measure }: Spot,
): AreaCount | null {
  const figure = figures.get(`${measure.id} ${area}`)
  if (!figure) return null
  const rate = figures.get(`${measure.id}.rate ${area}`)?.value ?? null
  return { figure, rate, monthly: monthsAt(tally, place, measure) }
}

/** Those of areas by id and code, so that two hundred areas are not sought one by one. */
const byArea = (figures: readonly Figure[]): ReadonlyMap<string, Figure> =>
  new Map(
    figures.flatMap((figure) =>
      figure.area !== undefined && figure.partner === undefined
        ? [[`${figure.id} ${figure.area}`, figure] as const]
        : [],
    ),
  )

const isEmpty = ({ figure }: AreaCount) => figure.value === 0 && (figure.baselineValue ?? 0) === 0

const monthsOf = ({ months }: Tally, { window }: BoardPeriod): AreaRow['months'] => ({
  first: firstOfMonth(months.first),
  windowFrom: Math.max(0, monthNumber(window.from) - months.first),
  windowTo: Math.min(months.length - 1, monthNumber(window.to) - months.first),
})
