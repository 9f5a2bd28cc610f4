/**
 * Table of the areas of one level: counts, rate, monthly series and change of each, read from the figures
 * rather than counted again.
 */
import type { Level } from '../domain/area.ts'
import type { Dataset } from '../domain/dataset.ts'
import { type Day, firstOfMonth, monthNumber } from '../domain/day.ts'
import { type BoardPeriod, periodOf } from './baseline/baseline.ts'
import { isStillToRise, lateDaysOf, type LateDays } from './feeds/freshness.ts'
import { type Figure, outsideOf } from './figure.ts'
import { placesOf } from './figures/places.ts'
import { MEASURES, monthsAt, type Measure, type Tally } from './figures/tally.ts'
import { figuresAt, tallyAt } from './figures/areas.ts'

/** One measure in one area. */
export interface AreaCount {
  readonly figure: Figure
  /** Per 1,000 residents in the window; null where the population or the count is unknown. */
  readonly rate: number | null
  /** Monthly counts up to the window's last day; element 0 is the month of `AreaRow.months.first`. */
  readonly monthly: readonly number[]
}

/** One area of the table with its three measures. */
export interface AreaRow {
  /** Area code; `outsideOf(level)` for incidents in no area. */
  readonly code: string
  readonly name: string
  readonly population: number | null
  readonly months: AreaMonths
  readonly crimes: AreaCount
  /** Crimes without police-generated offences. */
  readonly reported: AreaCount
  readonly asb: AreaCount
}

/** The months of a row's series. */
interface AreaMonths {
  readonly first: Day
  /** Inclusive range of the indexes that the window touches. */
  readonly windowFrom: number
  readonly windowTo: number
  /** Index of the first month for which reports are still to come; null: none. */
  readonly risingFrom: number | null
}

interface AreaTableOptions {
  /** Default: wards. */
  readonly level?: Level
  /** Figures of the same window and baseline, where already computed. */
  readonly figures?: readonly Figure[]
}

/**
 * Returns one row per area of the level, sorted by name, and a last row for incidents outside all areas where
 * window or baseline has any. Empty where the data have no areas of the level or the manifest lists no incidents feed.
 */
export function areaTable(
  dataset: Dataset,
  question: BoardPeriod,
  { level = 'ward', figures = areaFiguresOf(dataset, question, level) }: AreaTableOptions = {},
): readonly AreaRow[] {
  const places = placesOf(dataset, level)
  const tally = tallyAt(dataset, level, question)
  const figureByArea = byArea(figures)
  const named = [
    ...places.areas.map(({ code, name, population }) => ({ code, name, population })),
    {
      code: outsideOf(level),
      name: level === 'ward' ? 'Outside the wards' : 'Outside the areas',
      population: null,
    },
  ]
  return named.flatMap((area, place) => {
    const counts = MEASURES.map((measure) => areaCount(figureByArea, area.code, { tally, place, measure }))
    const [crimes, reported, asb] = counts
    if (!crimes || !reported || !asb) return []
    if (area.code === outsideOf(level) && isEmpty(crimes) && isEmpty(asb)) return []
    return [{ ...area, months: monthsOf(tally, question, lateDaysOf(dataset)), crimes, reported, asb }]
  })
}

const areaFiguresOf = (dataset: Dataset, question: BoardPeriod, level: Level) =>
  figuresAt(dataset, level, periodOf(dataset, question))

interface MeasureAt {
  readonly tally: Tally
  readonly place: number
  readonly measure: Measure
}
function areaCount(
  figures: ReadonlyMap<string, Figure>,
  area: string,
  { tally, place, measure }: MeasureAt,
): AreaCount | null {
  const figure = figures.get(`${measure.id} ${area}`)
  if (!figure) return null
  const rate = figures.get(`${measure.id}.rate ${area}`)?.value ?? null
  return { figure, rate, monthly: monthsAt(tally, place, measure) }
}

/** Area figures by `id code`, for constant-time lookup. */
const byArea = (figures: readonly Figure[]): ReadonlyMap<string, Figure> =>
  new Map(
    figures.flatMap((figure) =>
      figure.area !== undefined && figure.partner === undefined
        ? [[`${figure.id} ${figure.area}`, figure] as const]
        : [],
    ),
  )

const isEmpty = ({ figure }: AreaCount) => figure.value === 0 && (figure.baselineValue ?? 0) === 0

const monthsOf = ({ months }: Tally, { window }: BoardPeriod, late: LateDays | null): AreaMonths => ({
  first: firstOfMonth(months.first),
  windowFrom: Math.max(0, monthNumber(window.from) - months.first),
  windowTo: Math.min(months.length - 1, monthNumber(window.to) - months.first),
  risingFrom: late && isStillToRise(window, late) ? monthNumber(late.from) - months.first : null,
})
