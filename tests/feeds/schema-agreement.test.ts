/** The published JSON Schemas and the reader judge rows alike, but for the rules that no schema can express. */
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeedKind, Manifest } from '../../src/domain/feed.ts'
import { documentOf } from '../../src/feeds/documentation/kind-document.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { jsonSchemaOf } from '../../src/feeds/json-schemas.ts'
import { MOMENT_PATTERNS, parseMoment } from '../../src/feeds/moments.ts'
import { feedContext, readFeed } from '../../src/feeds/read-feed.ts'
import { PLACE } from '../domain/shipped-place.ts'
import { FEW, GROUND, filesOf, textOf } from './demonstration-geography.ts'
import { collection, contextOf, feedOf, fixture } from './opened.ts'
import { readManifest } from '../../src/feeds/manifest.ts'

const ajv = new Ajv({ strict: false })
const planted = filesOf({ ...FEW, withFaults: true })
function plantedManifest(): Manifest {
  const manifest = readManifest(textOf(planted, 'manifest.json'), PLACE)
  if ('kind' in manifest) throw new Error(manifest.what)
  return manifest
}
const manifest = plantedManifest()
const contexts = { fixtures: contextOf(), planted: feedContext(manifest, GROUND) }

const featuresIn = (text: string) => (JSON.parse(text) as { readonly features: readonly unknown[] }).features

/** Reason for which the reader sets a row aside on its own; null where it is shown. */
function reasonFor(kind: FeedKind, row: unknown, from: keyof typeof contexts): string | null {
  const entry = from === 'planted' ? manifest.feeds.find((feed) => feed.kind === kind) : undefined
  const read = readFeed(entry ?? feedOf(kind), collection([row]), contexts[from])
  if (read.kind === 'failed') throw new Error(read.what)
  return read.report.setAside[0]?.reason ?? null
}

/** Reasons that a schema never sees, and those that it does not see in certain rows. */
const UNSEEN = [
  'past-keeping',
  'future-date',
  'planned',
  'ends-before-start',
  'ends-before-made',
  'outside',
  'swapped-axes',
]
function isUnseen(reason: string, row: unknown): boolean {
  const { geometry, properties } = row as {
    readonly geometry: { readonly coordinates: unknown } | null
    readonly properties: Readonly<Record<string, unknown>>
  }
  if (reason === 'bad-geometry') return ringsIn(geometry?.coordinates).some((ring) => !isClosed(ring))
  if (reason === 'bad-field') return Number(properties['agreed']) > Number(properties['answered'])
  return UNSEEN.includes(reason)
}

/** Lists of positions, however deep. */
function ringsIn(value: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) return []
  const list: readonly unknown[] = value
  const isRing = list.every((item) => Array.isArray(item) && typeof item[0] === 'number')
  return isRing ? [list] : list.flatMap(ringsIn)
}
const isClosed = (ring: readonly unknown[]) => JSON.stringify(ring[0]) === JSON.stringify(ring.at(-1))

const rowsOf = (kind: FeedKind) => [
  ...featuresIn(readFileSync(fixture(`${kind}.geojson`), 'utf8')).map((row) => ({
    row,
    reason: reasonFor(kind, row, 'fixtures'),
  })),
  ...featuresIn(textOf(planted, `${kind}.geojson`)).map((row) => ({
    row,
    reason: reasonFor(kind, row, 'planted'),
  })),
]

