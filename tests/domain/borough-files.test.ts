/** The files of data/place: format errors, size, attribution, and the text encoding of geometry. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import boroughFile from '../../data/place/borough.json'
import postcodesFile from '../../data/place/postcodes.json'
import roadsFile from '../../data/place/roads.json'
import streetsFile from '../../data/place/streets.json'
import {
  decodeBorough,
  decodePostcodes,
  decodeRoads,
  decodeStreets,
} from '../../src/domain/borough/decode.ts'
import { numbersIn, ringsFromArcs, runsIn } from '../../src/domain/borough/delta-text.ts'
import { PLACE } from './shipped-place.ts'

const { line: ATTRIBUTION_LINE, files: CREDITS } = PLACE.attribution
const ATTRIBUTION = Object.values(CREDITS).flatMap(({ attribution }) => attribution)

describe('the text encoding of geometry', () => {
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const characters = (zigzag: number): string =>
    zigzag < 32
      ? ALPHABET.charAt(zigzag)
      : ALPHABET.charAt(32 + (zigzag % 32)) + characters(Math.floor(zigzag / 32))
  const encoded = (number: number) => characters(number < 0 ? -2 * number - 1 : 2 * number)

  it('decodes small numbers from one character', () => {
    expect(numbersIn('ABCDE')).toEqual([0, -1, 1, -2, 2])
    expect(numbersIn('gBhB')).toEqual([16, -17])
  })

  it('decodes what was encoded', () => {
    const number = fc.integer({ min: -(2 ** 28), max: 2 ** 28 })
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        expect(numbersIn(numbers.map(encoded).join(''))).toEqual(numbers)
      }),
    )
  })

  it('throws for invalid characters, truncated numbers, short runs and unknown arcs', () => {
    expect(() => numbersIn('AB*')).toThrow('Sign 2 is "*"')
    expect(() => numbersIn('ABg')).toThrow('stops inside a number, after 2 whole ones')
    expect(() => runsIn('EA')).toThrow('A run of 2 numbers has only 1')
    expect(() => ringsFromArcs('CG', [])).toThrow('A ring names arc 3; there are 0')
  })
})

describe('the files', () => {
  it('throws for another version or format, and names both', () => {
    expect(() => decodeBorough({ ...boroughFile, version: 2 })).toThrow(
      'The file is holdfast-borough version 2; this reads holdfast-borough version 1',
    )
    expect(() => decodeRoads({ ...roadsFile, format: 'holdfast-borough' })).toThrow(
      'this reads holdfast-roads',
    )
    expect(() => decodePostcodes({ ...postcodesFile, version: 0 })).toThrow('holdfast-postcodes version 0')
    expect(() => decodeStreets(roadsFile as never)).toThrow('this reads holdfast-streets version 1')
  })

  it('throws for columns of unequal length', () => {
    expect(() => decodeStreets({ ...streetsFile, at: 'A' })).toThrow('Row 0 is asked of a column of 0')
    const short = { ...boroughFile.stations, at: 'A' }
    expect(() => decodeBorough({ ...boroughFile, stations: short })).toThrow(
      'Row 0 is asked of a column of 0',
    )
  })

  it.each([
    ['borough', 72_000],
    ['roads', 30_000],
    ['postcodes', 33_000],
    ['streets', 14_000],
  ])('%s.json weighs under %d bytes after gzip', (name, limit) => {
    expect(gzipSync(readFileSync(`data/place/${name}.json`)).length).toBeLessThan(limit)
  })

  it('have the same attribution as the app', () => {
    const files = [boroughFile, roadsFile, postcodesFile, streetsFile]
    expect(files.flatMap((file) => file.attribution)).toEqual(ATTRIBUTION)
    expect(roadsFile.licence).toContain('Open Database Licence')
    for (const owner of [
      'Crown copyright',
      'Royal Mail',
      'OpenStreetMap contributors',
      'GeoNames',
      'data.police.uk',
    ]) {
      expect(ATTRIBUTION_LINE).toContain(owner)
      expect(ATTRIBUTION.join()).toContain(owner)
    }
  })

  it('are decoded within a hundred times the time of parsing their JSON', () => {
    // Other load only lengthens a run: the minimum of many is the decoder's own time.
    const leastOf = (work: () => unknown) => {
      let least = Infinity
      for (let tries = 0; tries < 50; tries++) {
        const start = performance.now()
        work()
        least = Math.min(least, performance.now() - start)
      }
      return least
    }
    const text = readFileSync('data/place/borough.json', 'utf8')
    expect(leastOf(() => decodeBorough(boroughFile)) / leastOf(() => void JSON.parse(text))).toBeLessThan(100)
  })
})
