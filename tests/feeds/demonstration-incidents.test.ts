/** Recounts the invented incidents from their points and times, by methods independent of their generation. */
import { describe, expect, test } from 'vitest'
import { HOUR, dayNumber, instant, isoDay, isoInstant } from '../../src/domain/day.ts'
import type { Polygon, Position } from '../../src/domain/geography.ts'
import { MOVED } from '../../src/domain/incident.ts'
import { readManifest } from '../../src/feeds/manifest.ts'
import { feedContext, readFeed } from '../../src/feeds/read-feed.ts'
import { vicinityOf } from '../../src/feeds/vicinity.ts'
import {
  type Days,
  type HotspotTruth,
  type Place,
  type Row,
  type SiteTruth,
  type SquareTruth,
  GROUND,
  dayOfRow,
  isDuring,
  filesOf,
  insideOf,
  metresToBorder,
  placesOf,
  rowsOf,
  squareOf,
  surfacesOf,
  textOf,
  truthOf,
} from './demonstration-geography.ts'
import { PLACE } from '../domain/shipped-place.ts'

const RING_METRES = 200
const demonstrations = [1, 2].map((seed) => {
  const files = filesOf({ seed })
  const rows = rowsOf(files, 'incidents.geojson')
  return { files, rows, places: placesOf(rows), truth: truthOf(files) }
})
const [first] = demonstrations
if (!first) throw new Error('No demonstration was made')
const sites = surfacesOf(first.files, 'sites.geojson')
const siteShape = (id: string): Polygon => {
  const shape = sites.get(id)
  if (!shape) throw new Error(`No site ${id}`)
  return shape
}

/** Rows within a site, and within its ring alone. */
function rowsAbout(id: string, places: readonly Place[]) {
  const shape = siteShape(id)
  const isInside = insideOf(shape)
  const within = places.filter(({ at }) => isInside(at))
  const around = places.filter(({ at }) => !isInside(at) && metresToBorder(at, shape) <= RING_METRES)
  return { site: within.flatMap(({ rows }) => rows), ring: around.flatMap(({ rows }) => rows) }
}

const during = (rows: readonly Row[], days: Days) => rows.filter((row) => isDuring(row, days)).length

function recounted({ id, before, after }: SiteTruth, places: readonly Place[]) {
  const { site, ring } = rowsAbout(id, places)
  return {
    siteBefore: during(site, before),
    siteAfter: during(site, after),
    ringBefore: during(ring, before),
    ringAfter: during(ring, after),
  }
}

