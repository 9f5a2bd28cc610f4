/** Place search: order of matches, tolerance in spelling, sentences, and where the map moves. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  decodeBorough,
  decodePostcodes,
  type EncodedBorough,
  type EncodedPostcodes,
} from '../../../src/domain/borough/decode.ts'
import { WARD_NAME, type Postcode } from '../../../src/domain/borough/borough.ts'
import { boxOf } from '../../../src/domain/geography.ts'
import { failed } from '../../../src/domain/feed.ts'
import { cameraFor } from '../../../src/map/covered-area.ts'
import {
  searchEntriesOf,
  type NamedEntry,
  normalisedWords,
  matchingEntries,
} from '../../../src/shell/search/search-entries.ts'
import {
  searchResults,
  MAX_SHOWN,
  postcodePrefix,
  matchingPostcodes,
} from '../../../src/shell/search/search-results.ts'
import type { Postcodes, Streets } from '../../../src/state/store.ts'
import { siteWith } from '../../measures/invented-dataset.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const STREETS_OPEN: Streets = { kind: 'open', list: [] }
const resultsFor = (text: string, among: readonly NamedEntry[], postcodes: Postcodes) =>
  searchResults(text, among, { postcodes, streets: STREETS_OPEN, place: PLACE })

const read = (name: string): unknown => JSON.parse(readFileSync(`data/place/${name}.json`, 'utf8'))
const borough = decodeBorough(read('borough') as EncodedBorough)
const wards = borough.wards.map((ward) => ({ ...ward, from: null, to: null }))
const SITE = { ...siteWith(), name: 'Demonstration site É' }

let entries: readonly NamedEntry[] = []
let postcodes: readonly Postcode[] = []
beforeAll(() => {
  entries = searchEntriesOf(borough, { areas: wards, sites: [SITE] })
  postcodes = decodePostcodes(read('postcodes') as EncodedPostcodes)
})
const matchesFor = (text: string) =>
  matchingEntries(text, entries).map(({ name, kindLabel }) => `${name} (${kindLabel})`)

describe('names', () => {
  test('whole name first, towns before wards, word beginnings before inner parts', () => {
    expect(matchesFor('leigh').slice(0, 4)).toEqual([
      'Leigh (Town)',
      'Leigh Central & Higher Folds (Ward)',
      'Leigh West (Ward)',
      'Leigh South (Ward)',
    ])
    expect(matchesFor('leigh').at(-1)).toBe('Westleigh (Suburb)')
  })
  test('a ward whose name is its place’s too is found once', () => {
    const places = wards.map(({ name }) => ({
      name,
      kind: WARD_NAME,
      population: null,
      at: [-2.6, 53.5] as const,
    }))
    const found = searchEntriesOf({ ...borough, places }, { areas: wards, sites: [] })
    expect(matchingEntries('Leigh West', found).map(({ kindLabel }) => kindLabel)).toEqual(['Ward'])
  })
  test('without a list of postcodes none is said to be missing from it', () => {
    const lists = {
      postcodes: { kind: 'open', list: [] },
      streets: STREETS_OPEN,
      place: { ...PLACE, postcodesYear: null },
    } as const
    expect(searchResults('ZZ1 1AA', entries, lists).summary).toBe(
      'The ground of this map came without a list of postcodes: type a place, ward, site or station.',
    )
  })
  test.each([
    ['ATHERTON lilford', 'Atherton South & Lilford (Ward)'],
    ['atherton south and lilford', 'Atherton South & Lilford (Ward)'],
    ['Léigh  Wést', 'Leigh West (Ward)'],
    ['boar’s head', 'Boars Head (Place)'],
    ['aspull, new', 'Aspull, New Springs & Whelley (Ward)'],
    ['ashton in maker', 'Ashton-in-Makerfield (Town)'],
    ['demonstration site e', 'Demonstration site É (Site)'],
    ['wallgate', 'Wigan Wallgate (Station)'],
  ])('%s matches %s first', (typed, first) => expect(matchesFor(typed)[0]).toBe(first))

  test.each(['', '   ', '<>', '!?', '<script>alert(1)</script>', 'zzz', '\u0301'])(
    '%j has no match',
    (typed) => expect(matchesFor(typed)).toEqual([]),
  )
  test('every entry is the first match of its own name, apart from namesakes', () => {
    for (const { name } of entries)
      expect(matchingEntries(name, entries)[0]?.words).toEqual(normalisedWords(name))
  })
  test('a longer query never has more matches', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries.map(({ name }) => name)), fc.nat(30), (name, length) => {
        const shorter = matchingEntries(name.slice(0, length), entries)
        const longer = matchingEntries(name.slice(0, length + 1), entries)
        if (normalisedWords(name.slice(0, length)).length === 0) return
        expect(shorter).toEqual(expect.arrayContaining([...longer]))
      }),
    )
  })
  test('keys are unique, and stations outside the bounds are excluded', () => {
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
    const at = { far: [-2.2, 53.48], near: [-2.63, 53.54] } as const
    const stations = Object.entries(at).map(([name, position]) => ({ name, at: position }))
    const names = searchEntriesOf({ ...borough, places: [], stations }, { areas: [], sites: [] })
    expect(names.map(({ name }) => name)).toEqual(['near'])
  })
})

describe('postcodes', () => {
  const codesFor = (text: string) => matchingPostcodes(text, postcodes).map(({ postcode }) => postcode)
  test.each(['wn11aa', 'WN1 1AA', ' wn1-1aa ', 'w n 1 1 a a'])('%s is WN1 1AA', (typed) => {
    expect(codesFor(typed)).toEqual(['WN1 1AA'])
  })
  test('an outward code alone lists its postcodes', () => {
    expect(codesFor('wn7').length).toBeGreaterThan(500)
    expect(codesFor('wn7').every((postcode) => postcode.startsWith('WN7 '))).toBe(true)
  })
  test('a space ends the outward code', () => {
    expect(codesFor('wa12')[0]).toMatch(/^WA12 /)
    expect(codesFor('wa1 2')).toEqual([])
    expect(codesFor('wn1 1')[0]).toMatch(/^WN1 1/)
  })
  test.each(['wn', 'wigan', '', '1', 'wn1 1aaa', '<b>', 'a1b2c3'])('%j is no postcode prefix', (typed) => {
    expect(postcodePrefix(typed)).toBeNull()
  })
  test('each postcode matches itself without its space', () => {
    for (const { postcode } of postcodes.filter((_, row) => row % 97 === 0))
      expect(codesFor(postcode.toLowerCase().replace(' ', ''))).toContain(postcode)
  })
})

describe('the summary sentence', () => {
  const open = () => ({ kind: 'open', list: postcodes }) as const
  test('is empty for an empty text', () => {
    expect(resultsFor('  ', entries, open())).toEqual({ shown: [], summary: '' })
  })
  test('states the number of matches and how many are shown', () => {
    const { shown, summary } = resultsFor('wn1', entries, open())
    expect(shown.map(({ kindLabel }) => kindLabel)).toEqual(
      Array.from({ length: MAX_SHOWN }, () => 'Postcode'),
    )
    expect(summary).toMatch(/^1,\d{3} matches, the first 8 shown\.$/)
    expect(resultsFor('leigh central', entries, open()).summary).toBe('1 match.')
  })
  test('states that nothing matches, quoting the text', () => {
    expect(resultsFor('<script>', entries, open()).summary).toBe(
      'No place, street, ward, site or station is called “<script>”.',
    )
    expect(resultsFor('wn99', entries, open()).summary).toContain(
      'No postcode of the borough begins with “wn99”',
    )
    expect(resultsFor('x'.repeat(80), entries, open()).summary.length).toBeLessThan(100)
  })
  test('states that postcodes are loading or failed, while names still match', () => {
    expect(resultsFor('wn1', entries, { kind: 'opening' }).summary).toBe('The postcodes are being opened.')
    const failure = failed('The postcodes did not open.', 'Places can still be found.')
    expect(resultsFor('wn1', entries, failure).summary).toContain('Places can still be found.')
    expect(resultsFor('leigh', entries, failure).summary).toMatch(/^\d+ matches\.$/)
  })
})

describe('the camera', () => {
  const DESK = { size: { width: 1440, height: 628 }, isPhone: false, hasDetails: false }
  test('centres a place at its zoom', () => {
    const where = { kind: 'point', at: [-2.6, 53.5], zoom: 14 } as const
    const camera = cameraFor(where, DESK)
    expect(camera.longitude).toBeCloseTo(-2.6, 9)
    expect(camera.latitude).toBeCloseTo(53.5, 9)
    expect(camera.zoom).toBe(14)
  })
  test('centres it 180 pixels further left beside the details', () => {
    const where = { kind: 'point', at: [-2.6, 53.5], zoom: 14 } as const
    const camera = cameraFor(where, { ...DESK, hasDetails: true })
    expect(((camera.longitude + 2.6) / 360) * 512 * 2 ** 14).toBeCloseTo(180, 6)
    expect(camera.latitude).toBeCloseTo(53.5, 9)
  })
  test('fits a ward with a margin, and limits the zoom for a tiny site', () => {
    for (const { shape } of borough.wards) {
      const box = boxOf(shape)
      const besidePanels = { ...DESK, hasLayers: true, hasDetails: true }
      const { zoom } = cameraFor({ kind: 'box', box }, besidePanels)
      expect(((box.east - box.west) / 360) * 512 * 2 ** zoom).toBeLessThanOrEqual(
        1440 - 288 - 360 - 64 + 1e-6,
      )
      expect(zoom).toBeGreaterThan(11)
    }
    const box = { west: -2.6, east: -2.5999, south: 53.5, north: 53.5001 }
    expect(cameraFor({ kind: 'box', box }, DESK).zoom).toBe(16)
  })
})