describe.each(FEED_KINDS)('%s', (kind) => {
  const validate = ajv.compile(jsonSchemaOf(kind, PLACE))
  const fits = (row: unknown) => validate({ type: 'FeatureCollection', features: [row] })

  test('every row that is shown fits the schema, and every other does not, unless no schema can see why', () => {
    const judged = rowsOf(kind).map(({ row, reason }) => ({ row, reason, isFit: fits(row) }))
    const shown = judged.filter(({ reason }) => reason === null)
    const setAside = judged.flatMap(({ reason, ...rest }) => (reason === null ? [] : [{ reason, ...rest }]))
    expect(shown.length).toBeGreaterThan(0)
    expect(setAside.length).toBeGreaterThan(10)
    expect(shown.filter(({ isFit }) => !isFit)).toEqual([])
    expect(setAside.filter(({ isFit, reason, row }) => isFit && !isUnseen(reason, row))).toEqual([])
    const documented = documentOf(kind, PLACE).beyondSchema.map(({ code }) => code)
    const unseen = new Set(setAside.filter(({ isFit }) => isFit).map(({ reason }) => reason))
    expect([...unseen].filter((reason) => !documented.includes(reason))).toEqual([])
  })
  test('a blank or missing property is judged alike, and so is a geometry of every kind', () => {
    const { row } = rowsOf(kind).find(({ reason }) => reason === null) ?? {}
    const { properties, ...feature } = row as { readonly properties: object }
    const variants = [
      ...Object.keys(properties).flatMap((name) =>
        [null, ' ', undefined].map((value) => ({
          ...feature,
          properties: { ...properties, [name]: value },
        })),
      ),
      ...GEOMETRIES.map((geometry) => ({ ...feature, geometry, properties })),
    ].map((variant): unknown => JSON.parse(JSON.stringify(variant)))
    for (const variant of variants) {
      const reason = reasonFor(kind, variant, 'fixtures')
      const isExcused = reason !== null && isUnseen(reason, variant)
      expect(isExcused || fits(variant) === (reason === null), JSON.stringify({ variant, reason })).toBe(true)
    }
  })
})

const LINE = [
  [-2.6, 53.5],
  [-2.601, 53.501],
]
const RING = [...LINE, [-2.602, 53.5], [-2.6, 53.5]]
const GEOMETRIES: readonly unknown[] = [
  null,
  undefined,
  { type: 'Point', coordinates: [-2.6, 53.5] },
  { type: 'Point', coordinates: [-2.6, 53.5, 12] },
  { type: 'Point', coordinates: [-2.6, 93.5] },
  { type: 'Point', coordinates: ['-2.6', 53.5] },
  { type: 'LineString', coordinates: LINE },
  { type: 'Polygon', coordinates: [RING] },
  { type: 'Polygon', coordinates: [RING.slice(0, 3)] },
  { type: 'Polygon', coordinates: [] },
  { type: 'MultiPolygon', coordinates: [[RING]] },
]

/** Times at the edges of the calendar, of the clock and of the years that are read. */
describe('patterns of times', () => {
  const digits = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'))
  const anyTime = fc
    .record({
      year: fc.oneof(fc.integer({ min: 0, max: 2200 }), fc.constantFrom(1900, 2000, 2024, 2099, 2100)),
      month: digits(13),
      day: fc.option(digits(32)),
      time: fc.option(fc.tuple(digits(24), digits(60), fc.option(digits(60)))),
      offset: fc.constantFrom('', 'Z', '+01:00', '-14:59', '+15:00', '+1:00'),
    })
    .map(({ year, month, day, time, offset }) => {
      const date = [String(year).padStart(4, '0'), month, ...(day === null ? [] : [day])].join('-')
      return day === null || !time
        ? date
        : `${date}T${time.filter((part) => part !== null).join(':')}${offset}`
    })
  test('fit exactly the times that are read', () => {
    fc.assert(
      fc.property(anyTime, (text) => {
        const parsed = parseMoment(text)
        expect(MOMENT_PATTERNS.any.test(text)).toBe(parsed !== null)
        const isFrom2000 = parsed !== null && text >= '2000'
        expect(MOMENT_PATTERNS.from2000.test(text)).toBe(isFrom2000)
        expect(MOMENT_PATTERNS.instantFrom2000.test(text)).toBe(isFrom2000 && parsed.precision === 'instant')
      }),
      { numRuns: 5000 },
    )
  })
})