describe('the invented incidents', () => {
  test('are about 3,000 a month for three years, with a season of 12 % and its maximum in July', () => {
    for (const { rows, truth } of demonstrations) {
      const months = new Map<string, number>()
      for (const row of rows) {
        const month = dayOfRow(row).slice(0, 7)
        months.set(month, (months.get(month) ?? 0) + 1)
      }
      expect(Object.fromEntries(months)).toEqual(truth.incidents.byMonth)
      expect(months.size).toBe(36)
      expect(Math.abs(rows.length / 36 / 3000 - 1)).toBeLessThan(0.015)
      const { amplitude, height } = seasonOf([...months])
      expect(amplitude).toBeGreaterThan(0.1)
      expect(amplitude).toBeLessThan(0.14)
      expect(height).toBeGreaterThan(6.5)
      expect(height).toBeLessThan(7.5)
    }
  })

  test('lie in the borough, many at the same point', () => {
    const vicinity = vicinityOf(GROUND.borough.outline, PLACE.vicinityMetres)
    for (const { places } of demonstrations) {
      expect(places.filter(({ at }) => vicinity.proximityAt(...at) !== 'inside')).toEqual([])
      expect(places.length).toBeGreaterThan(4000)
      expect(places.length).toBeLessThan(7000)
    }
  })

  test('have times on the London clock, none after the last day', () => {
    const isOnLondonClock = (time: unknown) =>
      typeof time !== 'string' || time.length <= 10 || isoInstant(instant(Date.parse(time))) === time
    const isInOrder = (row: Row) => {
      const { occurred, occurredTo = occurred, reported = '2024-08-31' } = row.properties
      const started = dayOfRow(row)
      const ends =
        Date.parse(String(occurredTo)) >= Date.parse(String(occurred)) && String(occurredTo) < '2024-09'
      return (
        ends && started >= '2021-09-01' && started <= String(reported) && String(reported) <= '2024-08-31'
      )
    }
    const { rows } = first
    expect(rows.filter((row) => !isOnLondonClock(row.properties['occurred']))).toEqual([])
    expect(rows.filter((row) => !isOnLondonClock(row.properties['occurredTo']))).toEqual([])
    expect(rows.filter((row) => !isInOrder(row))).toEqual([])
  })

  test('match their tally', () => {
    const { rows, truth } = first
    const count = (is: (properties: Row['properties']) => boolean) =>
      rows.filter((row) => is(row.properties)).length
    expect(truth.incidents).toMatchObject({
      total: rows.length,
      houseNumbers: count(({ location }) => /^(?:\d|Flat)/.test(String(location))),
      privatePlaces: count(({ place }) => place === 'private'),
      sensitive: count(({ category }) => category === 'sexual-offence'),
      ranges: count(({ occurredTo }) => occurredTo !== undefined),
      reportedLate: rows.filter(isLate).length,
      byPrecision: {
        instant: count(({ occurred }) => String(occurred).length > 10),
        day: count(({ occurred }) => String(occurred).length === 10),
        month: count(({ occurred }) => String(occurred).length === 7),
      },
    })
    expect(truth.incidents.houseNumbers).toBeGreaterThan(rows.length / 80)
    expect(truth.incidents.reportedLate).toBeGreaterThan(rows.length / 200)
  })
})

function isLate(row: Row): boolean {
  const { reported } = row.properties
  return reported !== undefined && Date.parse(String(reported)) - Date.parse(dayOfRow(row)) >= 14 * 24 * HOUR
}

/** Seasonal amplitude, as a share of the mean, and month of the maximum, from the daily rates of 36 months. */
function seasonOf(months: readonly (readonly [string, number])[]) {
  const rates = months.map(([month, count]) => {
    const [year = 0, number = 0] = month.split('-').map(Number)
    return {
      angle: (2 * Math.PI * number) / 12,
      rate: count / new Date(Date.UTC(year, number, 0)).getUTCDate(),
    }
  })
  const sum = (of: (row: { angle: number; rate: number }) => number) =>
    rates.reduce((all, row) => all + of(row), 0)
  const [cosine, sine] = [
    sum(({ angle, rate }) => rate * Math.cos(angle)),
    sum(({ angle, rate }) => rate * Math.sin(angle)),
  ]
  return {
    amplitude: (2 * Math.hypot(cosine, sine)) / sum(({ rate }) => rate),
    height: ((Math.atan2(sine, cosine) * 12) / (2 * Math.PI) + 12) % 12,
  }
}

