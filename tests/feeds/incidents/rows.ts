/** Generators of incident rows, valid and arbitrary, and the table built from them. */
import fc from 'fast-check'
import type { FeedReport } from '../../../src/domain/feed.ts'
import type { IncidentColumns } from '../../../src/domain/incident.ts'
import { unpackedTexts } from '../../../src/feeds/ids/packed-texts.ts'
import { readFeed } from '../../../src/feeds/read-feed.ts'
import { collection, contextOf, feedOf } from '../opened.ts'

export const row = (properties: object = {}, coordinates: unknown = [-2.6, 53.5]) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: { id: 'a', category: 'burglary', occurred: '2024-05-04T21:15:00+01:00', ...properties },
})

export interface Table {
  readonly report: FeedReport
  readonly columns: IncidentColumns
  readonly categories: readonly string[]
}
export function tableOf(features: readonly unknown[]): Table {
  const read = readFeed(feedOf('incidents'), collection(features), contextOf())
  if (read.kind === 'failed' || !read.incidents) throw new Error('No table')
  return {
    report: read.report,
    columns: read.incidents,
    categories: read.categories.map(({ id }) => id),
  }
}

export const idsOf = ({ id, count }: IncidentColumns): readonly string[] => [...unpackedTexts(id, count)]

/** Mostly the usual value, occasionally another. */
const mostly = <T>(usual: fc.Arbitrary<T>, otherwise: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: usual, weight: 12 }, { arbitrary: otherwise, weight: 1 })
const oddValue = fc.oneof(
  fc.constantFrom(null, '', ' ', ' x', '__proto__', '<script>alert(1)</script>', 1e308, -0),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
)
const locationTexts = mostly(fc.constantFrom('Elm Street', '12 Elm Street', 'x', null, ''), oddValue)
const time = mostly(
  fc.constantFrom(
    '2024-05-04T21:15:00+01:00',
    '2024-06-04T21:15:00',
    '2024-05-05',
    '2024-06',
    '2024-08-31',
    '2024-03-31T01:30',
    '2023-10-29T01:30:00',
  ),
  fc.oneof(fc.constantFrom('2024-13-01', '1999-12-31', '2024-09-01'), oddValue),
)
const longitude = mostly(
  fc.double({ min: -2.8, max: -2.4, noNaN: true }),
  fc.constantFrom(53.5, 357_000, 181),
)
const latitude = mostly(fc.double({ min: 53.4, max: 53.7, noNaN: true }), fc.constantFrom(-2.6, 405_000, 91))

/** A row whose every field may be valid, invalid or missing. */
export const anyRow = fc.record({
  type: mostly(fc.constant('Feature'), oddValue),
  geometry: mostly(
    fc.record({
      type: mostly(fc.constant('Point'), fc.constantFrom('LineString', 'Polygon', 'point')),
      coordinates: mostly(
        fc.oneof(fc.tuple(longitude, latitude), fc.tuple(longitude, latitude, oddValue)),
        oddValue,
      ),
    }),
    oddValue,
  ),
  properties: mostly(
    fc.record(
      {
        id: mostly(fc.constantFrom('a', 'b', 'c'), oddValue),
        category: mostly(fc.constantFrom('burglary', 'sexual-offence', 'Sexual Offence', 'new'), oddValue),
        occurred: time,
        occurredTo: time,
        reported: time,
        agency: locationTexts,
        location: locationTexts,
        outcome: locationTexts,
        place: mostly(fc.constantFrom('public', 'private'), fc.constantFrom('Private', 1, null)),
        policeGenerated: mostly(fc.boolean(), oddValue),
      },
      { requiredKeys: ['id', 'category', 'occurred'] },
    ),
    oddValue,
  ),
})
