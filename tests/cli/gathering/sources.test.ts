/** sources.json: what it may say, what is said where it may not, and names of files by pattern. */
import { describe, expect, test } from 'vitest'
import { patternOf } from '../../../src/cli/gathering/files.ts'
import { readSources } from '../../../src/cli/gathering/sources.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const read = (value: unknown) => readSources(JSON.stringify(value), '2024-09-01', PLACE)
const source = { id: 'incidents', kind: 'incidents', from: { kind: 'file', path: 'in.csv' } }

test('makes the manifest: the day, the members beside the sources, and an address for each feed', () => {
  const sources = read({
    title: 'Feeds',
    sources: [{ ...source, everyDays: 1, crs: 'auto', everyMinutes: 5 }],
  })
  expect(sources).toMatchObject({ kind: 'sources', unknown: [] })
  if (sources.kind === 'failed') return
  expect(JSON.parse(sources.manifestText)).toEqual({
    version: 1,
    title: 'Feeds',
    asOf: '2024-09-01',
    feeds: [{ id: 'incidents', kind: 'incidents', everyDays: 1, url: 'incidents.geojson' }],
  })
})

test('takes hotspots before what needs them', () => {
  const visits = {
    id: 'visits',
    kind: 'patrol-visits',
    hotspots: 'beats',
    from: { kind: 'inbox', path: 'handed-in' },
  }
  const beats = { id: 'beats', kind: 'patrol-hotspots', from: { kind: 'file', path: 'beats.geojson' } }
  const sources = read({ sources: [visits, beats] })
  expect(sources.kind === 'sources' && sources.sources.map(({ id }) => id)).toEqual(['beats', 'visits'])
})

describe('says what is wrong', () => {
  test.each([
    ['no list', {}, 'sources.json is not an object with a list of sources.'],
    ['an empty list', { sources: [] }, 'sources.json names no source.'],
    [
      'a kind',
      { sources: [{ ...source, kind: 'crimes' }] },
      'sources.json: sources[1].kind holds something it cannot mean "crimes".',
    ],
    ['two of one id', { sources: [source, source] }, 'names two feeds "incidents"'],
    ['no place', { sources: [{ id: 'a', kind: 'incidents' }] }, 'The source "a" lacks from.'],
    [
      'an address',
      { sources: [{ ...source, from: { kind: 'http', url: 'ftp://a/b' } }] },
      'It should be an address that begins with https://',
    ],
    [
      'a member of another kind',
      { sources: [{ ...source, from: { kind: 'http', url: 'https://a/b', where: 'x' } }] },
      'from.where',
    ],
    [
      'hotspots that are none',
      { sources: [{ ...source, hotspots: 'incidents' }] },
      'which is no source of patrol hotspots',
    ],
    [
      'rows in the wrong order',
      { sources: [{ ...source, rows: [5, 2] }] },
      'two numbers, the first not the larger',
    ],
  ])('%s', (_what, value, words) => {
    const sources = read(value)
    expect(sources.kind).toBe('failed')
    expect(JSON.stringify(sources)).toContain(JSON.stringify(words).slice(1, -1))
  })
  test('a misspelt member is named, not ignored', () => {
    const sources = read({ titel: 'x', sources: [{ ...source, evryDays: 1 }] })
    expect(sources.kind === 'sources' && sources.unknown).toEqual(['titel', 'sources[1].evryDays'])
  })
})

test.each([
  ['drop/council-*.csv', 'drop', 'council-12.csv', 'council-12.txt'],
  ['drop/**/x?.csv', 'drop', '2024/08/x1.csv', 'x12.csv'],
  ['drop/**/x?.csv', 'drop', 'x1.csv', '2024/y1.csv'],
  ['a.csv', '.', 'a.csv', 'axcsv'],
  ['/srv/in/a (1)+.csv', '/srv/in', 'a (1)+.csv', 'a 1.csv'],
])('the pattern %s', (pattern, folder, inside, outside) => {
  const { matches, ...rest } = patternOf(pattern)
  expect(rest).toEqual({ folder })
  expect([inside, outside].map((name) => matches.test(name))).toEqual([true, false])
})
