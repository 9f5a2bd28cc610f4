/** Property tests on arbitrary input: nothing throws, no row is lost, and input that is not a feed gives a message. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsSetAside, type Failed } from '../../src/domain/feed.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { textOf } from '../../src/feeds/json-text.ts'
import { readFeed } from '../../src/feeds/read-feed.ts'
import type { FeedRead } from '../../src/feeds/definition/feed-definition.ts'
import { anyRow, idsOf } from './incidents/rows.ts'
import { collection, contextOf, feedOf } from './opened.ts'

const idsIn = (read: FeedRead | Failed) =>
  read.kind === 'read' && read.incidents ? idsOf(read.incidents) : []

const GOOD = { id: 'a', type: 'arrest', on: '2024-05-04', partner: 'gmp' }
const oddRow = fc.oneof(
  anyRow,
  fc.jsonValue(),
  fc.record({ type: fc.constant('Feature'), properties: fc.object() }),
)

describe.each(FEED_KINDS)('%s', (kind) => {
  const read = (text: string) => readFeed(feedOf(kind), text, contextOf())

  test('accounts for every row of any list', () => {
    fc.assert(
      fc.property(fc.array(oddRow, { maxLength: 10 }), (rows) => {
        const result = read(collection(rows))
        if (result.kind === 'failed') throw new Error(result.what)
        const { report, records } = result
        expect(report.rowsIn).toBe(rows.length)
        expect(report.shown + rowsSetAside(report)).toBe(rows.length)
        const recordCount = Object.values(records).flat().length
        expect(kind === 'incidents' ? report.shown : recordCount).toBe(report.shown)
      }),
      { numRuns: 60 },
    )
  })
  test('reads any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = textOf(bytes)
        expect(typeof text === 'string' ? read(text).kind : text.kind).toBe('failed')
      }),
    )
  })
  test('reads any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(read(text).kind).toBe('failed')
      }),
    )
  })
})

describe('input that is not a feed', () => {
  const whatIs = (text: string) => {
    const result = readFeed(feedOf('actions'), text, contextOf())
    return result.kind === 'failed' ? result.what : `${result.report.shown} shown`
  }
  const whole = collection([{ type: 'Feature', geometry: null, properties: { ...GOOD, area: '"]}' } }])

  test.each([
    ['<!DOCTYPE html><title>Sign in</title>', 'The address answered with a web page, not GeoJSON.'],
    ['\n <html lang="en">', 'The address answered with a web page, not GeoJSON.'],
    ['<?xml version="1.0"?><kml/>', 'The address answered with XML, not GeoJSON.'],
    ['', 'The address answered with nothing: it is empty.'],
    ['id,type,on', 'The address answered with something that is not GeoJSON.'],
    [
      '{"type":"FeatureCollection","features":[}]}',
      'The address answered with something that is not GeoJSON.',
    ],
    ['[]', 'The address answered with JSON, but not a GeoJSON FeatureCollection: it is a list.'],
    ['7', 'The address answered with JSON, but not a GeoJSON FeatureCollection: it is a single value.'],
    [
      '{"type":"Feature"}',
      'The address answered with JSON, but not a GeoJSON FeatureCollection: its type is Feature.',
    ],
    [
      '{"type":"FeatureCollection"}',
      'The address answered with JSON, but not a GeoJSON FeatureCollection: it has no list named "features".',
    ],
  ])('%s', (text, message) => expect(whatIs(text)).toBe(message))

  test('is refused as truncated when cut anywhere', () => {
    expect(whatIs(whole)).toBe('1 shown')
    for (let length = 1; length < whole.length; length += 1) {
      expect(whatIs(whole.slice(0, length))).toContain('ends early')
    }
  })
  test('gives a fault that repeats none of its data', () => {
    expect(whatIs(`${whole.slice(0, -2)} 12 Elm Street`)).not.toContain('Elm')
  })
  test('gives only a fault for brackets nested a hundred thousand deep', () => {
    expect(whatIs('['.repeat(100_000))).toContain('ends early')
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const row = (id: string) =>
      `{"type":"Feature","geometry":${deep},"properties":{"id":"${id}","type":${deep}}}`
    expect(whatIs(`{"type":"FeatureCollection","features":[${row('a')},${row('a')}]}`)).toBe('0 shown')
  })
})

test('prototype keys do not change any object', () => {
  const properties = `{"id":"a","type":"arrest","on":"2024-05-04","partner":"gmp","__proto__":{"found":3,"polluted":1}}`
  const text = `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":${properties}}]}`
  const read = readFeed(feedOf('actions'), text, contextOf())
  const [action] = read.kind === 'read' ? (read.records.actions ?? []) : []
  expect(action).toMatchObject({ id: 'a', found: null })
  expect(action).not.toHaveProperty('polluted')
  expect({}).not.toHaveProperty('polluted')
  expect(Object.getPrototypeOf(action)).toBe(Object.prototype)
})

test('bare NaN and Infinity, as some exporters write them, set aside their own rows only', () => {
  const row = (id: string, longitude: string) =>
    `{"type":"Feature","geometry":{"type":"Point","coordinates":[${longitude},53.5]},"properties":{"id":"${id}","category":"NaN, Infinity","occurred":"2024-05-04"}}`
  const rows = [row('a', 'NaN'), row('b', '-2.6'), row('c', '-Infinity'), row('d', '1e999')]
  const read = readFeed(
    feedOf('incidents'),
    `{"type":"FeatureCollection","features":[${rows.join()}]}`,
    contextOf(),
  )
  expect(read).toMatchObject({ report: { shown: 1, setAside: [{ reason: 'bad-coordinates', count: 3 }] } })
  expect(idsIn(read)).toEqual(['b'])
  expect(read.kind === 'read' && read.categories.at(-1)?.id).toBe('NaN, Infinity')
})

test('a hundred invalid rows are set aside with their reasons, and the valid row among them is shown', () => {
  const bad = Array.from({ length: 20 }, (_, i) => [
    {
      reason: 'bad-coordinates',
      geometry: { type: 'Point', coordinates: [['NaN', null, 1e308, 999, true][i % 5], 53.5] },
    },
    { reason: 'missing-geometry', geometry: null },
    { reason: 'swapped-axes', geometry: { type: 'Point', coordinates: [53.5 + i / 1000, -2.6] } },
    { reason: 'metres', geometry: { type: 'Point', coordinates: [357_000 + i, 405_000] } },
    { reason: 'bad-date', geometry: { type: 'Point', coordinates: [-2.6, 53.5] } },
  ]).flat()
  const rows = bad.map(({ reason, geometry }, i) => ({
    type: 'Feature',
    geometry,
    properties: {
      id: `${i}`,
      category: 'burglary',
      occurred: reason === 'bad-date' ? '2024-13-01' : '2024-05-04',
    },
  }))
  const validFeature = {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
    properties: { id: 'good', category: 'burglary', occurred: '2024-05-04' },
  }
  const read = readFeed(feedOf('incidents'), collection([...rows, validFeature]), contextOf())
  expect(idsIn(read)).toEqual(['good'])
  const counts = read.kind === 'read' ? read.report.setAside.map(({ reason, count }) => [reason, count]) : []
  expect(Object.fromEntries(counts)).toEqual({
    'bad-coordinates': 20,
    'missing-geometry': 20,
    'swapped-axes': 20,
    metres: 20,
    'bad-date': 20,
  })
  expect(read.kind === 'read' && read.report.setAside.every(({ examples }) => examples.length === 5)).toBe(
    true,
  )
})