describe('sites', () => {
  test('have the planted change, season aside, as the truth file states', () => {
    for (const { rows, places, truth } of demonstrations) {
      for (const site of truth.sites) {
        const counts = recounted(site, places)
        expect(counts).toEqual(site.realised)
        const about = rowsAbout(site.id, places)
        const rest = (days: Days) => during(rows, days) - during(about.site, days) - during(about.ring, days)
        const ratio = counts.siteAfter / counts.siteBefore / (rest(site.after) / rest(site.before))
        const isPlanted = site.planted.remains !== 1
        expect(Math.abs(ratio - site.planted.remains), site.id).toBeLessThan(isPlanted ? 0.03 : 0.12)
        expect(counts.siteBefore).toBeGreaterThan(140)
        expect(counts.siteBefore).toBeLessThan(800)
        const moved = (counts.siteBefore - counts.siteAfter) * site.planted.displacedIntoRing
        const leeway = moved > 0 ? 3 : counts.ringBefore * 0.12
        expect(Math.abs(counts.ringAfter - counts.ringBefore - moved), site.id).toBeLessThanOrEqual(leeway)
      }
    }
    expect(
      first.truth.sites.map(({ id, planted }) => [id, planted.remains, planted.displacedIntoRing]),
    ).toEqual([
      ['worsley-hall', 0.5, 0],
      ['site-b', 0.55, 1],
      ['site-c', 1, 0],
      ['site-d', 1, 0],
    ])
  })

  test('have it in antisocial behaviour and in crimes alike', () => {
    for (const { places, truth } of demonstrations) {
      for (const site of truth.sites.filter(({ planted }) => planted.remains !== 1)) {
        const asb = rowsAbout(site.id, places).site.filter(
          ({ properties }) => properties['category'] === 'anti-social-behaviour',
        )
        const left = during(asb, site.after) - site.planted.remains * during(asb, site.before)
        expect(Math.abs(left), site.id).toBeLessThanOrEqual(0.5)
      }
    }
  })

  test('have the same counts after guarded places are moved to the centres of their squares', () => {
    const manifest = readManifest(textOf(first.files, 'manifest.json'), PLACE)
    if ('kind' in manifest) throw new Error(manifest.what)
    const context = feedContext(manifest, { place: PLACE, borough: GROUND.borough })
    const feed = manifest.feeds.find(({ kind }) => kind === 'incidents')
    if (!feed) throw new Error('No incident feed')
    const read = readFeed(feed, textOf(first.files, 'incidents.geojson'), context)
    if (read.kind === 'failed' || !read.incidents) throw new Error('No incidents')
    const { longitude, latitude, flags, day, count } = read.incidents
    const moved = Array.from({ length: count }, (_, row) => row).filter(
      (row) => ((flags[row] ?? 0) & MOVED) !== 0,
    )
    expect(moved.length).toBeGreaterThan(5000)
    const rows = Array.from({ length: count }, (_, row): Row => {
      const coordinates: Position = [longitude[row] ?? NaN, latitude[row] ?? NaN]
      const occurred = isoDay(dayNumber(day[row] ?? NaN))
      return { geometry: { type: 'Point', coordinates }, properties: { occurred } }
    })
    const places = placesOf(rows)
    for (const site of first.truth.sites) expect(recounted(site, places), site.id).toEqual(site.realised)
    const vicinity = vicinityOf(GROUND.borough.outline, PLACE.vicinityMetres)
    expect(places.filter(({ at }) => vicinity.proximityAt(...at) !== 'inside')).toEqual([])
  })
})

const key = ({ easting, northing }: SquareTruth | Omit<SquareTruth, 'count'>) => `${easting},${northing}`
/** Steps on the grid from a hotspot's strongest square. */
const stepsOf = ({ easting, northing, squares }: HotspotTruth) =>
  squares.map((square) => [(square.easting - easting) / 150, (square.northing - northing) / 150] as const)

