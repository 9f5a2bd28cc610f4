/** Streets in the search: found by name, one entry a street, namesakes set apart by ward. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  decodeBorough,
  decodeStreets,
  type EncodedBorough,
  type EncodedStreets,
} from '../../../src/domain/borough/decode.ts'
import type { Position } from '../../../src/domain/geography.ts'
import { failed } from '../../../src/domain/feed.ts'
import { matchingEntries, searchEntriesOf } from '../../../src/shell/search/search-entries.ts'
import { searchResults } from '../../../src/shell/search/search-results.ts'
import { streetEntriesOf } from '../../../src/shell/search/street-entries.ts'
import type { Streets } from '../../../src/state/store.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(`data/place/${name}.json`, 'utf8'))
const borough = decodeBorough(read('borough') as EncodedBorough)
const streets = decodeStreets(read('streets') as EncodedStreets)
const areas = borough.wards.map((ward) => ({ ...ward, from: null, to: null }))
const entries = streetEntriesOf(streets, { places: borough.places, areas })
const found = (text: string) => matchingEntries(text, entries)

/** Positions so many metres east of the town's middle. */
const east = (metres: number): Position => [-2.632 + metres / 66_200, 53.546]
const entriesAt = (...metres: readonly number[]) =>
  streetEntriesOf(
    metres.map((far) => ({ name: 'Mill Lane', at: east(far) })),
    { places: borough.places, areas },
  )

describe('street entries', () => {
  test('hold every street of the list, each where one of its points lies', () => {
    expect(new Set(entries.map(({ name }) => name))).toEqual(new Set(streets.map(({ name }) => name)))
    const points = new Set(streets.map(({ name, at }) => `${name} ${at.join()}`))
    for (const { name, where } of entries)
      expect(points.has(where.kind === 'point' ? `${name} ${where.at.join()}` : '')).toBe(true)
  })
  test('have unique keys, and namesakes with different labels', () => {
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
    const texts = entries.map(({ name, kindLabel }) => `${name}: ${kindLabel}`)
    const repeated = texts.filter((text, i) => texts.indexOf(text) !== i)
    expect(repeated).toEqual([])
  })
  test('join points that lie together and part those that do not', () => {
    expect(entriesAt(0, 300, 600)).toHaveLength(1)
    expect(entriesAt(0, 600, 300)).toHaveLength(1)
    expect(entriesAt(0, 3000)).toHaveLength(2)
  })
  test.each(['Market Street', 'market st', 'MARKET  street'])('%j finds Market Street', (text) => {
    const [first] = found(text)
    expect(first?.name).toBe('Market Street')
    expect(first?.kindLabel).toMatch(/^Street, \S/)
    expect(first?.where).toMatchObject({ kind: 'point', zoom: 16 })
  })
  test('come after places, wards and stations of the same closeness', () => {
    const all = [...entries, ...searchEntriesOf(borough, { areas, sites: [] })]
    const kinds = matchingEntries('atherton', all).map(({ kindLabel }) => kindLabel.split(',')[0])
    expect(kinds[0]).toBe('Town')
    expect(kinds.indexOf('Street')).toBeGreaterThan(kinds.lastIndexOf('Ward'))
  })
})

describe('the summary while streets load', () => {
  const summaryOf = (list: Streets) =>
    searchResults('market street', [], { postcodes: { kind: 'unasked' }, streets: list, place: PLACE })
      .summary
  test('says so, and says what to do after a failure', () => {
    expect(summaryOf({ kind: 'opening' })).toBe('The streets are being opened.')
    expect(summaryOf(failed('The streets did not open.', 'Type again.'))).toBe(
      'The streets did not open. Type again.',
    )
    expect(summaryOf({ kind: 'open', list: [] })).toContain('No place, street, ward')
  })
})
