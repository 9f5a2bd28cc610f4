/** Tracks and pings: stays inside a patrol hotspot become visits, the rest is counted, and nobody is named. */
import { describe, expect, test } from 'vitest'
import { asEnd, momentOfDay, parseDay } from '../../../src/domain/day.ts'
import type { PatrolHotspot } from '../../../src/domain/patrol.ts'
import { readXml } from '../../../src/feeds/formats/tracks/xml-marks.ts'
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
const ground = { hotspots: [hotspot('h1', -2.6), hotspot('h2', -2.55)] }
const [IN_H1, IN_H2, OUTSIDE] = ['-2.595,53.505', '-2.545,53.505', '-2.58,53.505']
const pings = (...rows: readonly string[]) =>
  fileOf(['device,time,lon,lat', ...rows, ''].join('\n'), 'pings.csv')
const visits = async (...rows: readonly string[]) => {
  const { features, report } = await converted([pings(...rows)], { ground })
  const made = features.map(({ properties }) =>
    ['hotspot', 'start', 'end']
      .map((name) => String(properties[name]).replace(/^2024-05-04T|:00\+01:00$/g, ''))
      .join(' '),
  )
  return { made, report, features }
}
const at = (device: string, time: string, place: string) => `${device},2024-05-04T${time}:00+01:00,${place}`

describe('pings', () => {
  test('are recognised, and their device with them', async () => {
    const found = await recognised([pings(at('a', '21:00', IN_H1))])
    expect([found.format, found.feedKind]).toEqual(['ping-csv', 'patrol-visits'])
    expect(found.guesses.map(({ meaning }) => meaning)).toEqual(['device', 'start', 'longitude', 'latitude'])
  })
  test('gaps over five minutes end a visit, shorter ones and steps outside do not', async () => {
    const { made, report } = await visits(
      at('a', '21:00', IN_H1),
      at('a', '21:05', IN_H1),
      at('a', '21:07', OUTSIDE),
      at('a', '21:10', IN_H1),
      at('a', '21:16', IN_H1),
      at('a', '21:20', IN_H1),
      at('a', '21:21', IN_H2),
      at('a', '21:24', IN_H2),
    )
    expect(made).toEqual(['h1 21:00 21:10', 'h1 21:16 21:20', 'h2 21:21 21:24'])
    expect(report).toMatchObject({
      kind: 'patrol-visits',
      rowsIn: 8,
      shown: 7,
      setAside: [{ reason: 'in-no-hotspot', count: 1, examples: [{ row: 3, line: 4 }] }],
    })
  })
  test('of two devices are two visits, in whatever order they come', async () => {
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
  test('name no device and no officer anywhere in what comes out', async () => {
    const { features, report } = await visits(
      at('PC 4711 Invented', '21:00', IN_H1),
      at('PC 4711 Invented', '21:04', IN_H1),
    )
    expect(JSON.stringify([features, report])).not.toMatch(/4711|Invented/)
  })
  test('of less than a minute are noted; of a hotspot on another day they are set aside', async () => {
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
  test('told apart by an id only are one series each, unless every row has its own', async () => {
    const csv = (ids: readonly string[]) =>
      fileOf(
        ['id,time,lat,lon', ...ids.map((id, i) => `${id},2024-05-04T21:0${i}:00Z,53.505,-2.595`), ''].join(
          '\n',
        ),
      )
    const count = async (ids: readonly string[]) => (await converted([csv(ids)], { ground })).features.length
    expect(await count(['a', 'a', 'b', 'b'])).toBe(2)
    expect(await count(['1', '2', '3', '4'])).toBe(1)
  })
  test('need hotspots', async () => {
    expect(await whyNot([pings(at('a', '21:00', IN_H1))])).toContain('no hotspots are at hand')
  })
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

  test('tracks and waypoints become visits, by London time', async () => {
    const file = gpx(
      point('wpt', IN_H2, '19:00'),
      seg(point('trkpt', IN_H1, '20:00'), point('trkpt', IN_H1, '20:04'), point('trkpt', OUTSIDE, '20:06')),
      `<rte>${point('rtept', IN_H1)}</rte>`,
    )
    const { features, report } = await converted([file], { ground })
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
  test('becomes visits only', async () => {
    expect(await whyNot([gpx(point('wpt', IN_H1, '20:00'))], { kind: 'incidents', ground })).toBe(
      'GPX track becomes patrol-visits, not incidents.',
    )
  })
  const REFUSED =
    'a.gpx holds a document type, CDATA or an entity of its own, which no GPX needs: it is refused.'
  test.each([
    ['a document type', '<!DOCTYPE gpx [<!ENTITY x "y">]>', REFUSED],
    ['CDATA', '<wpt lat="1" lon="1"><name><![CDATA[x]]></name></wpt>', REFUSED],
    ['an entity of its own', '<wpt lat="1" lon="1"><name>&x;</name></wpt>', REFUSED],
    ['tags that do not fit', '<trk></trkseg>', 'a.gpx is broken: its tags do not fit together.'],
    ['a tag that is none', '<wpt lat=1></wpt>', 'a.gpx is broken: its tags do not fit together.'],
  ])('with %s is refused', async (_what, inside, words) => {
    expect(await whyNot([gpx(inside)], { ground })).toBe(words)
  })
  test('cut anywhere is refused whole', async () => {
    const text = new TextDecoder().decode(gpx(seg(point('trkpt', IN_H1, '20:00'))).bytes).trimEnd()
    for (let length = text.indexOf('<metadata'); length < text.length; length += 1) {
      const result = await whyNot([fileOf(text.slice(0, length), 'a.gpx')], { ground })
      expect(result).toMatch(/ends early|tags do not fit/)
    }
  })
  test('the scanner takes any text at all', () => {
    const nothing = { opened: () => {}, closed: () => {}, text: () => {} }
    for (const text of [
      '',
      '<',
      '<!',
      '<!--',
      '<?',
      '<a',
      '<a b="',
      '&',
      '</a>',
      '<a/>',
      'x<a></a>'.repeat(3),
    ])
      expect(() => readXml(text, nothing)).not.toThrow()
  })
})
