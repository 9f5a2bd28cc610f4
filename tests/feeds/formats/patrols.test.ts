/**
 * Tracks and pings: stays within a patrol hotspot become visits, other positions are counted, and no identity is kept.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, asEnd, momentOfDay, parseDay } from '../../../src/domain/day.ts'
import type { PatrolHotspot } from '../../../src/domain/patrol.ts'
import { visitDrafts } from '../../../src/feeds/tracks/visits.ts'
import { positionsOfGpx } from '../../../src/feeds/tracks/gpx.ts'
import { converted, fileOf, recognised, whyNot } from './converting.ts'

const day = (text: string) => momentOfDay(parseDay(text) ?? (0 as never))
const hotspot = (id: string, west: number): PatrolHotspot => ({
  id,
  name: id,
  shape: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 53.5],
        [west + 0.01, 53.5],
        [west + 0.01, 53.51],
        [west, 53.51],
        [west, 53.5],
      ],
    ],
  },
  from: day('2024-05-01'),
  to: asEnd(day('2024-05-31')),
  visitsPerDay: 2,
  minutesPerVisit: 15,
  hours: null,
  why: null,
  doThere: null,
  testDays: null,
})
const context = { hotspots: [hotspot('h1', -2.6), hotspot('h2', -2.55)] }
const [IN_H1, IN_H2, OUTSIDE] = ['-2.595,53.505', '-2.545,53.505', '-2.58,53.505']
const pings = (...rows: readonly string[]) =>
  fileOf(['device,time,lon,lat', ...rows, ''].join('\n'), 'pings.csv')
const visits = async (...rows: readonly string[]) => {
  const { features, report } = await converted([pings(...rows)], { context })
  const result = features.map(({ properties }) =>
    ['hotspot', 'start', 'end']
      .map((name) => String(properties[name]).replace(/^2024-05-04T|:00\+01:00$/g, ''))
      .join(' '),
  )
  return { made: result, report, features }
}
const at = (device: string, time: string, place: string) => `${device},2024-05-04T${time}:00+01:00,${place}`

describe('pings', () => {
  test('are recognised together with their device', async () => {
    const recognition = await recognised([pings(at('a', '21:00', IN_H1))])
    expect([recognition.format, recognition.feedKind]).toEqual(['ping-csv', 'patrol-visits'])
    expect(recognition.guesses.map(({ meaning }) => meaning)).toEqual([
      'device',
      'start',
      'longitude',
      'latitude',
    ])
  })
  test('are split into visits by gaps over five minutes, but not by shorter gaps or steps outside', async () => {
    const { made: result, report } = await visits(
      at('a', '21:00', IN_H1),
      at('a', '21:05', IN_H1),
      at('a', '21:07', OUTSIDE),
      at('a', '21:10', IN_H1),
      at('a', '21:16', IN_H1),
      at('a', '21:20', IN_H1),
      at('a', '21:21', IN_H2),
      at('a', '21:24', IN_H2),
    )
    expect(result).toEqual(['h1 21:00 21:10', 'h1 21:16 21:20', 'h2 21:21 21:24'])
    expect(report).toMatchObject({
      kind: 'patrol-visits',
      rowsIn: 8,
      shown: 7,
      setAside: [{ reason: 'in-no-hotspot', count: 1, examples: [{ row: 3, line: 4 }] }],
    })
  })
  test('of two devices are two visits, in any order', async () => {
    const rows = [
      at('a', '21:00', IN_H1),
      at('b', '21:01', IN_H1),
      at('a', '21:04', IN_H1),
      at('b', '21:05', IN_H1),
    ]
    const forwards = await visits(...rows)
    expect(forwards.made).toEqual(['h1 21:00 21:04', 'h1 21:01 21:05'])
    expect((await visits(...rows.toReversed())).made).toEqual(forwards.made)
  })
  test('leave no name of a device or officer in the output', async () => {
    const { features, report } = await visits(
      at('PC 4711 Invented', '21:00', IN_H1),
      at('PC 4711 Invented', '21:04', IN_H1),
    )
    expect(JSON.stringify([features, report])).not.toMatch(/4711|Invented/)
  })
  test('of less than a minute give a notice; those of a hotspot on another day are set aside', async () => {
    const { report } = await visits(at('a', '21:00', IN_H1), 'a,2024-06-04T21:00:00+01:00,' + IN_H1)
    expect(report.notices.map(({ code, count }) => `${code} ${count}`)).toEqual([
      'rows-in-visits 1',
      'short-visits 1',
    ])
    expect(report.setAside).toMatchObject([{ reason: 'in-no-hotspot', count: 1 }])
  })
  test('without a time or a place are set aside', async () => {
    const { report } = await visits('a,,' + IN_H1, 'a,2024-05-04,' + IN_H1, 'a,2024-05-04T21:00:00Z,,')
    expect(report.setAside.map(({ reason, count }) => `${reason} ${count}`)).toEqual([
      'missing-geometry 1',
      'missing-field 1',
      'bad-date 1',
    ])
  })
  test('with only an id are one series for each id, unless every row has its own', async () => {
    const csv = (ids: readonly string[]) =>
      fileOf(
        ['id,time,lat,lon', ...ids.map((id, i) => `${id},2024-05-04T21:0${i}:00Z,53.505,-2.595`), ''].join(
          '\n',
        ),
      )
    const count = async (ids: readonly string[]) => (await converted([csv(ids)], { context })).features.length
    expect(await count(['a', 'a', 'b', 'b'])).toBe(2)
    expect(await count(['1', '2', '3', '4'])).toBe(1)
  })
  test('need hotspots', async () => {
    expect(await whyNot([pings(at('a', '21:00', IN_H1))])).toContain('no hotspots are at hand')
  })
})

test('visits do not depend on the order of pings or hotspots, where hotspots touch or overlap included', () => {
  const overlapping = [hotspot('h1', -2.6), hotspot('h2', -2.595), hotspot('h3', -2.59)]
  const start = Date.UTC(2024, 4, 4, 20)
  const ping = fc
    .record({
      series: fc.integer({ min: 0, max: 2 }),
      minute: fc.integer({ min: 0, max: 12 }),
      east: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ series, minute, east }) => ({
      row: { row: 1 },
      series,
      at: (start + minute * 60_000) as Instant,
      place: [-2.5975 + east * 0.005, 53.505] as const,
      isLocal: false,
    }))
  const orders = fc.array(ping, { minLength: 1, maxLength: 12 }).chain((list) =>
    fc.record({
      pings: fc.constant(list),
      otherPings: fc.shuffledSubarray(list, { minLength: list.length }),
      otherHotspots: fc.shuffledSubarray(overlapping, { minLength: overlapping.length }),
    }),
  )
  fc.assert(
    fc.property(orders, (order) => {
      const result = visitDrafts(order.pings, overlapping).map(({ feature }) => feature)
      expect(visitDrafts(order.otherPings, order.otherHotspots).map(({ feature }) => feature)).toEqual(result)
      expect(result.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})

describe('GPX', () => {
  const point = (tag: string, place: string, time = '') => {
    const [lon = '', lat = ''] = place.split(',')
    return `<${tag} lat="${lat}" lon='${lon}'>${time && `<time>2024-05-04T${time}:00Z</time>`}<name>A &amp; B</name></${tag}>`
  }
  const gpx = (...parts: readonly string[]) =>
    fileOf(
      `<?xml version="1.0"?>\n<!-- a track -->\n<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">\n<metadata><time>2024-05-04T00:00:00Z</time></metadata>\n${parts.join('\n')}\n</gpx>`,
      'a.gpx',
    )
  const seg = (...points: readonly string[]) => `<trk><trkseg>\n${points.join('\n')}\n</trkseg></trk>`

  test('tracks and waypoints become visits, in London time', async () => {
    const file = gpx(
      point('wpt', IN_H2, '19:00'),
      seg(point('trkpt', IN_H1, '20:00'), point('trkpt', IN_H1, '20:04'), point('trkpt', OUTSIDE, '20:06')),
      `<rte>${point('rtept', IN_H1)}</rte>`,
    )
    const { features, report } = await converted([file], { context })
    expect(features.map(({ properties }) => properties)).toEqual([
      {
        id: 'h2 2024-05-04T20:00:00+01:00',
        hotspot: 'h2',
        start: '2024-05-04T20:00:00+01:00',
        end: '2024-05-04T20:00:00+01:00',
      },
      {
        id: 'h1 2024-05-04T21:00:00+01:00',
        hotspot: 'h1',
        start: '2024-05-04T21:00:00+01:00',
        end: '2024-05-04T21:04:00+01:00',
      },
    ])
    expect(report).toMatchObject({ rowsIn: 5, shown: 3 })
    expect(report.setAside).toEqual([
      { reason: 'missing-field', count: 1, examples: [{ row: 5, line: 11, field: 'time' }] },
      { reason: 'in-no-hotspot', count: 1, examples: [{ row: 4, line: 9 }] },
    ])
  })
  test('can become visits only', async () => {
    expect(await whyNot([gpx(point('wpt', IN_H1, '20:00'))], { kind: 'incidents', context })).toBe(
      'GPX tracks can become patrol-visits, not incidents.',
    )
  })
  const REFUSED = 'a.gpx holds a document type or an entity of its own, which no GPX needs: it is refused.'
  const BROKEN = 'a.gpx is broken: its tags do not fit together.'
  test.each([
    ['a document type', '<!DOCTYPE gpx [<!ENTITY x "y">]>', REFUSED],
    ['an entity of its own', '<wpt lat="1" lon="1"><name>&x;</name></wpt>', REFUSED],
    ['tags that do not fit', '<trk></trkseg>', BROKEN],
    ['a tag that is none', '<wpt lat=1></wpt>', BROKEN],
    ['a bare &', '<wpt lat="1" lon="1"><name>A & B</name></wpt>', BROKEN],
    ['a sign that XML has not', '<wpt lat="1" lon="1"><name>\u0001</name></wpt>', BROKEN],
    ['a second root', '</gpx><gpx>', BROKEN],
  ])('with %s is refused', async (_what, inside, message) => {
    expect(await whyNot([gpx(inside)], { context })).toBe(message)
  })
  test('truncated anywhere is refused as a whole', async () => {
    const text = new TextDecoder().decode(gpx(seg(point('trkpt', IN_H1, '20:00'))).bytes).trimEnd()
    for (let length = text.indexOf('<metadata'); length < text.length; length += 1) {
      const result = await whyNot([fileOf(text.slice(0, length), 'a.gpx')], { context })
      expect(result).toMatch(/ends early|tags do not fit/)
    }
  })
  test('with names in CDATA is read, times in CDATA included', async () => {
    const [lon = '', lat = ''] = IN_H1.split(',')
    const timed = (time: string) =>
      `<trkpt lat="${lat}" lon="${lon}"><time><![CDATA[2024-05-04T${time}:00Z]]></time></trkpt>`
    const file = gpx(
      `<trk><name><![CDATA[Beat 4 <north> & "south"]]></name><trkseg>${timed('20:00')}${timed('20:04')}</trkseg></trk>`,
    )
    const { features } = await converted([file], { context })
    expect(features.map(({ properties }) => properties['end'])).toEqual(['2024-05-04T21:04:00+01:00'])
    expect(JSON.stringify(features)).not.toContain('Beat')
  })
  test("lines are those on which tags begin, whatever follows the tag's name", () => {
    const text = `<gpx>\r\n<wpt\r\n lat="x" lon="1"/>\n\n<trk><trkseg><trkpt\nlat="1"\nlon="1"/></trkseg></trk><wpt/></gpx>`
    const read = positionsOfGpx([{ name: 'a.gpx', text, isWindows1252: false }])
    if ('kind' in read) throw new Error(read.what)
    expect(read.flatMap(({ positions }) => positions.map(({ row }) => `${row.row} ${row.line}`))).toEqual([
      '1 2',
      '2 5',
      '3 7',
    ])
  })
  test('accounts for a point without a time, a segment of one point and a decimal comma', () => {
    const text = `<gpx><trk><trkseg><trkpt lat="53.505" lon="-2.595"/><trkpt lat="53.505" lon="-2.595"><time>2024-05-04T20:00:00Z</time></trkpt></trkseg><trkseg><trkpt lat="53,505" lon="-2,595"><time>2024-05-04T20:00:00Z</time></trkpt></trkseg></trk></gpx>`
    const read = positionsOfGpx([{ name: 'a.gpx', text, isWindows1252: false }])
    if ('kind' in read) throw new Error(read.what)
    const lines = read.flatMap(({ positions }) =>
      positions.map((ping) => ('fault' in ping ? ping.fault.reason : new Date(ping.at).toISOString())),
    )
    expect(lines).toEqual(['missing-field', '2024-05-04T20:00:00.000Z', 'bad-coordinates'])
  })
  test('is parsed without throwing for any text', () => {
    for (const text of ['', '<', '<!', '<!--', '<?', '<a', '<a b="', '&', '</a>', 'x<a></a>'.repeat(3)])
      expect(positionsOfGpx([{ name: 'a.gpx', text, isWindows1252: false }])).toMatchObject({
        kind: 'failed',
      })
  })
})
