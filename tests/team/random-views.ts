/** Seeded random Views of the demonstration, and what each asks, worked out from the View and the rows alone. */
import { seededUniform, type Uniform } from '../../src/analytics/seeded.ts'
import { contains } from '../../src/analytics/geometry.ts'
import { ASB } from '../../src/domain/category.ts'
import { surfacesOf, type Dataset } from '../../src/domain/dataset.ts'
import { dayNumber, isWithin, type DaySpan } from '../../src/domain/day.ts'
import { middleHour, parseHours } from '../../src/domain/places/week-hours.ts'
import { categoryChoiceWords } from '../../src/measures/figures/category-words.ts'
import { hoursWords } from '../../src/measures/hotspots/hours-words.ts'
import { spanWords } from '../../src/measures/sentences.ts'
import { baselineOf, windowOf, type Catalogue } from '../../src/state/catalogue.ts'
import { INITIAL_VIEW, type Layer, type View } from '../../src/state/view.ts'

const HOURS = ['fri-sat:18-23', 'mon-sun:22-24', 'sun:0-24', 'fri:18-24,sat:0-2', 'wed:9-17']
const BASES = ['year', 'before', '2022-01-01..2022-06-30']
const LAYERS: readonly Layer[] = ['clusters', 'squares', 'orders']

const oneOf = <T>(values: readonly T[], uniform: Uniform, otherwise: T): T =>
  values[Math.floor(uniform() * values.length)] ?? otherwise

/** Each filter is set in about two of three Views. */
export function randomViews(
  count: number,
  { categories, areas, sites, dataDays }: Catalogue,
): readonly View[] {
  const uniform = seededUniform(15)
  const isSet = () => uniform() < 0.65
  const codes = [
    ...areas.filter(({ level }) => level === 'ward').map(({ code }) => code),
    ...sites.map(({ id }) => id),
  ]
  const windowStart = () => dataDays.from + 400 + Math.floor(uniform() * (dataDays.to - dataDays.from - 600))
  return Array.from({ length: count }, (_, at): View => {
    const from = windowStart()
    const share = 0.1 + 0.8 * uniform()
    return {
      ...INITIAL_VIEW,
      from: dayNumber(from),
      to: dayNumber(from + 20 + Math.floor(uniform() * 180)),
      base: isSet() ? oneOf(BASES, uniform, 'year') : null,
      hours: isSet() ? oneOf(HOURS, uniform, 'sun:0-24') : null,
      categories: isSet() ? chosenCategories(categories, { uniform, share }) : null,
      areas: isSet() ? [...new Set([oneOf(codes, uniform, ''), oneOf(codes, uniform, '')])] : [],
      layers: at % 2 === 0 ? LAYERS : INITIAL_VIEW.layers,
      tab: at % 4 === 3 ? 'board' : 'team',
      found: uniform() < 0.5,
      by: uniform() < 0.5 ? 'count' : 'harm',
    }
  })
}

function chosenCategories(
  categories: Catalogue['categories'],
  { uniform, share }: { readonly uniform: Uniform; readonly share: number },
): readonly string[] {
  const chosen = categories.map(({ id }) => id).filter(() => uniform() < share)
  return chosen.length > 0 ? chosen : [ASB]
}

/** The parts of the question that every place must say, in words; `compared` is null where nothing is compared. */
export interface ExpectedWords {
  readonly days: string
  readonly filters: readonly string[]
  readonly compared: string | null
}

export function expectedWords(view: View, catalogue: Catalogue): ExpectedWords {
  const baseline = baselineOf(view, catalogue)
  const names = view.areas.map(
    (code) =>
      [...catalogue.areas.map(({ code: id, name }) => ({ id, name })), ...catalogue.sites].find(
        ({ id }) => id === code,
      )?.name,
  )
  const categories = categoryChoiceWords(catalogue.categories, view.categories)
  return {
    days: spanWords(windowOf(view, catalogue)),
    filters: [
      ...(view.hours === null ? [] : [hoursWords(view.hours)]),
      ...(categories === null ? [] : [categories]),
      ...(names.length === 0 ? [] : [`only in ${names.join(', ')}`]),
    ],
    compared: baseline && `compared with ${spanWords(baseline)}`,
  }
}

/** Whether the View adds crimes and ASB. */
export const addsCrimesAndAsb = ({ categories }: View) =>
  categories === null || (categories.includes(ASB) && categories.length > 1)

/** Number of rows of the View's filters in the days, row by row. */
export function countedRows(dataset: Dataset, view: View, days: DaySpan): number {
  const { incidents, categories } = dataset
  const surfaces = surfacesOf(dataset, view.areas)
  const hours = view.hours === null ? null : parseHours(view.hours)
  let count = 0
  for (let row = 0; row < incidents.count; row++) {
    const day = dayNumber(incidents.day[row] ?? 0)
    if (!isWithin(day, days)) continue
    if (view.categories?.includes(categories[incidents.category[row] ?? 0]?.id ?? '') === false) continue
    if (hours) {
      const recorded = {
        day,
        minute: incidents.minute[row] ?? -1,
        rangeMinutes: incidents.rangeMinutes[row] ?? 0,
      }
      if (hours[middleHour(recorded)] !== 1) continue
    }
    const [longitude, latitude] = [incidents.longitude[row] ?? 0, incidents.latitude[row] ?? 0]
    if (surfaces.length === 0 || surfaces.some((surface) => contains(surface, longitude, latitude))) count++
  }
  return count
}
