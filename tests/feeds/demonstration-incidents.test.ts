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
  type Row,
  type SiteTruth,
  GROUND,
  dayOfRow,
  isDuring,
  filesOf,
  insideOf,
  metresToBorder,
  rowsOf,
  squareOf,
  surfacesOf,
  textOf,
  truthOf,
} from './demonstration-geography.ts'
import { PLACE } from '../domain/shipped-place.ts'

interface Place {
  readonly at: Position
  readonly rows: readonly Row[]
}
/** Rows by the point that they share. */
function placesOf(rows: readonly Row[]): readonly Place[] {
  const places = new Map<string, { readonly at: Position; readonly rows: Row[] }>()
  for (const row of rows) {
    const at: Position = row.geometry?.coordinates ?? [NaN, NaN]
    const place = places.get(at.join())
    if (place) place.rows.push(row)
    else places.set(at.join(), { at, rows: [row] })
  }
  return [...places.values()]
}

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
      houseNumbers: count(({ location }) => /\d/.test(String(location))),
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
        expect(counts.siteBefore).toBeLessThan(450)
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

describe('planted hotspots', () => {
  test('have about 120 incidents a year in the middle and 30 in each neighbour, the most of all squares', () => {
    for (const { places, truth } of demonstrations) {
      const squares = new Map<string, number>()
      for (const { at, rows } of places)
        squares.set(squareOf(at), (squares.get(squareOf(at)) ?? 0) + rows.length)
      expect(truth.hotspots).toHaveLength(12)
      const middles = truth.hotspots.map(({ easting, northing }) => `${easting},${northing}`)
      const leading = [...squares].toSorted((a, b) => b[1] - a[1]).slice(0, 12)
      expect(leading.map(([square]) => square).toSorted()).toEqual(middles.toSorted())
      for (const { easting, northing, count } of truth.hotspots.flatMap((hotspot) => hotspot.squares)) {
        expect(squares.get(`${easting},${northing}`)).toBe(count)
        const yearly = middles.includes(`${easting},${northing}`) ? 120 : 30
        expect(Math.abs(count / 3 - yearly)).toBeLessThan(1)
      }
    }
  })

  test('have incidents in every half year, outside sites and rings and apart from each other', () => {
    const { places, truth } = first
    const middles = new Set(truth.hotspots.map(({ easting, northing }) => `${easting},${northing}`))
    for (const middle of middles) {
      const rows = places.filter(({ at }) => squareOf(at) === middle).flatMap((place) => place.rows)
      for (const [from, to] of halfYears) expect(during(rows, { from, to })).toBeGreaterThan(30)
    }
    const planted = new Set(
      truth.hotspots.flatMap(({ squares }) => squares.map((s) => `${s.easting},${s.northing}`)),
    )
    expect(planted.size).toBe(12 * 9)
    for (const { at } of places.filter((place) => planted.has(squareOf(place.at))))
      for (const id of sites.keys()) expect(metresToBorder(at, siteShape(id))).toBeGreaterThan(RING_METRES)
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
  for (const site of truth.sites) {
    expect(site.planted).toEqual({ remains: 1, displacedIntoRing: 0 })
    const counts = recounted(site, places)
    expect(counts).toEqual(site.realised)
    const error = Math.sqrt(1.3 * (1 / counts.siteBefore + 1 / counts.siteAfter))
    expect(Math.abs(Math.log(counts.siteAfter / counts.siteBefore)) / error, site.id).toBeLessThan(3.3)
  }
})
