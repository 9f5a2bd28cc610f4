/** What a conversion writes of guarded incidents: the middle of their square, days alone, and no location. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { guardFor } from '../../../src/feeds/incidents/guarded-feature.ts'
import { middleOfSquare } from '../../../src/feeds/incidents/guarding.ts'
import { parquetBytes } from '../../../src/feeds/parquet/write-parquet.ts'
import { openParquet } from '../../../src/feeds/parquet/parquet-file.ts'
import { choicesFor } from '../../../src/feeds/formats/recognise.ts'
import { suggestedMapping } from '../../../src/feeds/tables/mapping/suggest.ts'
import { GROUND, converted, fileOf, recognised } from '../formats/converting.ts'
import { row, tableOf } from './rows.ts'

const guard = guardFor(DEFAULT_CATEGORIES)
const point = { longitude: -2.612_347, latitude: 53.512_351 }
const HEAD = 'ref,type,date,time,date to,reported,address,private,lon,lat'
const line = (id: string, type: string, isPrivate = '') =>
  `${id},${type},2024-05-04,23:47,2024-05-05T01:53,2024-05-06T09:41,Elm Street,${isPrivate},${point.longitude},${point.latitude}`

const GUARDED = ['sexual-offence', 'Sexual offences', 'Rape', 'Domestic abuse', 'Child neglect']

describe('a written row', () => {
  const EXACT = /12347|12351|23:47|01:53|09:41|Elm/
  test.each(GUARDED)('of %s has neither the exact place nor a time of day', async (type) => {
    const { features, lines, report } = await converted([fileOf(`${HEAD}\n${line('a', type)}\n`)], {
      kind: 'incidents',
    })
    expect(lines.join('')).not.toMatch(EXACT)
    expect(features[0]?.geometry?.coordinates).toEqual(middleOfSquare(point.longitude, point.latitude))
    expect(features[0]?.properties).toMatchObject({
      occurred: '2024-05-04',
      occurredTo: '2024-05-05',
      reported: '2024-05-06',
    })
    expect(report.notices.find(({ code }) => code === 'moved')?.count).toBe(1)
  })
  test('of a private place is guarded, and of another stays exact', async () => {
    const text = `${HEAD.replace('private', 'place')}\n${line('a', 'Burglary', 'private')}\n${line('b', 'Burglary', 'public')}\n`
    const { lines } = await converted([fileOf(text)], { kind: 'incidents' })
    expect(lines.map((each) => EXACT.test(each))).toEqual([false, true])
  })
  test('is guarded in Parquet too', async () => {
    const text = [HEAD, ...GUARDED.map((type, at) => line(`r${at}`, type))].join('\n')
    const { lines } = await converted([fileOf(text)], { kind: 'incidents' })
    const file = openParquet(parquetBytes(lines, null))
    if (file.kind === 'failed') throw new Error(file.what)
    expect(JSON.stringify(await file.featuresOf(0))).not.toMatch(EXACT)
  })
  test('of GeoJSON is guarded, with coordinates as texts too', async () => {
    for (const coordinates of [
      [point.longitude, point.latitude],
      [`${point.longitude}`, `${point.latitude}`],
    ]) {
      const feature = row({ category: 'Rape', location: 'Elm Street' }, coordinates)
      const text = JSON.stringify({ type: 'FeatureCollection', features: [feature] })
      const { lines } = await converted([fileOf(text, 'a.geojson')], { kind: 'incidents' })
      expect(lines).toHaveLength(1)
      expect(lines.join('')).not.toMatch(/12347|12351|21:15|Elm/)
    }
  })
  test('that lies nowhere usable is set aside as any other', async () => {
    const feature = row({ place: 'private' }, [53.5, 405_000])
    const text = JSON.stringify({ type: 'FeatureCollection', features: [feature] })
    const { report } = await converted([fileOf(text, 'a.geojson')], { kind: 'incidents' })
    expect([report.shown, report.setAside.map(({ count }) => count)]).toEqual([0, [1]])
  })
  test('at the limit is set aside where the middle of its square lies beyond it', async () => {
    // Squares of 150 m along the parallel at which the vicinity ends.
    const features = Array.from({ length: 400 }, (_, at) =>
      row({ id: `r${at}`, category: 'Rape' }, [-2.6, 53.8 + at / 10_000]),
    )
    const text = JSON.stringify({ type: 'FeatureCollection', features })
    const { report, lines } = await converted([fileOf(text, 'a.geojson')], { kind: 'incidents' })
    const exact = tableOf(features).report
    expect(report.setAside.map(({ reason }) => reason)).toEqual(['outside'])
    expect(Math.abs(exact.shown - lines.length)).toBeLessThanOrEqual(7)
  })
  test('under an id that comes twice is compared by its exact content', async () => {
    const text = `${HEAD}\n${line('a', 'Rape')}\n${line('a', 'Rape').replace('09:41', '09:42')}\n`
    const { report } = await converted([fileOf(text)], { kind: 'incidents' })
    expect([report.shown, report.setAside.map(({ reason, count }) => `${reason} ${count}`)]).toEqual([
      1,
      ['duplicate-id 1'],
    ])
    expect(report.notices.map(({ code }) => code)).toContain('differing-duplicates')
  })
})

test.each([
  ['stop-search', 'W1'],
  ['arrest', undefined],
])('an action of type %s with an ethnicity is written without its place', async (type, ethnicity) => {
  const text = `id,type,on,partner,ethnicity,lon,lat\na,${type},2024-05-04,other,W1,${point.longitude},${point.latitude}\nb,${type},2024-05-04,other,,${point.longitude},${point.latitude}\n`
  const { features, secondReport } = await converted([fileOf(text)], { kind: 'actions' })
  expect(features.map(({ geometry }) => geometry?.coordinates ?? null)).toEqual([
    null,
    [point.longitude, point.latitude],
  ])
  expect([features[0]?.properties['ethnicity'], secondReport.shown]).toEqual([ethnicity, 2])
})

test('a suggested mapping shows no place and no time of day of an incident', async () => {
  const text = `${HEAD},position,easting,when\n${line('a', 'Rape')},"53.512351, -2.612347",358312,2024-05-04T23:47\n`
  const found = await recognised([fileOf(text)], 'incidents')
  const suggested = JSON.stringify(suggestedMapping(found, choicesFor(found, GROUND)))
  expect(suggested).toContain('Rape')
  expect(suggested).not.toMatch(/12347|12351|358312|23:47|01:53|09:41|Elm/)
})

test('guarding is what reading does: the same record before and after, and guarding twice changes nothing', () => {
  const instants = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2024-04-01'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const times = fc.oneof(
    instants,
    instants.map((text) => text.slice(0, 10)),
    instants.map((text) => text.slice(0, 7)),
  )
  const rows = fc.record({
    category: fc.constantFrom(...GUARDED, 'burglary'),
    place: fc.constantFrom('private', 'public', undefined),
    occurred: times,
    reported: fc.option(times, { nil: undefined }),
    location: fc.constantFrom('Elm Street', undefined),
    coordinates: fc.tuple(
      fc.double({ min: -2.69, max: -2.51, noNaN: true }),
      fc.double({ min: 53.46, max: 53.59, noNaN: true }),
    ),
  })
  fc.assert(
    fc.property(rows, ({ coordinates, ...properties }) => {
      const exact = { ...row(properties, coordinates), type: 'Feature' as const }
      const written = guard(exact)
      expect(guard(written)).toEqual(written)
      const [before, after] = [tableOf([exact]), tableOf([written])]
      expect(after.columns).toEqual(before.columns)
      expect(after.report.shown).toBe(before.report.shown)
    }),
    { numRuns: 300 },
  )
})
