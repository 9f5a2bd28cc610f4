/** Days that the rows of each feed cover; the first manifest of README causes no warning. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dayNumber, isoDay } from '../../../src/domain/day.ts'
import { quietFeeds } from '../../../src/measures/feeds/freshness.ts'
import { feedSummaries } from '../../../src/measures/feeds/feed-status.ts'
import { converted, fileOf } from '../formats/converting.ts'
import { collection, opened } from '../opened.ts'

const at = (properties: object) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
  properties,
})
const incidents = (...days: readonly string[]) =>
  collection(days.map((occurred, row) => at({ id: `i${row}`, category: 'burglary', occurred })))
const actions = (...days: readonly string[]) =>
  collection(days.map((on, row) => at({ id: `a${row}`, type: 'arrest', partner: 'gmp', on })))

const START = 19_700
const FEEDS = ['incidents', 'actions', 'patrol-visits', 'sites'].map((kind) => ({
  id: kind,
  kind,
  url: `${kind}.geojson`,
  handling: 'public',
}))
const manifest = (asOf: string, feeds: readonly object[] = FEEDS) =>
  JSON.stringify({ version: 1, asOf, feeds })

describe('the rows of a feed', () => {
  test('reach to the last day that the newest row can mean', async () => {
    const { rowReach = {} } = await opened({
      'manifest.json': manifest('2024-08-31'),
      'incidents.geojson': incidents('2024-05-04T21:15:00+01:00', '2024-06', '2024-06-10'),
      'actions.geojson': actions('2023-02', '2024-02', '2024-02-10'),
    })
    const reaches = Object.entries(rowReach).map(([feed, { first, newest, rows, isByMonth }]) => [
      feed,
      isoDay(first),
      isoDay(newest),
      rows,
      isByMonth,
    ])
    expect(reaches.slice(0, 2)).toEqual([
      ['incidents', '2024-05-04', '2024-06-10', 3, false],
      ['actions', '2023-02-01', '2024-02-29', 3, true],
    ])
    expect(Object.keys(rowReach)).toEqual(['incidents', 'actions', 'patrol-visits'])
  })
  test('known by month alone vouch for no month where most are known by day', async () => {
    const daily = Array.from({ length: 62 }, (_, day) => isoDay(dayNumber(START + day)))
    const { rowReach = {} } = await opened({
      'manifest.json': manifest('2024-08-31'),
      'incidents.geojson': incidents('2023-01', ...daily, '2024-07'),
      'actions.geojson': actions(),
    })
    expect(rowReach['incidents']).toMatchObject({ first: START, newest: START + 61, rows: 64 })
    expect(rowReach['incidents']?.gaps).toBeUndefined()
  })
  test('have gaps where rows were to be expected and none is', async () => {
    const [asOf, gap] = [START + 200, { from: START + 80, to: START + 110 }]
    const days = Array.from({ length: 200 }, (_, day) => START + day)
    const kept = days.filter((day) => day < gap.from || day > gap.to)
    const { rowReach = {} } = await opened({
      'manifest.json': manifest(isoDay(dayNumber(asOf))),
      'incidents.geojson': incidents(...kept.map((day) => isoDay(dayNumber(day)))),
      // Filled at the beginning of each month: the silence that follows is its rhythm, not a gap.
      'actions.geojson': actions(
        ...days.filter((day) => day % 30 < 2).flatMap((day) => Array(20).fill(isoDay(dayNumber(day)))),
      ),
    })
    expect(rowReach['incidents']?.gaps).toEqual([gap])
    expect(rowReach['actions']).toMatchObject({ usualGap: 28 })
    expect(rowReach['actions']?.gaps).toBeUndefined()
  })
  test('do not reach to the end of an earlier month', async () => {
    const { rowReach = {} } = await opened({
      'manifest.json': manifest('2024-08-31'),
      'incidents.geojson': incidents('2024-05', '2024-06-10'),
      'actions.geojson': actions(),
    })
    expect(isoDay(rowReach['incidents']?.newest ?? (0 as never))).toBe('2024-06-10')
    expect(rowReach['actions']).toBeUndefined()
  })
})

describe("README's own first manifest", () => {
  const [, text = ''] = /at its smallest:\n\n```json\n(.*?)```/s.exec(readFileSync('README.md', 'utf8')) ?? []
  const ROWS = 60
  const HEADER =
    'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
  const street = (month: string) =>
    [
      HEADER,
      ...Array.from({ length: ROWS }, (_, row) => ['Burglary', 'Drugs', 'Shoplifting'][row % 3]).map(
        (type, row) =>
          `c${row},${month},Invented Police,Invented Police,-2.6${row},53.5,On or near Elm Street,E01000001,Small 001A,${type},Under investigation,`,
      ),
      '',
    ].join('\n')
  async function openedOn(asOf: string, month: string) {
    const { features } = await converted([fileOf(street(month), `${month}-street.csv`)], {
      kind: 'incidents',
    })
    return opened({
      'manifest.json': JSON.stringify({ ...(JSON.parse(text) as object), asOf }),
      'incidents.geojson': collection(features),
    })
  }

  test('causes no warning about its month of street rows', async () => {
    const { asOf } = JSON.parse(text) as { asOf: string }
    const dataset = await openedOn(asOf, asOf.slice(0, 7))
    expect(dataset.reports.map(({ shown }) => shown)).toEqual([ROWS])
    expect(quietFeeds(dataset)).toEqual([])
    expect(feedSummaries({ ...dataset, feedStates: [] }).map(({ status }) => status)).toEqual(['fresh'])
  })
  test('causes a warning only after the next month should have been published', async () => {
    expect(quietFeeds(await openedOn('2018-09-12', '2018-06'))).toEqual([])
    expect(quietFeeds(await openedOn('2018-10-02', '2018-06')).map(({ days }) => days)).toEqual([94])
  })
})
