/** Decoding of bytes: packed or not, in every encoding that agencies send. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { plainBytes, plainText } from '../../../src/feeds/formats/plain-text.ts'
import { converted, fileOf, whyNot } from './converting.ts'

const CSV = 'id,category,occurred,lon,lat,location\nä1,Burglary,2024-05-04,-2.6,53.5,Café Road – “north”\n'
const utf16 = (text: string, order: 'le' | 'be', mark: boolean) => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return new Uint8Array(order === 'be' ? bytes.swap16() : bytes)
}
const packed = (bytes: Uint8Array | string) => new Uint8Array(gzipSync(bytes))
const textIn = async (bytes: Uint8Array<ArrayBuffer>) => {
  const read = await plainText({ name: 'a.csv', bytes })
  return 'kind' in read ? read.what : read
}

test.each([
  ['UTF-8', new TextEncoder().encode(CSV)],
  ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${CSV}`)],
  ['UTF-16 LE with a mark', utf16(CSV, 'le', true)],
  ['UTF-16 LE without', utf16(CSV, 'le', false)],
  ['UTF-16 BE with a mark', utf16(CSV, 'be', true)],
  ['UTF-16 BE without', utf16(CSV, 'be', false)],
  ['CRLF', new TextEncoder().encode(CSV.replaceAll('\n', '\r\n'))],
  ['CR', new TextEncoder().encode(CSV.replaceAll('\n', '\r'))],
  ['gzip', packed(CSV)],
  ['gzip of UTF-16', packed(utf16(CSV, 'le', true))],
])('%s gives the same text', async (_what, bytes) => {
  expect(await textIn(bytes)).toEqual({ name: 'a.csv', text: CSV, isWindows1252: false })
})

test('bytes that are not UTF-8 are read as Windows-1252, with a notice', async () => {
  const bytes = new Uint8Array([...new TextEncoder().encode(CSV.slice(0, -20)), 0x93, 0x80, 0x94, 0x0a])
  const { features, report } = await converted([fileOf(bytes)])
  expect(features[0]?.properties['location']).toContain('“€”')
  expect(report.notices).toContainEqual({
    code: 'windows-1252',
    count: 1,
    text: '1 row in a file that is not UTF-8: read as Windows-1252.',
  })
})

describe('a file that cannot be read is refused with a message', () => {
  const whole = packed(CSV.repeat(50))
  const corrupted = whole.slice()
  corrupted.set([0xff, 0xff, 0xff, 0xff], 20)
  test.each([
    ['a gzip that is cut', whole.slice(0, -30), 'a.csv is a gzip that is damaged or cut off.'],
    ['a gzip that lies', corrupted, 'a.csv is a gzip that is damaged or cut off.'],
    ['a gzip of nothing', packed(''), 'a.csv is empty.'],
    ['only a gzip mark', new Uint8Array([0x1f, 0x8b]), 'a.csv is a gzip that is damaged or cut off.'],
    [
      'a cut archive',
      new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]),
      'a.csv is an archive that is damaged, cut off, or of a size that is not read here.',
    ],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
      'a.csv is a picture: nothing can be read from it.',
    ],
    ['bytes of no known format', new Uint8Array([7, 0, 7, 0, 0]), 'a.csv holds no text.'],
    ['nothing', new Uint8Array(), 'a.csv is empty.'],
    ['a byte order mark alone', new Uint8Array([0xef, 0xbb, 0xbf]), 'a.csv is empty.'],
  ])('%s', async (_what, bytes, message) => expect(await whyNot([fileOf(bytes)])).toBe(message))
})

test('unpacking stops for a small gzip that unpacks to an unlimited size', async () => {
  const bytes = packed(new Uint8Array(2_000_000))
  expect(await plainBytes({ name: 'a.csv', bytes }, 1_000_000)).toMatchObject({
    what: 'a.csv unpacks to more than 1 MB.',
  })
})
