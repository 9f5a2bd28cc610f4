/** Invented feeds with known counts by area, quarter and group, for the tests of publishing. */
import type { Dataset } from '../../src/domain/dataset.ts'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { isoDay } from '../../src/domain/day.ts'
import { loadDataset } from '../../src/feeds/load.ts'
import { spanOfQuarter } from '../../src/publish/counting/quarters.ts'
import { quarterNumber } from '../../src/summary/quarter.ts'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { PLACE } from '../domain/shipped-place.ts'

export const AREAS = ['A1', 'A2', 'A3'] as const
export const GROUPS = [
  'anti-social-behaviour',
  'violence-robbery-weapons',
  'public-order',
  'criminal-damage-arson',
  'burglary',
  'vehicle-crime',
  'theft',
] as const
export const QUARTERS = ['2023Q1', '2023Q2', '2023Q3', '2023Q4', '2024Q1', '2024Q2'] as const

/** True count of each cell; the index runs over areas, then quarters, then groups. */
export type CountOf = (area: string, quarter: string, group: string, index: number) => number

export interface Invention {
  readonly quarters?: readonly string[]
  readonly asOf?: string
  readonly level?: 'msoa' | 'ward'
  readonly population?: number
  readonly countOf?: CountOf
  readonly more?: Readonly<Record<string, unknown>>
  /** Further feeds: name and features. */
  readonly feeds?: Readonly<Record<string, readonly object[]>>
}

/** Every quarter has incidents in each of its months, so that it is complete. */
const usual: CountOf = (_area, _quarter, _group, index) => (index * 7) % 23
/** A count that does not depend on which quarters are given. */
export const steady: CountOf = (area, _quarter, group) =>
  10 + (((AREAS as readonly string[]).indexOf(area) * 5 + group.length * 3) % 13)
const squareAt = (west: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 53.45],
      [west + 0.05, 53.45],
      [west + 0.05, 53.6],
      [west, 53.6],
      [west, 53.45],
    ],
  ],
})
const categoryOf = (group: string) =>
  DEFAULT_CATEGORIES.find(({ publicGroup }) => publicGroup === group)?.id ?? ''

function incidentsOf({ quarters = QUARTERS, countOf = usual }: Invention): readonly object[] {
  const rows: object[] = []
  let index = 0
  for (const [place, area] of AREAS.entries())
    for (const quarter of quarters)
      for (const group of GROUPS) {
        const count = countOf(area, quarter, group, index++)
        for (let i = 0; i < count; i++)
          rows.push(incident({ place, quarter, category: categoryOf(group), i }))
      }
  // Incidents of no public group on the first day of each month and the last of the quarter make it
  // complete without being counted.
  for (const quarter of quarters) {
    for (const i of [0, 1, 2]) rows.push(incident({ place: 0, quarter, category: 'drugs', i }))
    const last = isoDay(spanOfQuarter(quarter).to)
    rows.push(incident({ place: 0, quarter, category: 'drugs', i: 0, on: last }))
  }
  return rows
}

interface Drawn {
  readonly place: number
  readonly quarter: string
  readonly category: string
  readonly i: number
  readonly on?: string
}
let made = 0
function incident({ place, quarter, category, i, on }: Drawn) {
  const month = (quarterNumber(quarter) % 4) * 3 + (i % 3) + 1
  const day = i < 3 ? 1 : 2 + (i % 26)
  made += 1
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-2.69 + place * 0.05, 53.5 + (made % 900) / 1e4] },
    properties: {
      id: `i${made}`,
      category,
      occurred:
        on ?? `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    },
  }
}

/** File texts by name, as in a folder. */
export function inventedFiles(invention: Invention = {}): ReadonlyMap<string, string> {
  const { asOf = '2024-09-30', level = 'msoa', population = 8000, more = {}, feeds = {} } = invention
  const collection = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features })
  const areas = AREAS.map((code, place) => ({
    type: 'Feature',
    geometry: squareAt(-2.7 + place * 0.05),
    properties: { code, name: `Area ${code}`, level, population },
  }))
  const kinds = { incidents: incidentsOf(invention), areas, ...feeds }
  const manifest = {
    version: 1,
    title: 'Invented',
    asOf,
    demonstration: true,
    timeZone: 'Europe/London',
    feeds: Object.keys(kinds).map((kind) => ({
      id: kind,
      kind,
      url: `${kind}.geojson`,
      source: 'invented',
      licence: 'invented',
      handling: 'official',
    })),
    ...more,
  }
  return new Map([
    ['manifest.json', JSON.stringify(manifest)],
    ...Object.entries(kinds).map(([kind, features]) => [`${kind}.geojson`, collection(features)] as const),
  ])
}

export async function inventedDataset(invention: Invention = {}): Promise<Dataset> {
  const files = inventedFiles(invention)
  const dataset = await loadDataset(new URL('https://holdfast.example/feeds/manifest.json'), {
    fetchResponse: (url) =>
      Promise.resolve(new Response(files.get(url.pathname.split('/').at(-1) ?? '') ?? null)),
    place: PLACE,
    borough: SMALL_BOROUGH,
  })
  if ('kind' in dataset) throw new Error(dataset.what)
  return dataset
}
