/** Archives: what is in them is read or named; damage, locks and sizes that lie are refused before anything is read. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { archiveContent } from '../../../src/feeds/archives/archive.ts'
import { crc32 } from '../../../src/feeds/archives/crc32.ts'
import { unpackedEntry, zipEntries } from '../../../src/feeds/archives/zip.ts'
import { converted, fileOf, recognised, whyNot } from '../formats/converting.ts'

const zip = (files: Zippable) => new Uint8Array(zipSync(files))
const HEADER = 'id,category,occurred,lon,lat\n'
const csv = (...ids: readonly string[]) =>
  strToU8(HEADER + ids.map((id) => `${id},burglary,2023-05-04,-2.61,53.51\n`).join(''))
const INCIDENTS = { kind: 'incidents' } as const

test('CRC-32 has the check value of the standard', () => {
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926)
})

describe('an archive', () => {
  test('of tables is read as those tables, without the notes of file managers', async () => {
    const bytes = zip({
      '2023-05/2023-05-street.csv': csv('a', 'b'),
      '2023-06/2023-06-street.csv': csv('c'),
      '__MACOSX/2023-05/._2023-05-street.csv': strToU8('x'),
      'readme.md': strToU8('about'),
    })
    const { features, report } = await converted([fileOf(bytes, 'download.zip')], INCIDENTS)
    expect(features.map(({ properties }) => properties['id'])).toEqual(['a', 'b', 'c'])
    expect(report.notices).toEqual([])
  })
  test('names what it does not read of it', async () => {
    const bytes = zip({ 'a.csv': csv('a'), 'b.mdb': strToU8('x') })
    const { notices } = await recognised([fileOf(bytes, 'a.zip')])
    expect(notices.map(({ text }) => text)).toEqual(['Of a.zip not read: b.mdb.'])
  })
  test.each([
    ['of nothing', {}, 'a.zip is an archive without files.'],
    [
      'of nothing known',
      { 'a.mdb': strToU8('x') },
      'a.zip is an archive with nothing that is read here (a.mdb).',
    ],
    ['that is a document', { 'word/document.xml': strToU8('x') }, 'a.zip is a document, not a table.'],
    [
      'of a text document',
      { mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('x') },
      'a.zip is a document, not a table.',
    ],
    [
      'of several layers',
      { 'a.shp': strToU8('x'), 'b.shp': strToU8('x') },
      'a.zip holds several layers (a.shp, b.shp).',
    ],
  ] as const)('%s is refused', async (_what, files, words) => {
    expect(await whyNot([fileOf(zip(files), 'a.zip')])).toBe(words)
  })
  describe('of files of several formats', () => {
    const square = '-2.6,53.5 -2.59,53.5 -2.59,53.51 -2.6,53.5'
    const kml = strToU8(
      `<?xml version="1.0"?><kml><Placemark><name>Beat W1</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${square}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`,
    )
    const mixed = [fileOf(zip({ 'a.csv': csv('a', 'b'), 'beats.kml': kml }), 'a.zip')]
    test('is read as far as its files are of the kind, and names the others', async () => {
      const incidents = await converted(mixed, INCIDENTS)
      expect(incidents.report).toMatchObject({ rowsIn: 2, shown: 2 })
      expect(incidents.report.notices.map(({ text }) => text)).toContain(
        'Read of a.zip: a.csv. Not read: beats.kml (KML, areas); open each by itself.',
      )
      const areas = await converted(mixed, { kind: 'areas' })
      expect(areas.features.map(({ properties }) => properties['name'])).toEqual(['Beat W1'])
    })
    test.each([null, 'sites'] as const)('is refused as %s with what it holds', async (kind) => {
      expect(await whyNot(mixed, { kind })).toBe(
        'a.zip holds files of several formats: a.csv (Table, incidents), beats.kml (KML, areas).',
      )
    })
    test('is refused where those of the kind have several formats themselves', async () => {
      const point = JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
            properties: { ref: 'r', offence: 'Drugs', date: '2023-05-04' },
          },
        ],
      })
      const both = fileOf(zip({ 'a.csv': csv('a'), 'b.geojson': strToU8(point) }), 'a.zip')
      expect(await whyNot([both], INCIDENTS)).toMatch(/^a\.zip holds files of several formats: a\.csv/)
    })
  })
  test('that is locked is refused as locked', async () => {
    const bytes = zip({ 'a.csv': csv('a') })
    const view = new DataView(bytes.buffer)
    const directory = view.getUint32(bytes.length - 6, true)
    view.setUint16(directory + 8, 1, true)
    expect(await whyNot([fileOf(bytes, 'a.zip')])).toBe('a.zip is locked with a password.')
  })
  test('cut off anywhere is refused, and never read in part', async () => {
    const bytes = zip({ 'a.csv': csv(...Array.from({ length: 200 }, (_, at) => `r${at}`)) })
    for (let length = 4; length < bytes.length; length += 37)
      expect(await whyNot([fileOf(bytes.slice(0, length), 'a.zip')])).toMatch(/damaged, cut off/)
  })
  test('with any byte changed gives the same rows or is refused', async () => {
    const bytes = zip({ 'a.csv': csv('a', 'b', 'c') })
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] ?? 0) ^ change
        const content = await archiveContent(fileOf(damaged, 'a.zip'))
        if (content.kind === 'failed' || content.kind !== 'files') return
        for (const file of content.files) expect(file.bytes).toEqual(csv('a', 'b', 'c'))
      }),
      { numRuns: 200 },
    )
  })
})

describe('the size of an archive', () => {
  const bomb = zip({ 'a.csv': new Uint8Array(3_000_000) })
  test('is limited by what it states', async () => {
    expect(await archiveContent(fileOf(bomb, 'a.zip'), { most: 1_000_000 })).toMatchObject({
      what: 'a.zip unpacks to more than 1 MB.',
    })
  })
  test('is limited by what comes out, where it states less', async () => {
    const lying = bomb.slice()
    const view = new DataView(lying.buffer)
    view.setUint32(view.getUint32(lying.length - 6, true) + 24, 10, true)
    const [entry] = zipEntries(lying) ?? []
    if (!entry) throw new Error('no entry')
    expect(await unpackedEntry(entry, 1_000_000)).toBe('too-large')
    expect(await unpackedEntry(entry, 10_000_000)).toBe('damaged')
  })
  test('counts all its files together', async () => {
    const bytes = zip({ 'a.csv': new Uint8Array(600_000), 'b.csv': new Uint8Array(600_000) })
    expect(await archiveContent(fileOf(bytes, 'a.zip'), { most: 1_000_000 })).toMatchObject({
      kind: 'failed',
    })
  })
})

test('archives in archives are opened, but not without end', async () => {
  const inner = zip({ 'a.csv': csv('a') })
  const nested = (depth: number): Uint8Array<ArrayBuffer> =>
    depth === 0 ? inner : zip({ 'inner.csv': nested(depth - 1) })
  expect((await converted([fileOf(nested(1), 'a.zip')], INCIDENTS)).report.shown).toBe(1)
  expect(await whyNot([fileOf(nested(4), 'a.zip')])).toContain('archives in archives')
})