describe('planted hotspots', () => {
  test('have the planned incidents a year in every square', () => {
    for (const { places, truth } of demonstrations) {
      const squares = new Map<string, number>()
      for (const { at, rows } of places)
        squares.set(squareOf(at), (squares.get(squareOf(at)) ?? 0) + rows.length)
      expect(truth.hotspots).toHaveLength(12)
      for (const square of truth.hotspots.flatMap((hotspot) => hotspot.squares)) {
        expect(squares.get(key(square))).toBe(square.count)
        expect(Math.abs(square.count / 3 - square.yearly)).toBeLessThan(1)
      }
    }
  })

  test('differ in strength from 60 to 260 a year in the strongest square, which comes first', () => {
    for (const { truth } of demonstrations) {
      const strengths = truth.hotspots.map(({ yearly }) => yearly)
      expect([Math.min(...strengths), Math.max(...strengths)]).toEqual([60, 260])
      expect(new Set(strengths).size).toBe(12)
      for (const { yearly, squares } of truth.hotspots) {
        expect(squares[0]?.yearly).toBe(yearly)
        for (const { yearly: beside } of squares.slice(1)) {
          expect(beside / yearly).toBeGreaterThan(0.49)
          expect(beside / yearly).toBeLessThan(0.91)
        }
      }
    }
  })

  test('are single squares, strips, corners or clumps of squares that share sides', () => {
    for (const { truth } of demonstrations) {
      const shapes = truth.hotspots.map((hotspot) => {
        const steps = stepsOf(hotspot)
        const isBeside = ([x, y]: readonly [number, number]) =>
          steps.some(([x2, y2]) => Math.abs(x - x2) + Math.abs(y - y2) === 1)
        expect(steps.length === 1 || steps.every(isBeside), hotspot.id).toBe(true)
        expect(new Set(steps.map(String)).size).toBe(steps.length)
        const [columns, rows] = [0, 1].map((axis) => new Set(steps.map((step) => step[axis])).size)
        if (steps.length === 1) return 'single'
        if (columns === 1 || rows === 1) return 'strip'
        return steps.length <= 4 ? 'corner' : 'clump'
      })
      expect(new Set(shapes)).toEqual(new Set(['single', 'strip', 'corner', 'clump']))
    }
  })

  test('have other neighbours with another seed, beside the same strongest squares', () => {
    const [one, other] = demonstrations.map(({ truth }) => truth.hotspots)
    expect(one?.map(key)).toEqual(other?.map(key))
    expect(one?.map(stepsOf)).not.toEqual(other?.map(stepsOf))
    const shares = (hotspots: readonly HotspotTruth[] = []) =>
      hotspots.flatMap(({ squares }) => squares.slice(1).map(({ yearly }) => yearly))
    expect(shares(one)).not.toEqual(shares(other))
  })

  test('are steady: as many in every year, and incidents in every half year', () => {
    for (const { easting, northing, yearly } of first.truth.hotspots) {
      const rows = first.places
        .filter(({ at }) => squareOf(at) === `${easting},${northing}`)
        .flatMap((place) => place.rows)
      const halves = halfYears.map(([from, to]) => during(rows, { from, to }))
      for (const year of [0, 2, 4])
        expect(Math.abs((halves[year] ?? 0) + (halves[year + 1] ?? 0) - yearly)).toBeLessThan(2)
      expect(Math.min(...halves)).toBeGreaterThan(yearly / 4)
    }
  })

  test('lie outside sites and rings, and touch no other hotspot', () => {
    for (const { places, truth } of demonstrations) {
      const all = truth.hotspots.flatMap(({ id, squares }) => squares.map((square) => ({ id, square })))
      const planted = new Set(all.map(({ square }) => key(square)))
      expect(planted.size).toBe(all.length)
      for (const { at } of places.filter((place) => planted.has(squareOf(place.at))))
        for (const id of sites.keys()) expect(metresToBorder(at, siteShape(id))).toBeGreaterThan(RING_METRES)
      const touching = all.filter(({ id, square }) =>
        all.some(
          (other) =>
            other.id !== id &&
            Math.abs(other.square.easting - square.easting) <= 150 &&
            Math.abs(other.square.northing - square.northing) <= 150,
        ),
      )
      expect(touching).toEqual([])
    }
  })
})
const halfYears = [
  ['2021-09-01', '2022-02-28'],
  ['2022-03-01', '2022-08-31'],
  ['2022-09-01', '2023-02-28'],
  ['2023-03-01', '2023-08-31'],
  ['2023-09-01', '2024-02-29'],
  ['2024-03-01', '2024-08-31'],
] as const

const withoutEffect = filesOf({ seed: 4, noEffect: true })
test('without an effect nothing is planted, as the truth file states', () => {
  const truth = truthOf(withoutEffect)
  const places = placesOf(rowsOf(withoutEffect, 'incidents.geojson'))
  expect(truth.hotspots).toEqual([])
  expect(truth.areaChanges).toEqual([])
  for (const site of truth.sites) {
    expect(site.planted).toEqual({ remains: 1, displacedIntoRing: 0 })
    const counts = recounted(site, places)
    expect(counts).toEqual(site.realised)
    const error = Math.sqrt(1.3 * (1 / counts.siteBefore + 1 / counts.siteAfter))
    expect(Math.abs(Math.log(counts.siteAfter / counts.siteBefore)) / error, site.id).toBeLessThan(3.3)
  }
})
