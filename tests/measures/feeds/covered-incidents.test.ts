/** Site charts, phases, displacement and counts round an order use only days that every feed of incidents covers. */
import { describe, expect, test } from 'vitest'
import type { Dataset, RowReach } from '../../../src/domain/dataset.ts'
import { addMonths, isoDay } from '../../../src/domain/day.ts'
import { beforeAndAfter } from '../../../src/measures/closure/before-and-after.ts'
import { coveredIncidents } from '../../../src/measures/feeds/covered-incidents.ts'
import { waitingOn } from '../../../src/measures/meeting/waiting.ts'
import { siteAccounts } from '../../../src/measures/sites/site-account.ts'
import { signalledPoints, siteChart } from '../../../src/measures/sites/site-chart.ts'
import { siteDisplacement } from '../../../src/measures/sites/site-displacement.ts'
import { phaseCounts } from '../../../src/measures/sites/site-phases.ts'
import {
  datasetOf,
  day,
  feedOf,
  IN_SITE,
  manifestWith,
  on,
  order,
  phase,
  reportOf,
  siteWith,
  span,
  type Row,
} from '../invented-dataset.ts'

const site = { ...siteWith([phase('clear', '2023-05-01')]), comparison: ['E'] }
const QUIET_SINCE = '2024-04-30'
const daily = (first: string, newest: string): RowReach => ({
  first: day(first),
  newest: day(newest),
  rows: day(newest) - day(first) + 1,
  isByMonth: false,
})
/** Twenty a month from the police to the end, thirty from the council until it stops in April 2024. */
const rows: readonly Row[] = Array.from({ length: 36 }, (_, month) => {
  const first = isoDay(addMonths(day('2021-09-01'), month))
  return { on: first, at: IN_SITE, times: first <= QUIET_SINCE ? 50 : 20 }
})
const council = { ...feedOf('council', 'incidents') }
const all = datasetOf([...rows, { on: '2024-08-31', at: IN_SITE }], {
  sites: [site],
  manifest: manifestWith({ feeds: [feedOf('police', 'incidents'), council, feedOf('sites', 'sites')] }),
  reports: ['police', 'council'].map((feed) => ({ ...reportOf('incidents'), feed })),
})
const quiet: Dataset = {
  ...all,
  rowReach: { police: daily('2021-09-01', '2024-08-31'), council: daily('2021-09-01', QUIET_SINCE) },
}
const closed: Dataset = {
  ...quiet,
  reports: quiet.reports.filter(({ feed }) => feed !== 'council'),
  failures: [{ feed: 'council', what: 'It answered with 404.', toDo: '' }],
}
const REQUEST = { measure: 'crimes-reported', interval: 'month' } as const
const UNTIL = { measure: 'crimes-reported', until: day('2024-08-31') } as const

describe('where a feed of incidents has gone quiet', () => {
  test('the days covered end with it', () => {
    expect(coveredIncidents(quiet)).toEqual({ days: span('2021-09-01', QUIET_SINCE), why: '' })
  })
  test('a chart ends with it and shows no fall, and nothing waits for its signal', () => {
    const chart = siteChart(quiet, site, REQUEST)
    if (chart.kind === 'none') throw new Error(chart.text)
    expect(chart.points.at(-1)?.span.to).toBe(day(QUIET_SINCE))
    expect(signalledPoints(chart)).toEqual([])
    const accounts = siteAccounts(quiet, span('2023-09-01', '2024-08-31'))
    expect(waitingOn(quiet, { accounts, quiet: [] }).filter(({ kind }) => kind === 'signal')).toEqual([])
  })
  test('phases and displacement end with it', () => {
    expect(phaseCounts(quiet, site, UNTIL)[0]?.span.to).toBe(day(QUIET_SINCE))
    const moved = siteDisplacement(quiet, site, UNTIL)
    expect(moved.kind === 'none' ? null : moved.after.to).toBe(day('2024-04-30'))
  })
  test('counts round an order of later days are not known', () => {
    const made = order('2024-05-20', { made: on('2024-06-01') })
    const rowsOf = beforeAndAfter(quiet, made)
    expect(rowsOf?.after).toBeNull()
  })
})

describe('where a feed of incidents did not open, or set aside most rows', () => {
  const broken: Dataset = {
    ...quiet,
    reports: quiet.reports.map((report) => ({
      ...report,
      shown: 3,
      setAside: [{ reason: 'no-date', count: 29, examples: [] }],
    })),
  }
  test.each([
    ['closed', closed, 'The feed council did not open: It answered with 404.'],
    ['broken', broken, '29 of 32 rows of the feed police were set aside.'],
  ] as const)(
    '%s: there is no chart, phase or displacement, and the reason names the feed',
    (_, dataset, why) => {
      expect(coveredIncidents(dataset).days).toBeNull()
      expect(siteChart(dataset, site, REQUEST)).toMatchObject({
        kind: 'none',
        text: expect.stringContaining(why),
      })
      expect(siteDisplacement(dataset, site, UNTIL)).toMatchObject({ text: expect.stringContaining(why) })
      expect(phaseCounts(dataset, site, UNTIL)).toEqual([])
    },
  )
})
