/** A Dataset contains no location or time of a sensitive incident, no point of actions counted by area, no house number. */
import { describe, expect, test } from 'vitest'
import { DEFAULT_ACTION_TYPES } from '../../src/domain/action.ts'
import { MOVED } from '../../src/domain/incident.ts'
import { FEW, datasetOf, filesOf, textOf } from './demonstration-ground.ts'
import { everythingIn } from './everything.ts'

interface Raw {
  readonly type?: unknown
  readonly geometry?: { readonly coordinates?: unknown } | null
  readonly properties?: Readonly<Record<string, unknown>>
}
const BY_AREA = new Set(DEFAULT_ACTION_TYPES.filter(({ shown }) => shown === 'area').map(({ id }) => id))

/** Whether the location is protected: sensitive incidents, actions counted by area, and unlisted types. */
function isSecret({ properties = {} }: Raw): boolean {
  const { category, place, type } = properties
  const isGuarded = place === 'private' || /^sexual.offence$/i.test(String(category))
  return isGuarded || BY_AREA.has(String(type)) || type === 'night-walk'
}

/** Marks protected numbers by decimals that no other number in a Dataset has. */
function marked(coordinates: unknown): unknown {
  if (Array.isArray(coordinates)) return coordinates.map(marked)
  if (typeof coordinates === 'string' && /\d/.test(coordinates)) return `${coordinates}137731`
  return typeof coordinates === 'number' && Math.abs(coordinates) < 1e9
    ? coordinates + 1.377_31e-6
    : coordinates
}
/** Marks protected times by seconds, which no other time has. */
const markedTime = (time: unknown) =>
  typeof time === 'string' ? time.replace(/T(\d\d:\d\d):00/, 'T$1:37') : time

function withMarks(row: Raw | null): unknown {
  if (row === null || typeof row !== 'object' || !isSecret(row)) return row
  const { geometry, properties = {} } = row
  const { occurred, occurredTo, on } = properties
  const times = { occurred: markedTime(occurred), occurredTo: markedTime(occurredTo), on: markedTime(on) }
  const present = Object.entries(times).filter(([name]) => Object.hasOwn(properties, name))
  return {
    ...row,
    properties: { ...properties, ...Object.fromEntries(present) },
    geometry: geometry?.coordinates ? { ...geometry, coordinates: marked(geometry.coordinates) } : geometry,
  }
}

const featuresIn = (text: string) =>
  (JSON.parse(text) as { readonly features: readonly (Raw | null)[] }).features
function withSecrets(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const guarded = [...files].map(([name, text]): readonly [string, string] => {
    if (!name.endsWith('.geojson')) return [name, text]
    return [name, JSON.stringify({ type: 'FeatureCollection', features: featuresIn(text).map(withMarks) })]
  })
  return new Map(guarded)
}

const numbersIn = (value: unknown): readonly number[] =>
  everythingIn(value).values.filter((each): each is number => typeof each === 'number')

describe.each([
  ['ordinary', FEW],
  ['faulty', { ...FEW, withFaults: true }],
])('the %s demonstration', async (_, options) => {
  const files = withSecrets(filesOf(options))
  const dataset = await datasetOf(files)
  const { values, objects } = everythingIn(dataset)
  const numbers = new Set(values.filter((value): value is number => typeof value === 'number'))
  const texts = values.filter((value): value is string => typeof value === 'string')
  const rows = ['incidents.geojson', 'actions.geojson'].flatMap((name) => featuresIn(textOf(files, name)))
  const secrets = rows.filter((row): row is Raw => row !== null && typeof row === 'object' && isSecret(row))

  test('is traversed completely', () => {
    expect(secrets.length).toBeGreaterThan(150)
    expect(values.length).toBeGreaterThan(50_000)
    expect(numbers).toContain(dataset.incidents.longitude[0])
    expect(texts).toContain('safeguarding-referral')
  })

  test('has no coordinate of a row that is moved or counted by area', () => {
    const places = secrets.flatMap(({ geometry }) => numbersIn(geometry?.coordinates))
    expect(places.length).toBeGreaterThan(300)
    expect(places.filter((degree) => numbers.has(degree) && degree !== 1e308)).toEqual([])
    const allTexts = texts.join('\n')
    expect(places.filter((degree) => allTexts.includes(String(degree)) && degree !== 1e308)).toEqual([])
    expect(allTexts).not.toContain('137731')
  })

  test('has no time of day of a row that is moved', () => {
    expect(texts.filter((text) => /T\d\d:\d\d:37/.test(text))).toEqual([])
    const times = secrets.flatMap(({ properties = {} }) => [properties['occurred'], properties['occurredTo']])
    const instants = times.flatMap((time) => (String(time).includes(':37') ? [Date.parse(String(time))] : []))
    expect(instants.length).toBeGreaterThan(50)
    expect(instants.filter((at) => numbers.has(at))).toEqual([])
    const { flags, minute, rangeMinutes, precision } = dataset.incidents
    const moved = Array.from(flags.keys()).filter((row) => ((flags[row] ?? 0) & MOVED) !== 0)
    expect(moved.length).toBeGreaterThan(100)
    const withTime = moved.filter(
      (row) => minute[row] !== -1 || rangeMinutes[row] !== 0 || precision[row] === 0,
    )
    expect(withTime).toEqual([])
  })

  test('has no house number, and no location text of a sensitive row', () => {
    const locationValues = rows.map((row) => row?.properties?.['location'])
    const locations = locationValues.filter((location) => typeof location === 'string')
    const numbered = new Set(locations.filter((location) => /\d/.test(location) && !/A49|M6/.test(location)))
    expect(numbered.size).toBeGreaterThan(10)
    expect(texts.filter((text) => [...numbered].some((location) => text.includes(location)))).toEqual([])
    expect(texts.filter((text) => /\bflat \d|\b12a\b/i.test(text))).toEqual([])
  })

  test('has nothing of a sensitive row in its reports', () => {
    for (const { feed, setAside } of dataset.reports) {
      const raw = featuresIn(textOf(files, `${feed}.geojson`))
      const quoted = setAside.flatMap(({ examples }) => examples.filter(({ value }) => value !== undefined))
      const ofSecrets = quoted.filter(({ row }) => {
        const original = raw[row - 1]
        return feed === 'incidents' && typeof original === 'object' && original !== null && isSecret(original)
      })
      expect(ofSecrets, feed).toEqual([])
    }
  })

  test('has no object with an unsafe key, and none that inherits from a row', () => {
    const plain: readonly unknown[] = [Object.prototype, Array.prototype, Map.prototype, Set.prototype]
    const unsafe = objects.filter(
      (object) => !ArrayBuffer.isView(object) && !plain.includes(Object.getPrototypeOf(object)),
    )
    expect(unsafe).toEqual([])
    const keys = objects
      .filter((object) => !ArrayBuffer.isView(object))
      .flatMap((object) => Object.keys(object))
    expect(keys.filter((key) => ['__proto__', 'constructor', 'prototype', 'isAdmin'].includes(key))).toEqual(
      [],
    )
    expect({}).not.toHaveProperty('isAdmin')
  })
})
