/** Diagnostics: what they contain, and that no data enters them, whatever field it is planted in. */
import { describe, expect, test } from 'vitest'
import { diagnosticsText, type DiagnosticsInput } from '../../../src/shell/feeds/Diagnostics.tsx'
import { FEED_KINDS } from '../../../src/feeds/feed-kinds.ts'
import { feedSummaries } from '../../../src/measures/feeds/feed-status.ts'
import { timings } from '../../../src/state/effects/device-facts.ts'
import { action, datasetOf, feedOf, manifestWith, order, siteWith } from '../../measures/invented-dataset.ts'
import { stateOf } from './feed-status-store.ts'

const CANARY = 'canary-4711'
const PLACE = [-2.634_711, 53.544_711] as const
const NOW = Date.UTC(2024, 8, 1, 12)

const facts: DiagnosticsInput['facts'] = {
  browser: 'A browser 1.0',
  screen: '1440 x 900 at 1',
  stored: { usage: 1_200_000, quota: 9_000_000_000 },
  timings: [{ name: 'holdfast:load', count: 1, medianMilliseconds: 512.4, longestMilliseconds: 512.4 }],
  release: { commit: 'abc1234', built: '2024-09-01T10:00:00Z' },
}

/** Feeds with a canary in every text and URL that a manifest, a feed or a report can contain. */
function plantedFeeds() {
  const feeds = FEED_KINDS.map((kind) => ({
    ...feedOf(kind, kind),
    url: `https://${CANARY}:${CANARY}@${CANARY}.example/feeds/${kind}.geojson?key=${CANARY}#${CANARY}`,
    source: CANARY,
    licence: CANARY,
  }))
  const example = { row: 4711, line: 4711, id: CANARY, field: CANARY, value: `${CANARY} ${PLACE.join()}` }
  const dataset = datasetOf([{ on: '2024-08-30', at: PLACE }], {
    manifest: manifestWith({ feeds, title: CANARY, labels: { any: CANARY } }),
    reports: feeds.slice(2).map(({ id, kind }) => ({
      feed: id,
      kind,
      rowsIn: 12,
      shown: 10,
      setAside: [{ reason: 'bad-date', count: 2, examples: [example] }],
      notices: [{ code: 'not-in-list', text: `1 row in no list (${CANARY}: 1).`, count: 1 }],
    })),
    failures: [{ feed: 'incidents', what: `The address answered 404. It said "${CANARY}".`, toDo: CANARY }],
    orders: [order('2024-06-01', { id: CANARY })],
    actions: [action('arrest', '2024-06-01', { id: CANARY })],
    sites: [{ ...siteWith(), name: CANARY }],
  })
  return feedSummaries({
    ...dataset,
    feedStates: [
      stateOf('closure-orders', {
        from: 'none',
        goodAt: null,
        triedAt: NOW - 30_000,
        nextTryAt: NOW + 90_000,
        error: { kind: 'not-a-feed', what: `It is ${CANARY}, not GeoJSON.`, toDo: CANARY },
      }),
      stateOf('sites', {
        goodAt: NOW - 60_000,
        triedAt: NOW - 60_000,
        keptUntil: NOW + 1,
        doubt: { held: 10, offered: 0 },
      }),
    ],
  })
}
const text = diagnosticsText({
  version: '1.2.3',
  facts,
  feeds: plantedFeeds(),
  state: {
    contact: { reachedAt: NOW - 840_000, failedAt: null },
    phase: { kind: 'ready' },
    storage: 'full',
    isUnguarded: false,
    geographyFailure: null,
    theme: 'night',
  },
  now: NOW,
})

describe('diagnostics', () => {
  test('contain no canary, no coordinates and no row number', () => {
    expect(text.toLowerCase()).not.toContain('canary')
    expect(text).not.toContain('4711')
    for (const degrees of PLACE) expect(text).not.toContain(String(degrees).slice(0, 6))
  })
  test('contain of a URL only its path', () => {
    expect(text).not.toMatch(/[?#@]/)
    expect(text).toContain('/feeds/sites.geojson')
  })
  test('contain version, browser, storage, fetch states and timings', () => {
    expect(text).toContain('Holdfast 1.2.3, commit abc1234, built 2024-09-01T10:00:00Z')
    expect(text).toContain('browser: A browser 1.0')
    expect(text).toContain('screen: 1440 x 900 at 1, night')
    expect(text).toContain('server: reached 840 s ago, last failed never')
    expect(text).toContain('storage: full, 1200 kB of 9000000 kB used')
    expect(text).toContain('doubted, from fetched, good 60 s ago, tried 60 s ago')
    expect(text).toContain('kept, offered 0 for 10')
    expect(text).toContain('failed, answered 404')
    expect(text).toContain('failed, from none, good never, tried 30 s ago, next in 90 s, trouble not-a-feed')
    expect(text).toContain('12 in, 10 shown, 2 bad-date, 1 not-in-list')
    expect(text).toContain('holdfast:load: 1 times, median 512 ms, longest 512 ms')
  })
  test('list every feed by its id', () => {
    for (const kind of FEED_KINDS) expect(text).toContain(`feed ${kind}: ${kind}, official, every 60 min`)
  })
})

describe('the timings', () => {
  test('are those of Holdfast itself, grouped by name', () => {
    const measures = [
      { name: 'holdfast:scrub', duration: 3 },
      { name: 'holdfast:scrub', duration: 1 },
      { name: 'holdfast:scrub', duration: 8 },
      { name: `holdfast:${CANARY}`, duration: 8 },
      { name: CANARY, duration: 8 },
    ]
    expect(timings(measures)).toEqual([
      { name: 'holdfast:scrub', count: 3, medianMilliseconds: 3, longestMilliseconds: 8 },
    ])
  })
})
