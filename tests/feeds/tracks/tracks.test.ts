/** Tracks of watches, receivers and phones give the visits that the same points give as GPX; damage is never read over. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PatrolHotspot } from '../../../src/domain/patrol.ts'
import { momentOfDay, parseDay } from '../../../src/domain/day.ts'
import { converted, fileOf, recognised, whyNot } from '../formats/converting.ts'
import { type FitMessage, fitFile } from './fit-file.ts'

const from = momentOfDay(parseDay('2023-01-01') ?? (0 as never))
const [WEST, SOUTH] = [-2.62, 53.5]
const HOTSPOT: PatrolHotspot = {
  id: 'market',
  name: 'Market',
  shape: {
    type: 'Polygon',
    coordinates: [
      [
        [WEST, SOUTH],
        [WEST + 0.01, SOUTH],
        [WEST + 0.01, SOUTH + 0.01],
        [WEST, SOUTH + 0.01],
        [WEST, SOUTH],
      ],
    ],
  },
  from,
  to: null,
  visitsPerDay: 2,
  minutesPerVisit: 15,
  hours: null,
  why: null,
  doThere: null,
  testDays: null,
}
const context = { hotspots: [HOTSPOT] }

/** Minutes after 21:00 in London on 4 May 2023, and a place. */
interface Point {
  readonly minute: number
  readonly lon: number
  readonly lat: number
}
const START = Date.UTC(2023, 4, 4, 20)
const isoOf = ({ minute }: Point) => new Date(START + minute * 60_000).toISOString().replace('.000', '')

const gpx = (points: readonly Point[]) =>
  `<gpx><trk><trkseg>${points.map((at) => `<trkpt lat="${at.lat}" lon="${at.lon}"><time>${isoOf(at)}</time></trkpt>`).join('\n')}</trkseg></trk></gpx>`

const tcx = (points: readonly Point[]) =>
  `<?xml version="1.0"?>\n<TrainingCenterDatabase xmlns="x"><Activities><Activity Sport="Walking"><Lap><Track>${points
    .map(
      (at) =>
        `<Trackpoint><Time>${isoOf(at)}</Time><Position><LatitudeDegrees>${at.lat}</LatitudeDegrees><LongitudeDegrees>${at.lon}</LongitudeDegrees></Position></Trackpoint>`,
    )
    .join('\n')}</Track></Lap></Activity></Activities></TrainingCenterDatabase>`

const kml = (points: readonly Point[]) =>
  `<kml xmlns:gx="g"><Placemark><gx:Track>${points.map((at) => `<when>${isoOf(at)}</when>`).join('\n')}${points
    .map(({ lon, lat }) => `<gx:coord>${lon} ${lat} 30</gx:coord>`)
    .join('\n')}</gx:Track></Placemark></kml>`

const angle = (degrees: number, digits: number) => {
  const whole = Math.floor(Math.abs(degrees))
  return `${String(whole).padStart(digits, '0')}${((Math.abs(degrees) - whole) * 60).toFixed(6).padStart(9, '0')}`
}
const checked = (inside: string) => {
  const sum = Array.from(inside).reduce((so, letter) => so ^ letter.charCodeAt(0), 0)
  return `$${inside}*${sum.toString(16).toUpperCase().padStart(2, '0')}`
}
const rmc = (at: Point) => {
  const clock = isoOf(at).slice(11, 19).replaceAll(':', '')
  return checked(`GPRMC,${clock}.00,A,${angle(at.lat, 2)},N,${angle(at.lon, 3)},W,0.5,054.7,040523,,,A`)
}
const nmea = (points: readonly Point[]) =>
  points.map((at) => `${checked('GPGSV,1,1,00')}\r\n${rmc(at)}\r\n`).join('')

const semicircles = (degrees: number) => Math.round((degrees * 2 ** 31) / 180)
const fitMessage = (at: Point): FitMessage => ({
  seconds: (START + at.minute * 60_000) / 1000 - 631_065_600,
  latitude: semicircles(at.lat),
  longitude: semicircles(at.lon),
})
const fit = (points: readonly Point[]) => fitFile(points.map(fitMessage))

const FORMATS: readonly (readonly [
  string,
  (points: readonly Point[]) => string | Uint8Array<ArrayBuffer>,
])[] = [
  ['a.tcx', tcx],
  ['a.kml', kml],
  ['a.nmea', nmea],
  ['a.fit', fit],
]
const inside = (minute: number): Point => ({ minute, lon: WEST + 0.004, lat: SOUTH + 0.005 })
const POINTS = [0, 1, 2, 3, 4].map(inside)

