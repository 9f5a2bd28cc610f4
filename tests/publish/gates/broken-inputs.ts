/** Feeds of eight quarters without any fault, and ways to break them as files, before they are read. */
import type { Dataset } from '../../../src/domain/dataset.ts'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { type Day, dayNumber, isoDay, parseDay } from '../../../src/domain/day.ts'
import { loadDataset } from '../../../src/feeds/load.ts'
import { runningSha256 } from '../../../src/feeds/streams/checksum.ts'
import { spanOfQuarter } from '../../../src/publish/counting/quarters.ts'
import { fingerprintsOf } from '../../../src/publish/gates/fingerprints.ts'
import { gateFindings } from '../../../src/publish/gates/gates.ts'
import { EMPTY_LEDGER, type Ledger } from '../../../src/publish/ledger/ledger.ts'
import { type PreparedRelease, prepareRelease } from '../../../src/publish/release.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { AREAS, GROUPS } from '../invented-release.ts'

type Json = Readonly<Record<string, unknown>>
export interface Row {
  readonly type: 'Feature'
  readonly geometry: unknown
  readonly properties: Json
}
/** What is read: the rows of each feed by its id, and the manifest's other members. */
export interface Input {
  readonly asOf: string
  readonly incidents: readonly Row[]
  readonly areas: readonly Row[]
  readonly others: Readonly<Record<string, { readonly kind: string; readonly rows: readonly Row[] }>>
  readonly manifest: Json
}

const A_CELL = 92
export const OLD_QUARTERS = ['2022Q3', '2022Q4', '2023Q1', '2023Q2', '2023Q3', '2023Q4', '2024Q1'] as const
export const NEW_QUARTER = '2024Q2'
const categoryOf = (group: string) =>
  DEFAULT_CATEGORIES.find(({ publicGroup }) => publicGroup === group)?.id ?? ''

/** 92 incidents a cell, at least one on each day of the quarter. */
function incidentsOf(quarters: readonly string[]): readonly Row[] {
  return quarters.flatMap((quarter) => {
    const { from, to } = spanOfQuarter(quarter)
    return AREAS.flatMap((_, place) =>
      GROUPS.flatMap((group) =>
        Array.from({ length: A_CELL }, (_unused, i): Row => {
          const day = dayNumber(Math.min(from + i, to))
          return {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [-2.69 + place * 0.05, 53.5 + (i % 90) / 1e3] },
            properties: {
              id: `${quarter}-${place}-${group}-${i}`,
              category: categoryOf(group),
              occurred: isoDay(day),
            },
          }
        }),
      ),
    )
  })
}

export const squareFrom = (west: number, east: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 53.45],
      [east, 53.45],
      [east, 53.6],
      [west, 53.6],
      [west, 53.45],
    ],
  ],
})

const input = (quarters: readonly string[], asOf: string): Input => ({
  asOf,
  incidents: incidentsOf(quarters),
  areas: AREAS.map((code, place) => ({
    type: 'Feature',
    geometry: squareFrom(-2.7 + place * 0.05, -2.65 + place * 0.05),
    properties: { code, name: `Area ${code}`, level: 'msoa', population: 8000 },
  })),
  others: {},
  manifest: {},
})
/** The data of the release in the ledger, and those of the next. */
export const LAST_INPUT = input(OLD_QUARTERS, '2024-05-31')
export const NEXT_INPUT = input([...OLD_QUARTERS, NEW_QUARTER], '2024-08-31')
export const input2023Q4 = {
  last: input(OLD_QUARTERS.slice(0, 5), '2023-12-15'),
  next: input(OLD_QUARTERS.slice(0, 6), '2024-02-28'),
}

export async function datasetFrom({ asOf, incidents, areas, others, manifest }: Input): Promise<Dataset> {
  const feeds = {
    incidents: { kind: 'incidents', rows: incidents },
    areas: { kind: 'areas', rows: areas },
    ...others,
  }
  const files = new Map<string, string>([
    [
      'manifest.json',
      JSON.stringify({
        version: 1,
        asOf,
        feeds: Object.entries(feeds).map(([id, { kind }]) => ({ id, kind, url: `${id}.geojson` })),
        ...manifest,
      }),
    ],
    ...Object.entries(feeds).map(
      ([id, { rows }]) =>
        [`${id}.geojson`, JSON.stringify({ type: 'FeatureCollection', features: rows })] as const,
    ),
  ])
  const dataset = await loadDataset(new URL('https://holdfast.example/manifest.json'), {
    fetchResponse: (url) => Promise.resolve(new Response(files.get(url.pathname.slice(1)) ?? null)),
    place: PLACE,
    borough: SMALL_BOROUGH,
  })
  if ('kind' in dataset) throw new Error(dataset.what)
  return dataset
}

export const sha256 = (text: string) => {
  const hash = runningSha256()
  hash.update(new TextEncoder().encode(text))
  return hash.finish()
}

const fingerprintsIn = ({ manifest }: Dataset, { counted }: PreparedRelease) =>
  fingerprintsOf(counted.areas, manifest.categories, sha256)

function preparedFrom(dataset: Dataset, ledger: Ledger): PreparedRelease {
  const prepared = prepareRelease(dataset, ledger, null)
  if (prepared.kind === 'failed') throw new Error(prepared.what)
  return prepared
}

/** A ledger with one release. */
export async function ledgerOf(first: Input): Promise<Ledger> {
  const dataset = await datasetFrom(first)
  const prepared = preparedFrom(dataset, EMPTY_LEDGER)
  const { summary } = prepared
  const fingerprints = fingerprintsIn(dataset, prepared)
  const entry = { number: 1, releasedOn: summary.releasedOn, file: '', sha256: '', retracted: null }
  return {
    ...EMPTY_LEDGER,
    geography: 'msoa',
    entries: [{ ...entry, fingerprints, accepted: [] }],
    releases: [{ summary, isRetracted: false }],
  }
}

export async function checked(next: Input, ledger: Ledger, today?: Day) {
  const dataset = await datasetFrom(next)
  const prepared = preparedFrom(dataset, ledger)
  const { counted, history, pending, summary } = prepared
  const findings = gateFindings({
    dataset,
    counted,
    ledger,
    history,
    changes: { corrections: summary.corrections, pending },
    fingerprints: fingerprintsIn(dataset, prepared),
    today: today ?? dataset.manifest.asOf,
  })
  return { prepared, findings }
}

/** The first day of a month such as `2024-05`. */
export const firstOf = (month: string) => parseDay(`${month}-01`) ?? dayNumber(0)
export const occurredOf = ({ properties }: Row) => String(properties['occurred'])
export const isIn =
  (...starts: readonly string[]) =>
  (row: Row) =>
    starts.some((start) => occurredOf(row).startsWith(start))
export const isNew = (row: Row) => String(row.properties['id']).startsWith(NEW_QUARTER)
export const withProperties = (row: Row, properties: Json): Row => ({
  ...row,
  properties: { ...row.properties, ...properties },
})
export const at = (row: Row, longitude: number, latitude: number): Row => ({
  ...row,
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
})
