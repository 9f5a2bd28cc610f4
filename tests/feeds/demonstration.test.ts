/** The demonstration as files: reproducible bytes, every kind of feed, and an account of every planted fault. */
import { describe, expect, test } from 'vitest'
import type { FeedReport } from '../../src/domain/feed.ts'
import { FEED_DEFINITIONS, FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { readManifest, unknownManifestKeys } from '../../src/feeds/manifest.ts'
import { allNotices } from '../../src/feeds/kind-words.ts'
import { CONVERSION_NOTICES, JOINING_NOTICE } from '../../src/feeds/rows/notices.ts'
import { type Row, FEW, datasetOf, filesOf, rowsOf, textOf, truthOf } from './demonstration-geography.ts'
import { PLACE } from '../domain/shipped-place.ts'

/** Number of rows by notice, for each feed. */
const noticesIn = (reports: readonly FeedReport[]) =>
  Object.fromEntries(
    reports.map(({ feed, notices }) => [
      feed,
      Object.fromEntries(notices.map(({ code, count }) => [code, count])),
    ]),
  )

const setAsideIn = (reports: readonly FeedReport[]) =>
  Object.fromEntries(
    reports.map(({ feed, setAside }) => [
      feed,
      Object.fromEntries(setAside.map(({ reason, count }) => [reason, count])),
    ]),
  )
const total = (counts: Readonly<Record<string, number>> = {}) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)
const noticed = (reports: readonly FeedReport[], code: string) =>
  reports.flatMap(({ notices }) => notices.filter((notice) => notice.code === code)).map(({ count }) => count)

/** Readers keep no location of guarded rows. */
const isNumberedInTheOpen = ({ properties: { location, place, category } }: Row) =>
  /^(?:\d|Flat)/.test(String(location)) && place !== 'private' && category !== 'sexual-offence'

/** Rows at the default midnight; readers keep no time of day of guarded rows. */
const isAtDefaultMidnight = ({ properties: { occurred, place, category } }: Row) =>
  String(occurred).includes('T00:00:') &&
  place !== 'private' &&
  (category === 'other-theft' || category === 'vehicle-crime')

const clean = filesOf(FEW)
const secondRun = filesOf(FEW)
const another = filesOf({ ...FEW, seed: 2 })
const faulty = filesOf({ ...FEW, withFaults: true })
const { reports: cleanReports } = await datasetOf(clean)
const { reports: faultyReports, failures } = await datasetOf(faulty)

describe('the demonstration', () => {
  test('has the same bytes for the same arguments, and others for another seed', () => {
    expect([...secondRun]).toEqual([...clean])
    expect(textOf(another, 'incidents.geojson')).not.toBe(textOf(clean, 'incidents.geojson'))
  })

  test('is marked as a demonstration, and has every kind of feed', () => {
    const manifest = readManifest(textOf(clean, 'manifest.json'), PLACE)
    if ('kind' in manifest) throw new Error(manifest.what)
    expect(manifest).toMatchObject({ version: 1, demonstration: true })
    expect(new Set(manifest.feeds.map(({ kind }) => kind))).toEqual(new Set(FEED_KINDS))
    expect([...clean.keys()]).toEqual([
      'manifest.json',
      ...manifest.feeds.map(({ url }) => url),
      'truth.json',
    ])
    expect(manifest.categories.filter(({ sensitive }) => sensitive).map(({ id }) => id)).toEqual([
      'sexual-offence',
    ])
    expect(manifest.notes).toHaveLength(1)
    expect(manifest.feeds.map(({ handling }) => handling).toSorted()).toEqual([
      ...Array<string>(manifest.feeds.length - 1).fill('official'),
      'public',
    ])
    for (const feed of manifest.feeds)
      expect(feed.source.length * feed.licence.length, feed.id).toBeGreaterThan(0)
  })

  test('is read without a row set aside, except planned actions', () => {
    const truth = truthOf(clean)
    const reports = cleanReports
    expect(setAsideIn(reports)).toEqual(truth.setAside)
    expect(total(truth.setAside['actions'])).toBe(truth.actions.planned)
    expect(reports.reduce((sum, report) => sum + total(truth.setAside[report.feed]), 0)).toBe(
      truth.actions.planned,
    )
    expect(noticed(reports, 'place-dropped')).toEqual([truth.actions.coordinatesToDrop])
    const numbered = rowsOf(clean, 'incidents.geojson').filter(isNumberedInTheOpen)
    expect(noticed(reports, 'house-number')).toEqual([numbered.length])
    const atMidnight = rowsOf(clean, 'incidents.geojson').filter(isAtDefaultMidnight)
    expect(noticed(reports, 'default-midnight')).toEqual([atMidnight.length])
    expect(noticed(reports, 'not-said').concat(noticed(reports, 'not-in-list'))).toEqual([])
  })
})