describe.each(FORMATS)('%s', (name, write) => {
  test('is recognised as a track', async () => {
    const { format, feedKind } = await recognised([fileOf(write(POINTS), name)])
    expect([format, feedKind]).toEqual([name === 'a.kml' ? 'kml-track' : name.slice(2), 'patrol-visits'])
  })
  test('gives the visits that the same points give as GPX', async () => {
    const point = fc.record({
      minute: fc.integer({ min: 0, max: 179 }),
      lon: fc.integer({ min: -50, max: 150 }).map((step) => Number((WEST + step / 10_000).toFixed(6))),
      lat: fc
        .integer({ min: -50, max: 150 })
        .map((step) => Number((SOUTH + step / 10_000 + 0.00003).toFixed(6))),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(point, { minLength: 2, maxLength: 20, selector: ({ minute }) => minute }),
        async (points) => {
          const own = await converted([fileOf(write(points), name)], { context })
          const same = await converted([fileOf(gpx(points), 'a.gpx')], { context })
          expect(own.features).toEqual(same.features)
          expect([own.report.rowsIn, own.report.shown]).toEqual([points.length, same.report.shown])
        },
      ),
      { numRuns: 25 },
    )
  })
  test('cut off anywhere never loses a point without a word', async () => {
    const whole = write(POINTS)
    for (let length = 20; length < whole.length - 2; length += 7) {
      const cut = fileOf(typeof whole === 'string' ? whole.slice(0, length) : whole.slice(0, length), name)
      const result = await recogniseRows(cut)
      expect(result === 'refused' || (name === 'a.nmea' && result > 0)).toBe(true)
    }
  })
})

/** Rows of a file, or that it was refused. */
async function recogniseRows(file: ReturnType<typeof fileOf>): Promise<number | 'refused'> {
  try {
    return (await converted([file], { context, kind: 'patrol-visits' })).report.rowsIn
  } catch {
    return 'refused'
  }
}

describe('points of a track', () => {
  test('without a place are set aside: of a watch without reception, of a receiver without a fix', async () => {
    const watch = tcx(POINTS).replace(/<Position>.*?<\/Position>/, '')
    const receiver = nmea(POINTS).replace(rmc(inside(0)), checked('GPRMC,200000.00,V,,,,,,,040523,,,N'))
    const device = fitFile([
      { ...fitMessage(inside(0)), latitude: null, longitude: null },
      ...POINTS.slice(1).map(fitMessage),
    ])
    for (const [file, name] of [
      [watch, 'a.tcx'],
      [receiver, 'a.txt'],
      [device, 'a.fit'],
    ] as const) {
      const { report } = await converted([fileOf(file, name)], { context })
      expect([report.rowsIn, report.setAside.map(({ reason }) => reason)]).toEqual([5, ['missing-geometry']])
    }
  })
  test('with a wrong checksum, or cut off, are set aside with their line', async () => {
    const lines = nmea(POINTS).replace('054.7', '055.7')
    const { report } = await converted([fileOf(lines.slice(0, -12), 'a.txt')], { context })
    expect(report).toMatchObject({ rowsIn: 5, shown: 3 })
    expect(report.setAside[0]).toMatchObject({
      reason: 'bad-field',
      examples: [
        { line: 2, field: 'checksum' },
        { line: 10, field: 'checksum' },
      ],
    })
  })
  test('with minutes over 59 are no place', async () => {
    const line = checked('GPRMC,200000.00,A,5360.100,N,00237.000,W,0.5,054.7,040523,,,A')
    const { report } = await converted([fileOf(`${line}\n${nmea(POINTS)}`, 'a.txt')], { context })
    expect(report.setAside[0]).toMatchObject({ reason: 'bad-coordinates', count: 1 })
  })
  test('all without times are refused with what to do', async () => {
    const text = gpx(POINTS).replaceAll(/<time>.*?<\/time>/g, '')
    expect(await whyNot([fileOf(text, 'a.gpx')], { context })).toBe(
      'a.gpx has no times: no visit can be made of it.',
    )
  })
})

test('a log without dates, or with wrong checksums alone, is refused', async () => {
  const gga = checked('GPGGA,200000.00,5330.300,N,00236.960,W,1,08,0.9,30.0,M,,M,,')
  expect(await whyNot([fileOf(`${gga}\n`, 'a.txt')], { context })).toBe(
    'a.txt is NMEA without dates: it has no RMC sentence.',
  )
  const wrong = nmea(POINTS).replaceAll(/\*[0-9A-F]{2}/g, '*00')
  expect(await whyNot([fileOf(wrong, 'a.txt')], { context })).toBe(
    'a.txt is NMEA whose checksums are all wrong.',
  )
})

test('a FIT file with any byte changed is refused', async () => {
  const whole = fit(POINTS)
  for (let at = 14; at < whole.length; at += 1) {
    const damaged = whole.slice()
    damaged[at] = (damaged[at] ?? 0) ^ 0x55
    expect(await whyNot([fileOf(damaged, 'a.fit')], { context })).toBe(
      'a.fit is a FIT track that is damaged or cut off.',
    )
  }
})

test('a FIT file in the other byte order, with short timestamps and another file appended, is read', async () => {
  const big = fitFile(POINTS.map(fitMessage), { isLittle: false })
  const short = fitFile(POINTS.slice(0, 3).map(fitMessage), { compressedAfter: 1, step: 10 })
  const both = new Uint8Array([...big, ...short])
  const { report, features } = await converted([fileOf(both, 'a.fit')], { context })
  expect(report).toMatchObject({ rowsIn: 8, shown: 8 })
  expect(features[0]?.properties).toMatchObject({ end: '2023-05-04T21:04:00+01:00' })
})
