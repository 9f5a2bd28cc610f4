/**
 * A window compared with its baseline: identical nodes, consistent counts, and verdicts only where they are
 * permitted.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import { daysIn, parseDay, type DaySpan } from '../../src/domain/day.ts'
import { changeBetween } from '../../src/analytics/small-numbers/verdict.ts'
import { writtenDates } from '../../src/measures/baseline/chosen-baseline.ts'
import { catalogueOf, type Catalogue } from '../../src/state/catalogue.ts'
import { startCountingLoop } from '../../src/state/counting-loop.ts'
import { makeStore, type ShownCounts } from '../../src/state/store.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { span } from '../clock/invented.ts'
import { fetchFrom, incidentsText, MANIFEST } from '../worker/invented-feeds.ts'
import { PLACE } from '../domain/shipped-place.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
/** Moves every third incident to the year before. */
let nth = 0
const incidents = incidentsText(900).replaceAll('"occurred":"2024', (match) =>
  nth++ % 3 === 0 ? match.replace('2024', '2023') : match,
)
/** No incident lies in the second half of 2023, which the feed covers. */
const feeds = MANIFEST.feeds.map((feed) => ({ ...feed, covers: { from: '2023-01-01' } }))
const files = { 'manifest.json': JSON.stringify({ ...MANIFEST, feeds }), 'incidents.geojson': incidents }
/** Spreads incidents over four months, each known by month only. */
let counter = 0
const MONTHS = ['2024-01', '2024-02', '2024-03', '2024-04']
const byMonth = incidentsText(400).replaceAll(/"occurred":"[^"]*"/g, () => {
  counter++
  return `"occurred":"${MONTHS[counter % MONTHS.length]}"`
})
let catalogue: Catalogue

async function catalogueFrom(served: Readonly<Record<string, string>>): Promise<Catalogue> {
  const room = makeWorkerApi({
    fetchResponse: fetchFrom(served),
    fetchPlace: () => Promise.resolve(PLACE),
    fetchBorough: () => Promise.resolve(borough),
  })
  const request = {
    manifestUrl: 'http://localhost/feeds/manifest.json',
    placeUrl: 'place.json',
    boroughUrl: 'borough.json',
  }
  const opened = await room.open(request, () => {})
  if (opened.kind === 'failed') throw new Error(opened.what)
  return catalogueOf(opened.known, opened)
}
beforeAll(async () => {
  catalogue = await catalogueFrom(files)
})

/** Counts of a window and its baseline. */
async function shownOf(window: DaySpan, base: string | null, data = catalogue): Promise<ShownCounts> {
  const store = makeStore()
  let frame = () => {}
  startCountingLoop(store, {
    requestFrame: (callback) => {
      frame = callback
    },
    now: () => 0,
    measure: () => {},
    flush: (update) => update(),
  })
  await vi.dynamicImportSettled()
  store.setState({
    catalogue: data,
    viewport: { box: { west: -3, south: 53, east: -2, north: 54 }, zoom: 15 },
  })
  store.dispatch({ kind: 'set-window', ...window })
  store.dispatch({ kind: 'set-base', base })
  frame()
  const { shown } = store.getState()
  if (!shown) throw new Error('nothing was counted')
  return shown
}

const halves = () => {
  const { from, to } = catalogue.reach ?? catalogue.dataDays
  const middle = Math.floor((from + to) / 2)
  return { early: { from, to: middle }, late: { from: middle + 1, to } } as {
    readonly early: DaySpan
    readonly late: DaySpan
  }
}

describe('the baseline', () => {
  test('is null unless requested', async () => {
    expect((await shownOf(halves().late, null)).baseline).toBeNull()
  })

  test('has the nodes of the window in the same order, with the counts of its own days', async () => {
    const { early, late } = halves()
    const shown = await shownOf(late, writtenDates(early))
    const alone = await shownOf(early, null)
    expect(shown.baseline?.window).toEqual(early)
    expect([...(shown.baseline?.step.node ?? [])]).toEqual([...shown.step.node])
    expect(shown.baseline?.step).toEqual(alone.step)
    expect(shown.baseline?.total).toBe(alone.total)
    expect(shown.baseline?.total).toBeGreaterThan(0)
    expect(shown.total + alone.total).toBe(900)
  })

  test('in another season gives an interval and no verdict', async () => {
    const { early, late } = halves()
    const { baseline } = await shownOf(late, writtenDates(early))
    expect(baseline?.comparability).toBe('other-season')
    expect(baseline?.verdicts).toBeNull()
    expect(baseline?.change.verdict).toBeUndefined()
    expect(baseline?.change.caveat).toContain('Season not removed')
  })

  test('outside the data is null, with a notice', async () => {
    const { baseline } = await shownOf(halves().early, writtenDates(span('1999-01-01', '1999-12-31')))
    expect(baseline).toBeNull()
  })

  test('one year earlier gives each cluster the verdict of its own counts', async () => {
    const spring = span('2024-02-01', '2024-05-31')
    const { step, baseline } = await shownOf(spring, 'year')
    if (!baseline) throw new Error('nothing was compared')
    const verdicts = Array.from(step.count, (count, i) => {
      const before = baseline.step.count[i] ?? 0
      const exposed = { now: daysIn(spring), before: daysIn(baseline.window) }
      return changeBetween(
        { count, exposure: exposed.now },
        { count: before, exposure: exposed.before },
        catalogue.overdispersion.place,
      ).verdict
    })
    expect(baseline.comparability).toBe('same-season')
    expect(baseline.verdicts).toEqual(verdicts)
    expect(verdicts.length).toBeGreaterThan(20)
    expect(new Set(verdicts).size).toBeGreaterThan(1)
  })
})