describe('the demonstration with faults', () => {
  const truth = truthOf(faulty)
  const reports = faultyReports

  test('has every invalid row set aside for the planted reason', () => {
    expect(setAsideIn(reports)).toEqual(truth.setAside)
    expect(new Set(Object.values(truth.setAside).flatMap((reasons) => Object.keys(reasons)))).toEqual(
      new Set([
        'not-a-feature',
        'missing-geometry',
        'bad-geometry',
        'bad-coordinates',
        'swapped-axes',
        'metres',
        'outside',
        'missing-id',
        'duplicate-id',
        'missing-field',
        'bad-field',
        'bad-date',
        'before-2000',
        'future-date',
        'past-keeping',
        'planned',
        'ends-before-start',
        'ends-before-made',
        'no-hotspot-or-place',
        'no-site-or-area',
      ]),
    )
    expect(total(truth.setAside['incidents'])).toBeGreaterThanOrEqual(100)
  })

  test('has exactly the planted notices on its odd rows', () => {
    const before = noticesIn(cleanReports)
    const more = Object.entries(noticesIn(reports)).map(([feed, codes]) => [
      feed,
      Object.fromEntries(
        Object.entries(codes)
          .map(([code, count]) => [code, count - (before[feed]?.[code] ?? 0)] as const)
          .filter(([, count]) => count !== 0),
      ),
    ])
    expect(Object.fromEntries(more)).toEqual(truth.notices)
    const met = new Set(Object.values(truth.notices).flatMap((codes) => Object.keys(codes)))
    const ofOneFeed = Object.keys(allNotices()).filter(
      (code) => code !== JOINING_NOTICE && !CONVERSION_NOTICES.has(code),
    )
    expect(ofOneFeed.filter((code) => !met.has(code))).toEqual([])
  })

  test('has every possible fault in each kind of feed', () => {
    for (const { feed, kind } of reports) {
      const reasons = Object.keys(truth.setAside[feed] ?? {})
      const notices = Object.keys(truth.notices[feed] ?? {})
      expect(reasons, feed).toEqual(expect.arrayContaining(['past-keeping', 'duplicate-id', 'bad-date']))
      expect(notices, feed).toEqual(expect.arrayContaining(['skipped-hour', 'repeated-hour']))
      expect(reasons.includes('before-2000'), feed).toBe(kind !== 'areas')
      expect(reasons.includes('metres'), feed).toBe(FEED_DEFINITIONS[kind].geometry.length > 0)
    }
  })

  test('has a manifest that opens, with its faults named', () => {
    expect(failures).toEqual([])
    expect(unknownManifestKeys(textOf(faulty, 'manifest.json'))).toEqual(truth.notKnown)
    expect(unknownManifestKeys(textOf(clean, 'manifest.json'))).toEqual([])
  })

  test('shows the valid rows unchanged, and odd ones with script or unsafe keys', () => {
    for (const report of reports) {
      const name = `${report.feed}.geojson`
      const lines = new Set(textOf(faulty, name).split(/,?\n/))
      const lost = textOf(clean, name)
        .split(/,?\n/)
        .filter((line) => !lines.has(line))
      expect(lost, name).toEqual([])
      const validRows = rowsOf(clean, name).length + total(truth.odd[report.feed])
      expect(report.shown + (report.feed === 'actions' ? truth.actions.planned : 0), name).toBe(validRows)
      expect(textOf(faulty, name)).toMatch(/<script>[^]*"__proto__":/)
    }
  })
})
