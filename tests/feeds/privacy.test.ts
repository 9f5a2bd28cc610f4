/**
 * A Dataset contains no place or time of guarded incidents, no place of actions counted by area or with
 * an ethnicity, and no house number.
 */
import { describe, expect, test } from 'vitest'
import { DEFAULT_ACTION_TYPES } from '../../src/domain/action.ts'
import { MOVED } from '../../src/domain/incident.ts'
import { FEW, datasetOf, filesOf, textOf } from './demonstration-geography.ts'
import { reachableFrom } from './reachable-values.ts'

interface Raw {
  readonly type?: unknown
  readonly geometry?: { readonly coordinates?: unknown } | null
  readonly properties?: Readonly<Record<string, unknown>>
}
const BY_AREA = new Set(DEFAULT_ACTION_TYPES.filter(({ shown }) => shown === 'area').map(({ id }) => id))

/** Whether the position is confidential: guarded incidents, actions counted by area or with an ethnicity, unlisted types. */
function isSecret({ properties = {} }: Raw): boolean {
  const { category, place, type, ethnicity } = properties
  const isGuarded = place === 'private' || /^sexual.offence$/i.test(String(category))
  return isGuarded || BY_AREA.has(String(type)) || type === 'night-walk' || ethnicity !== undefined
}

/** Searches and arrests with an ethnicity, which the demonstration has none of. */
function withEthnicity(row: Raw | null): Raw | null {
  const type = row?.properties?.['type']
  if (row === null || (type !== 'stop-search' && type !== 'arrest')) return row
  return { ...row, properties: { ...row.properties, ethnicity: 'W1' } }
}

/** Marks coordinates by their many decimals, so that they are recognised anywhere in a Dataset. */
function marked(coordinates: unknown): unknown {
  if (Array.isArray(coordinates)) return coordinates.map(marked)
  if (typeof coordinates === 'string' && /\d/.test(coordinates)) return `${coordinates}137731`
  return typeof coordinates === 'number' && Math.abs(coordinates) < 1e9
    ? coordinates + 1.377_31e-6
    : coordinates
}
/** No other time has seconds. */
const markedTime = (time: unknown) =>
  typeof time === 'string' ? time.replace(/T(\d\d:\d\d):00/, 'T$1:37') : time

function withMarks(row: Raw | null): unknown {
  if (row === null || typeof row !== 'object' || !isSecret(row)) return row
  const { geometry, properties = {} } = row
  const { occurred, occurredTo, on } = properties
  const times = { occurred: markedTime(occurred), occurredTo: markedTime(occurredTo), on: markedTime(on) }
  const told = Object.entries(times).filter(([name]) => Object.hasOwn(properties, name))
  return {
    ...row,
    properties: { ...properties, ...Object.fromEntries(told) },
    geometry: geometry?.coordinates ? { ...geometry, coordinates: marked(geometry.coordinates) } : geometry,
  }
}

const featuresIn = (text: string) =>
  (JSON.parse(text) as { readonly features: readonly (Raw | null)[] }).features
function withSecrets(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const guarded = [...files].map(([name, text]): readonly [string, string] => {
    if (!name.endsWith('.geojson')) return [name, text]
    return [
      name,
      JSON.stringify({
        type: 'FeatureCollection',
        features: featuresIn(text).map(withEthnicity).map(withMarks),
      }),
    ]
  })
  return new Map(guarded)
}

const numbersIn = (value: unknown): readonly number[] =>
  reachableFrom(value).values.filter((reached): reached is number => typeof reached === 'number')