test('phi is at least 1, for one place and for the borough', async () => {
  expect(catalogue.overdispersion.place).toBeGreaterThanOrEqual(1)
  expect(catalogue.overdispersion.borough).toBeGreaterThanOrEqual(1)
})

test('where months are known only, February is compared with the whole of January, whatever days were requested', async () => {
  const monthCatalogue = await catalogueFrom({ ...files, 'incidents.geojson': byMonth })
  for (const window of [span('2024-02-01', '2024-02-29'), span('2024-02-10', '2024-02-12')]) {
    const { total, baseline } = await shownOf(window, 'before', monthCatalogue)
    expect([total, baseline?.total]).toEqual([100, 100])
    expect(baseline?.window).toEqual(span('2024-01-01', '2024-01-31'))
  }
  const { baseline } = await shownOf(
    span('2024-04-01', '2024-04-30'),
    '2024-01-20..2024-02-10',
    monthCatalogue,
  )
  expect(baseline).toMatchObject({ window: span('2024-01-01', '2024-02-29'), total: 200 })
})

describe('incidents known by month alone', () => {
  /** Of the incidents of May every third is of the year before, and every second is known by month. */
  let row = 0
  const mixed = incidents.replaceAll(/"occurred":"\d{4}-05-([^"]*)"/g, (_, rest: string) => {
    row++
    const month = `${row % 3 === 0 ? 2023 : 2024}-05`
    return `"occurred":"${row % 2 === 0 ? month : `${month}-${rest}`}"`
  })
  const occurred = [...mixed.matchAll(/"occurred":"([^"]*)"/g)].map(([, text = '']) => text)
  const countIn = ({ from, to }: DaySpan, isCounted: (text: string) => boolean) =>
    occurred.filter((text) => {
      const on = parseDay(text.length === 7 ? `${text}-01` : text.slice(0, 10))
      return on !== null && on >= from && on <= to && isCounted(text)
    }).length
  const byDay = (text: string) => text.length > 7

  test('under 28 days are in the counts, but on neither side of the comparison, and both numbers are said', async () => {
    const data = await catalogueFrom({ ...files, 'incidents.geojson': mixed })
    const window = span('2024-04-29', '2024-05-12')
    const { total, step, change, baseline } = await shownOf(window, 'year', data)
    if (!baseline || !change) throw new Error('nothing was compared')
    expect(baseline.window).toEqual(span('2023-05-01', '2023-05-14'))
    const all = [window, baseline.window].map((days) => countIn(days, () => true))
    const known = [window, baseline.window].map((days) => countIn(days, byDay))
    expect([total, baseline.total]).toEqual(all)
    expect([step.inView, baseline.step.inView]).toEqual(all)
    expect([baseline.compared.now.inView, baseline.compared.before.inView]).toEqual(known)
    expect(baseline.change.baselineValue).toBe(known[1])
    const left = all.map((count, i) => count - (known[i] ?? 0))
    expect(Math.min(...left)).toBeGreaterThan(0)
    expect(change.notice).toBe(
      `Known by month alone and left out of the comparison: ${left[0]} of these, ${left[1]} of the baseline.`,
    )
    expect(change.text).toMatch(
      `In all ${all[0]}, was ${all[1]} (the same weekdays, 364 days earlier; bank holidays only then: Early May bank holiday): between`,
    )
    const exposure = 14
    expect(baseline.verdicts).toEqual(
      Array.from(baseline.compared.now.count, (count, i) => {
        const before = { count: baseline.compared.before.count[i] ?? 0, exposure }
        return changeBetween({ count, exposure }, before, data.overdispersion.place).verdict
      }),
    )
  })

  test('from 28 days on are compared', async () => {
    const data = await catalogueFrom({ ...files, 'incidents.geojson': mixed })
    const { step, change, baseline } = await shownOf(span('2024-05-01', '2024-05-31'), 'year', data)
    expect(baseline?.compared.now).toBe(step)
    expect(change?.notice).toBeNull()
  })

  test('of a window under a week are counts with those before, without a verdict', async () => {
    const { total, change, baseline } = await shownOf(span('2024-05-04', '2024-05-05'), 'year')
    expect(baseline?.comparability).toBe('too-short')
    expect(baseline?.verdicts).toBeNull()
    expect(change).toMatchObject({
      text: `In all ${total}, was ${baseline?.total} (the same weekdays, 364 days earlier)`,
      verdict: 'too short to say',
    })
  })
})
