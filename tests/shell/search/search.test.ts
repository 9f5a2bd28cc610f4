/** What is found by what is typed: order, forgiveness, words, and the place where the map goes. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  decodeBorough,
  decodePostcodes,
  type EncodedBorough,
  type EncodedPostcodes,
} from '../../../src/domain/borough/decode.ts'
import type { Postcode } from '../../../src/domain/borough/borough.ts'
import { boxOf } from '../../../src/domain/geography.ts'
import { failed } from '../../../src/domain/feed.ts'
import { cameraFor } from '../../../src/map/camera-target.ts'
import { searchEntriesOf, type NamedEntry, normalisedWords, matchingEntries } from '../../../src/shell/search/search-entries.ts'
import { searchResults as foundIn, MAX_SHOWN, postcodePrefix, matchingPostcodes } from '../../../src/shell/search/search-results.ts'
import type { Postcodes } from '../../../src/state/store.ts'
import { siteWith } from '../../measures/invented-dataset.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const foundBy = (text: string, among: readonly NamedEntry[], postcodes: Postcodes) =>
  foundIn(text, among, { postcodes, place: PLACE })

const read = (name: string): unknown => JSON.parse(readFileSync(`data/place/${name}.json`, 'utf8'))
const borough = decodeBorough(read('borough') as EncodedBorough)
const wards = borough.wards.map((ward) => ({ ...ward, from: null, to: null }))
const SITE = { ...siteWith(), name: 'Demonstration site É' }

let finds: readonly NamedEntry[] = []
let postcodes: readonly Postcode[] = []
beforeAll(() => {
  finds = searchEntriesOf(borough, { areas: wards, sites: [SITE] })
  postcodes = decodePostcodes(read('postcodes') as EncodedPostcodes)
})
const found = (text: string) => matchingEntries(text, finds).map(({ name, kindLabel }) => `${name} (${kindLabel})`)

describe('names', () => {
  test('the whole name first, the town before its wards, beginnings before what lies inside', () => {
    expect(found('leigh').slice(0, 4)).toEqual([
      'Leigh (Town)',
      'Leigh Central & Higher Folds (Ward)',
      'Leigh West (Ward)',
      'Leigh South (Ward)',
    ])
    expect(found('leigh').at(-1)).toBe('Westleigh (Suburb)')
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
  ])('%s finds %s first', (typed, first) => expect(found(typed)[0]).toBe(first))

  test.each(['', '   ', '<>', '!?', '<script>alert(1)</script>', 'zzz', '\u0301'])(
    '%j finds nothing',
    (typed) => expect(found(typed)).toEqual([]),
  )
  test('every find is found by its own name, before all others but its namesakes', () => {
    for (const { name } of finds) expect(matchingEntries(name, finds)[0]?.words).toEqual(normalisedWords(name))
  })
  test('longer is never more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...finds.map(({ name }) => name)), fc.nat(30), (name, length) => {
        const shorter = matchingEntries(name.slice(0, length), finds)
        const longer = matchingEntries(name.slice(0, length + 1), finds)
        if (normalisedWords(name.slice(0, length)).length === 0) return
        expect(shorter).toEqual(expect.arrayContaining([...longer]))
      }),
    )
  })
  test('no two share a key, and stations out of the frame are left out', () => {
    expect(new Set(finds.map(({ key }) => key)).size).toBe(finds.length)
    const at = { far: [-2.2, 53.48], near: [-2.63, 53.54] } as const
    const stations = Object.entries(at).map(([name, position]) => ({ name, at: position }))
    const names = searchEntriesOf({ ...borough, places: [], stations }, { areas: [], sites: [] })
    expect(names.map(({ name }) => name)).toEqual(['near'])
  })
})

describe('postcodes', () => {
  const first = (text: string) => matchingPostcodes(text, postcodes).map(({ postcode }) => postcode)
  test.each(['wn11aa', 'WN1 1AA', ' wn1-1aa ', 'w n 1 1 a a'])('%s is WN1 1AA', (typed) => {
    expect(first(typed)).toEqual(['WN1 1AA'])
  })
  test('an outward code alone lists its own', () => {
    expect(first('wn7').length).toBeGreaterThan(500)
    expect(first('wn7').every((postcode) => postcode.startsWith('WN7 '))).toBe(true)
  })
  test('after a space the outward code is whole', () => {
    expect(first('wa12')[0]).toMatch(/^WA12 /)
    expect(first('wa1 2')).toEqual([])
    expect(first('wn1 1')[0]).toMatch(/^WN1 1/)
  })
  test.each(['wn', 'wigan', '', '1', 'wn1 1aaa', '<b>', 'a1b2c3'])('%j begins no postcode', (typed) => {
    expect(postcodePrefix(typed)).toBeNull()
  })
  test('each postcode is found by itself, however it is spaced', () => {
    for (const { postcode } of postcodes.filter((_, row) => row % 97 === 0))
      expect(first(postcode.toLowerCase().replace(' ', ''))).toContain(postcode)
  })
})

describe('what is said', () => {
  const open = () => ({ kind: 'open', list: postcodes }) as const
  test('nothing while nothing is typed', () => {
    expect(foundBy('  ', finds, open())).toEqual({ shown: [], words: '' })
  })
  test('how many, and that only the first few are shown', () => {
    const { shown, summary: words } = foundBy('wn1', finds, open())
    expect(shown.map(({ kindLabel }) => kindLabel)).toEqual(Array.from({ length: MAX_SHOWN }, () => 'Postcode'))
    expect(words).toMatch(/^1,\d{3} matches, the first 8 shown\.$/)
    expect(foundBy('leigh central', finds, open()).summary).toBe('1 match.')
  })
  test('that nothing is called so, in the very signs that were typed', () => {
    expect(foundBy('<script>', finds, open()).summary).toBe(
      'No place, ward, site or station is called “<script>”.',
    )
    expect(foundBy('wn99', finds, open()).summary).toContain('No postcode of the borough begins with “wn99”')
    expect(foundBy('x'.repeat(80), finds, open()).summary.length).toBeLessThan(100)
  })
  test('that postcodes are on their way, or did not come, while names still match', () => {
    expect(foundBy('wn1', finds, { kind: 'opening' }).summary).toBe('The postcodes are being opened.')
    const trouble = failed('The postcodes did not open.', 'Places can still be found.')
    expect(foundBy('wn1', finds, trouble).summary).toContain('Places can still be found.')
    expect(foundBy('leigh', finds, trouble).summary).toMatch(/^\d+ matches\.$/)
  })
})

describe('where the map goes', () => {
  const DESK = { whole: { width: 1440, height: 628 }, isPhone: false, hasDetails: false }
  test('close to a place or a postcode', () => {
    const where = { kind: 'point', at: [-2.6, 53.5], zoom: 14 } as const
    const camera = cameraFor(where, DESK)
    expect(camera.longitude).toBeCloseTo(-2.6, 9)
    expect(camera.latitude).toBeCloseTo(53.5, 9)
    expect(camera.zoom).toBe(14)
  })
  test('beside the details, 180 pixels to the left of the middle', () => {
    const where = { kind: 'point', at: [-2.6, 53.5], zoom: 14 } as const
    const camera = cameraFor(where, { ...DESK, hasDetails: true })
    expect(((camera.longitude + 2.6) / 360) * 512 * 2 ** 14).toBeCloseTo(180, 6)
    expect(camera.latitude).toBeCloseTo(53.5, 9)
  })
  test('a ward whole, with room round it, and a tiny site not too close', () => {
    for (const { shape } of borough.wards) {
      const box = boxOf(shape)
      const { zoom } = cameraFor({ kind: 'box', box }, { ...DESK, hasDetails: true })
      expect(((box.east - box.west) / 360) * 512 * 2 ** zoom).toBeLessThanOrEqual(
        1440 - 288 - 360 - 64 + 1e-6,
      )
      expect(zoom).toBeGreaterThan(11)
    }
    const box = { west: -2.6, east: -2.5999, south: 53.5, north: 53.5001 }
    expect(cameraFor({ kind: 'box', box }, DESK).zoom).toBe(16)
  })
})
