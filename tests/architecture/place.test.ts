/**
 * No file outside the place's own modules contains a name, code, coordinate or bound of the place, in code or
 * comments.
 */
import { describe, expect, test } from 'vitest'
import boroughFile from '../../data/place/borough.json'
import postcodesFile from '../../data/place/postcodes.json'
import { PLACE } from '../domain/shipped-place.ts'
import { isExcepted, OF_THE_PLACE, placeWordsIn, wordsOf, type Exception } from './place-names.ts'
import { filesBelow, textOf } from './source.ts'

const EXCEPTIONS: readonly Exception[] = [
  {
    paths: [
      'feeds/formats/',
      'feeds/features/',
      'feeds/tables/',
      'cli/commands/convert.ts',
      'cli/placing/postcodes.ts',
    ],
    word: /27700/,
    why: 'files of any British agency may be in metres of the National Grid: a format, whatever the place',
  },
  {
    paths: ['domain/borough/grids.ts'],
    word: /27700/,
    why: 'the grids that the code has, by their numbers; a place of another is refused when it is read',
  },
  {
    paths: ['domain/borough/grids.ts'],
    word: /^53\.5$/,
    why: 'the origin of the Irish Grid',
  },
  {
    paths: ['domain/day.ts', 'domain/time/london-clock.ts', 'feeds/moments.ts'],
    word: /Europe\/London/,
    why: 'the one clock that the code has, by its name; a place of another is refused when it is read',
  },
  {
    paths: ['feeds/kinds/sites.ts', 'shell/drawing/DrawingForm.tsx', 'measures/drawing/amendment.ts'],
    word: /^25[_,]000$/,
    why: 'the widest ring round a site that can be requested, not the distance up to which a row is near',
  },
]

const NAMES = [...boroughFile.places.names, ...postcodesFile.districts.map(({ outward }) => outward)]
const WORDS = wordsOf(PLACE, NAMES)
const files = filesBelow('src', /\.(tsx?|mjs|css|html)$/)
const found = files.flatMap((path) => placeWordsIn(path, textOf(`src/${path}`), WORDS))

describe('the place', () => {
  test('is searched for in every source file with all its words', () => {
    expect(files.length).toBeGreaterThan(500)
    expect(WORDS.length).toBeGreaterThan(80)
  })
  test('is named only in its own modules and the demonstration', () => {
    const stray = found.filter((one) => !EXCEPTIONS.some((exception) => isExcepted(one, exception)))
    expect(stray.map(({ path, line, word }) => `${path}:${line}: ${word}`)).toEqual([])
  })
  test.each(EXCEPTIONS)('has no unused exception: $word, $paths.0', (exception) => {
    expect(found.some((one) => isExcepted(one, exception))).toBe(true)
  })
  test.each(OF_THE_PLACE)('has the folder %s', (folder) => {
    expect(files.some((path) => path.startsWith(folder))).toBe(true)
  })
  test.each([
    ["const POLICE = 'Greater Manchester Police'", 'Manchester'],
    ["place: 'Wigan and Leigh',", 'Wigan'],
    ["const BOROUGH_CODE = 'E08000010'", 'E08000010'],
    ['const LATITUDE = 53.53', '53.53'],
    ['export const NEAR_METRES = 25_000', '25_000'],
    ["outside: 'The place is more than 25 km from the borough.',", '25 km'],
    ["partner: 'wigan-council',", 'wigan-council'],
    ["  timeZone: 'Europe/London',", 'Europe/London'],
    ['/** `Worsley Hall, east` */', 'Worsley Hall'],
    ['const MARKET: Position = [-2.632, 53.546]', '-2.632'],
    ["postcode: 'WN1'", 'WN1'],
  ])('is found in %s', (line, word) => {
    expect(placeWordsIn('measures/decisions.ts', line, WORDS).map((one) => one.word)).toContain(word)
    expect(placeWordsIn('domain/place/place.ts', line, WORDS)).toEqual([])
  })
})
