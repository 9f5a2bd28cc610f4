/** The list of a cluster: newest first, without incidents of a sensitive category or in a private place. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import { dayNumber, parseDay } from '../../src/domain/day.ts'
import type { RowsAnswer } from '../../src/worker/answers/rows.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { fetchFrom, MANIFEST } from './invented-feeds.ts'
import { PLACE } from '../domain/shipped-place.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
const day = (text: string) => parseDay(text) ?? dayNumber(0)

const incident = (id: string, occurred: string, rest: object = {}) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [-2.63, 53.545] },
  properties: { id, category: 'burglary', occurred, location: `On or near ${id}`, ...rest },
})
/** Sixty that may be listed, one every day from 1 May on. */
const LISTED = Array.from({ length: 60 }, (_, i) =>
  incident(`Listed ${i}`, new Date(Date.UTC(2024, 4, 1 + i, 12)).toISOString()),
)
/** Sensitive or in a private place. */
const HIDDEN = [
  incident('Secret 1', '2024-06-01T10:00:00Z', { category: 'hidden-harm' }),
  incident('Secret 2', '2024-06-02T10:00:00Z', { place: 'private' }),
  incident('Secret 3', '2024-06-03'),
].map((feature, i) =>
  i === 2 ? { ...feature, properties: { ...feature.properties, place: 'private' } } : feature,
)
/** Known by month, or with a range of time. */
const IMPRECISE = [
  incident('By month', '2024-04'),
  incident('Range', '2024-04-20T22:30:00+01:00', {
    occurredTo: '2024-04-21T01:15:00+01:00',
    category: 'drugs',
  }),
]
const manifest = {
  ...MANIFEST,
  categories: [
    { id: 'burglary', label: 'Burglary', group: 'theft' },
    { id: 'drugs', label: 'Drugs', group: 'other', policeGenerated: true },
    { id: 'hidden-harm', label: 'Hidden harm', group: 'violence', sensitive: true },
  ],
}

describe('listed incidents', () => {
  const api = makeWorkerApi({
    fetchResponse: fetchFrom({
      'manifest.json': JSON.stringify(manifest),
      'incidents.geojson': JSON.stringify({
        type: 'FeatureCollection',
        features: [...IMPRECISE, ...HIDDEN, ...LISTED],
      }),
    }),
    fetchPlace: () => Promise.resolve(PLACE),
    fetchBorough: () => Promise.resolve(borough),
  })
  const rowsFrom = async (from: number, rest: object = {}): Promise<RowsAnswer> => {
    const window = { from: day('2024-04-01'), to: day('2024-06-30') }
    const question = { kind: 'rows', node: 0, window, categories: null, areas: [], from, ...rest } as const
    const answer = await api.answer(question)
    if (answer.kind !== 'rows') throw new Error(answer.kind)
    return answer
  }
  beforeAll(async () => {
    const request = {
      manifestUrl: 'http://localhost/feeds/manifest.json',
      placeUrl: 'place.json',
      boroughUrl: 'borough.json',
    }
    const opened = await api.open(request, () => {})
    if (opened.kind === 'failed') throw new Error(opened.what)
  })

  test('come in pages of fifty, newest first, without gaps', async () => {
    const [first, second] = [await rowsFrom(0), await rowsFrom(50)]
    expect(first.listed).toBe(62)
    expect([first.rows.length, second.rows.length]).toEqual([50, 12])
    const days = [...first.rows, ...second.rows].map((row) => row.day)
    expect(days).toEqual(days.toSorted((a, b) => b - a))
    expect(new Set(days).size).toBe(62)
  })
  test('exclude sensitive and private incidents, which are counted', async () => {
    const all = [await rowsFrom(0), await rowsFrom(50)].flatMap(({ rows }) => rows)
    expect(JSON.stringify(all)).not.toMatch(/Secret|Hidden harm/)
    expect((await rowsFrom(0)).notListed).toBe(3)
    const hidden = await rowsFrom(0, { categories: ['hidden-harm'] })
    expect(hidden).toMatchObject({ rows: [], listed: 0, notListed: 1 })
  })
  test('have the recorded precision, and mark police-generated incidents', async () => {
    const { rows } = await rowsFrom(50)
    expect(rows.find(({ location }) => location === 'On or near Range')).toMatchObject({
      minute: 22 * 60 + 30,
      rangeMinutes: 165,
      policeGenerated: true,
      precision: 'instant',
    })
    expect(rows.find(({ precision }) => precision === 'month')).toMatchObject({
      minute: -1,
      policeGenerated: false,
    })
  })
  test('have no id, and a rank beyond the end gives the last page', async () => {
    const { rows, from } = await rowsFrom(5000)
    expect([from, rows.length]).toEqual([50, 12])
    expect(Object.keys(rows[0] ?? {})).not.toContain('id')
  })
})
