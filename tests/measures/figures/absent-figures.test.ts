/** Figures whose feed did not open are listed as not known instead of missing. */
import { describe, expect, test } from 'vitest'
import type { FeedKind } from '../../../src/domain/feed.ts'
import { figuresOf } from '../../../src/measures/figures-of.ts'
import { FEED_KINDS } from '../../../src/feeds/feed-kinds.ts'
import { datasetOf, reportOf, span } from '../invented-dataset.ts'

const QUESTION = { window: span('2024-01-01', '2024-06-30'), baseline: null }

/** All feeds are listed; those of the kinds given did not open. */
function figuresWithout(...closed: readonly FeedKind[]) {
  const all = datasetOf([{ on: '2022-01-01' }, { on: '2024-08-31' }])
  const dataset = {
    ...all,
    reports: all.reports.filter(({ kind }) => !closed.includes(kind)),
    failures: closed.map((kind) => ({ feed: `the-${kind}`, what: 'It answered with 404.', toDo: '' })),
    ...(closed.includes('sites') && { sites: [] }),
    ...(closed.includes('areas') && { areas: [] }),
  }
  return figuresOf(dataset, QUESTION)
}

describe('figures of a kind whose feed did not open', () => {
  test.each([
    ['sites', 'phase.clear'],
    ['sites', 'since-clear'],
    ['incidents', 'since-clear.asb'],
    ['incidents', 'usual.last-eight-weeks'],
    ['sites', 'displacement.wdd'],
    ['sites', 'chart.week'],
    ['incidents', 'chart.month.asb'],
    ['incidents', 'displacement.wdd.asb'],
    ['areas', 'reports.share.crimes'],
    ['incidents', 'funnel.asb'],
    ['actions', 'fairness.searches-by-outcome'],
    ['actions', 'fairness.rate-by-ethnicity'],
    ['areas', 'fairness.patrol-minutes.fifth-1'],
    ['areas', 'fairness.stop-searches.fifth-5'],
    ['patrol-hotspots', 'test-days.all'],
    ['patrol-hotspots', 'patrol.planned-minutes'],
    ['patrol-visits', 'patrol.delivered-minutes'],
    ['survey-results', 'survey.agreed'],
  ] as const)('without %s: %s is not known, and the reason names the feed', (kind, id) => {
    const figures = figuresWithout(kind).filter((figure) => figure.id === id)
    expect(figures.length).toBeGreaterThan(0)
    for (const figure of figures) {
      expect(figure).toMatchObject({ known: 'no', value: null })
      expect(figure.why).toContain(`The feed the ${kind.replaceAll('-', ' ')} did not open`)
    }
  })
  test('hold no value that rests on it, whichever kind it is', () => {
    for (const kind of FEED_KINDS) {
      const resting = figuresWithout(kind).filter(({ feeds }) => feeds?.includes(`the-${kind}`))
      for (const { id, value } of resting) expect([kind, id, value]).toEqual([kind, id, null])
    }
  })
})

test('a kind that the manifest does not list has no figures', () => {
  const listed = FEED_KINDS.filter((kind) => kind !== 'sites' && kind !== 'survey-results').map(reportOf)
  const figures = figuresOf(datasetOf([{ on: '2024-05-01' }], { reports: listed }), QUESTION)
  expect(
    figures.filter(({ id }) => /^(phase|since-clear|usual|chart|displacement|survey|patrol)\./.test(id)),
  ).toEqual([])
})