describe.each([
  ['ordinary', FEW],
  ['faulty', { ...FEW, withFaults: true }],
])('the %s demonstration', async (_, options) => {
  const files = withSecrets(filesOf(options))
  const dataset = await datasetOf(files)
  const { values, objects } = reachableFrom(dataset)
  const numbers = new Set(values.filter((reached): reached is number => typeof reached === 'number'))
  const texts = values.filter((value): value is string => typeof value === 'string')
  const rows = ['incidents.geojson', 'actions.geojson'].flatMap((name) => featuresIn(textOf(files, name)))
  const secrets = rows.filter((row): row is Raw => row !== null && typeof row === 'object' && isSecret(row))

  test('is traversed completely', () => {
    expect(secrets.length).toBeGreaterThan(150)
    expect(values.length).toBeGreaterThan(50_000)
    expect(numbers).toContain(dataset.incidents.longitude[0])
    expect(texts).toContain('safeguarding-referral')
  })

  test('contains no coordinate of a row that is moved or counted by area', () => {
    const places = secrets.flatMap(({ geometry }) => numbersIn(geometry?.coordinates))
    expect(places.length).toBeGreaterThan(300)
    expect(places.filter((degree) => numbers.has(degree) && degree !== 1e308)).toEqual([])
    const reportText = texts.join('\n')
    expect(places.filter((degree) => reportText.includes(String(degree)) && degree !== 1e308)).toEqual([])
    expect(reportText).not.toContain('137731')
  })

  test('keeps the ethnicity of a search, without its place, and of no other action', () => {
    const stated = dataset.actions.filter(({ ethnicity }) => ethnicity !== null)
    expect(stated.length).toBeGreaterThan(5)
    expect(stated.filter(({ type, place }) => type !== 'stop-search' || place !== null)).toEqual([])
    expect(dataset.actions.filter(({ type, place }) => type === 'arrest' && place !== null)).toEqual([])
  })

  test('contains no time of day of a row that is moved', () => {
    expect(texts.filter((text) => /T\d\d:\d\d:37/.test(text))).toEqual([])
    const times = secrets.flatMap(({ properties = {} }) => [properties['occurred'], properties['occurredTo']])
    const instants = times.flatMap((time) => (String(time).includes(':37') ? [Date.parse(String(time))] : []))
    expect(instants.length).toBeGreaterThan(50)
    expect(instants.filter((at) => numbers.has(at))).toEqual([])
    const { flags, minute, rangeMinutes, precision } = dataset.incidents
    const moved = Array.from(flags.keys()).filter((row) => ((flags[row] ?? 0) & MOVED) !== 0)
    expect(moved.length).toBeGreaterThan(100)
    const told = moved.filter((row) => minute[row] !== -1 || rangeMinutes[row] !== 0 || precision[row] === 0)
    expect(told).toEqual([])
  })

  test('contains no house number, and no location of a guarded row', () => {
    const told = rows.map((row) => row?.properties?.['location'])
    const locations = told.filter((location) => typeof location === 'string')
    const numbered = new Set(
      locations.filter((location) => /\d/.test(location) && !/\b[AM]\d/.test(location)),
    )
    expect(numbered.size).toBeGreaterThan(10)
    expect(texts.filter((text) => [...numbered].some((location) => text.includes(location)))).toEqual([])
    expect(texts.filter((text) => /\bflat \d|\b12a\b/i.test(text))).toEqual([])
  })

  test('repeats nothing of a guarded row in its reports', () => {
    for (const { feed, setAside } of dataset.reports) {
      const raw = featuresIn(textOf(files, `${feed}.geojson`))
      const quoted = setAside.flatMap(({ examples }) => examples.filter(({ value }) => value !== undefined))
      const ofSecrets = quoted.filter(({ row }) => {
        const told = raw[row - 1]
        return feed === 'incidents' && typeof told === 'object' && told !== null && isSecret(told)
      })
      expect(ofSecrets, feed).toEqual([])
    }
  })

  test('contains no object with prototype keys, and none that inherits from a row', () => {
    const allowedPrototypes: readonly unknown[] = [
      Object.prototype,
      Array.prototype,
      Map.prototype,
      Set.prototype,
    ]
    const unsafeObjects = objects.filter(
      (object) => !ArrayBuffer.isView(object) && !allowedPrototypes.includes(Object.getPrototypeOf(object)),
    )
    expect(unsafeObjects).toEqual([])
    const keys = objects
      .filter((object) => !ArrayBuffer.isView(object))
      .flatMap((object) => Object.keys(object))
    expect(keys.filter((key) => ['__proto__', 'constructor', 'prototype', 'isAdmin'].includes(key))).toEqual(
      [],
    )
    expect({}).not.toHaveProperty('isAdmin')
  })
})
