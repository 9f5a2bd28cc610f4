/**
 * Property tests on arbitrary bytes and tables: nothing throws, no row is lost, and the output is read without a fault.
 */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEED_KINDS } from '../../../src/feeds/feed-kinds.ts'
import { convert } from '../../../src/feeds/formats/convert.ts'
import { choicesFor, recognise } from '../../../src/feeds/formats/recognise.ts'
import { doubtsOn } from '../../../src/feeds/tables/columns/guesses.ts'
import { meaningsOf } from '../../../src/feeds/tables/meanings.ts'
import { anyRow } from '../incidents/rows.ts'
import { GROUND, converted, fileOf } from './converting.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const RUNS = { numRuns: 60 }
const kind = fc.constantFrom(...FEED_KINDS)
const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '-2.6',
    '53.5',
    '358000',
    'ZZ1 1AA',
    '04/05/2023',
    '25/05/2023 21:15',
    '2024-05',
    '45050',
    'Burglary',
    'a',
    '"',
    'x\ny',
    '__proto__',
    '1e308',
    'NaN',
    '31/02/2023',
    'yes',
    '[1',
    '{"a":1}',
    '😀',
  ),
  fc.string({ maxLength: 8 }),
)
const name = fc.oneof(
  fc.constantFrom(
    'id',
    'Crime ID',
    'type',
    'date',
    'time',
    'lon',
    'lat',
    'x',
    'y',
    'easting',
    'northing',
    'postcode',
    'device',
    'start',
    'end',
    'owner',
    'due',
    '',
    '__proto__',
    'constructor',
    'id',
  ),
  fc.string({ maxLength: 6 }),
)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const table = fc
  .tuple(
    fc.array(name, { minLength: 1, maxLength: 7 }),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { maxLength: 8 }),
    fc.constantFrom(',', ';', '\t'),
  )
  .map(
    ([names, rows, separator]) =>
      [names, ...rows].map((row) => row.map(quoted).join(separator)).join('\n') + '\n',
  )

describe('conversion of any bytes', () => {
  const ends = async (bytes: Uint8Array<ArrayBuffer>, fileName: string) => {
    const recognition = await recognise([{ name: fileName, bytes }], GROUND)
    if (recognition.kind === 'failed') {
      expect(recognition.what).not.toBe('')
      return
    }
    const result = await convert(recognition, choicesFor(recognition, GROUND), GROUND)
    if (result.kind === 'failed') {
      expect(result.what).not.toBe('')
      return
    }
    const { rowsIn, shown, setAside } = result.report
    expect(rowsIn).toBe(shown + setAside.reduce((sum, { count }) => sum + count, 0))
    expect(rowsIn).toBe(recognition.rows)
  }
  const names = fc.constantFrom('a.csv', 'a.geojson', 'a.gpx', 'a.csv.gz', '__proto__')
  test('never throws', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), names, (bytes, file) =>
        ends(new Uint8Array(bytes), file),
      ),
      { numRuns: 200 },
    ))
  test('never throws for packed, truncated or corrupted bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(), names, (bytes, at, file) => {
        const packed = new Uint8Array(gzipSync(bytes))
        packed[at % packed.length] = at % 256
        return ends(packed.slice(0, Math.max(3, at % (packed.length + 1))), file)
      }),
      RUNS,
    ))
  test('never throws after the first bytes of a known format', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '{"type":"FeatureCollection","features":[',
          '<gpx>',
          '<gpx><wpt lat="1" lon="',
          'id,type,date,lon,lat\n',
          '[{',
          '\u001E{"type":"Feature"',
          'lon;lat\n"',
        ),
        fc.string({ maxLength: 60 }),
        names,
        (start, rest, file) => ends(new TextEncoder().encode(start + rest), file),
      ),
      { numRuns: 200 },
    ))
})

describe('conversion of any table', () => {
  test('accounts for every row in any kind, and its output is read without a fault', () =>
    fc.assert(
      fc.asyncProperty(table, kind, async (text, requestedKind) => {
        const recognition = await recognise([fileOf(text)], GROUND, requestedKind)
        if (recognition.kind === 'failed' || doubtsOn(recognition.columns, requestedKind).length > 0) return
        const hotspots = GROUND.hotspots
        if (
          requestedKind === 'patrol-visits' &&
          !recognition.guesses.some(({ meaning }) => meaning === 'end')
        )
          return
        await converted([fileOf(text)], { kind: requestedKind, context: { hotspots } })
      }),
      { numRuns: 300 },
    ))
  test('does so with any meanings, coordinates and order of days', () =>
    fc.assert(
      fc.asyncProperty(
        table,
        kind,
        fc.infiniteStream(fc.nat()),
        async (text, requestedKind, randomNumbers) => {
          const recognition = await recognise([fileOf(text)], GROUND, requestedKind)
          if (recognition.kind === 'failed' || requestedKind === 'patrol-visits') return
          const next = (most: number) => (randomNumbers.next().value ?? 0) % most
          const meanings = meaningsOf(requestedKind, PLACE)
          await converted([fileOf(text)], {
            kind: requestedKind,
            meanings: recognition.columns.map(() => meanings[next(meanings.length + 1)]?.meaning ?? null),
            crs: (['4326', '27700', '3857'] as const)[next(3)] ?? '4326',
            swap: next(2) === 0,
            dayOrder: (['as-recognised', 'day-first', 'month-first'] as const)[next(3)] ?? 'day-first',
          })
        },
      ),
      { numRuns: 200 },
    ))
})

test('conversion of any features to any kind accounts for every row, and its output is read without a fault', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(anyRow, fc.jsonValue()), { maxLength: 8 }),
      kind,
      async (features, requestedKind) => {
        if (requestedKind === 'patrol-visits') return
        const text = JSON.stringify({ type: 'FeatureCollection', features })
        const { report } = await converted([fileOf(text, 'a.geojson')], { kind: requestedKind })
        expect(report.rowsIn).toBe(features.length)
      },
    ),
    { numRuns: 200 },
  ))
