// @vitest-environment jsdom
/** Tests of the decisions due where commitments, closure orders or sites are known in part only. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { incompleteKinds, unavailableKinds } from '../../src/board/board-words.ts'
import { DecisionsToday } from '../../src/board/decisions/DecisionsToday.tsx'
import type { Dataset } from '../../src/domain/dataset.ts'
import { dayNumber } from '../../src/domain/day.ts'
import { datasetOf, feedOf, manifestWith, reportOf } from '../measures/invented-dataset.ts'

afterEach(cleanup)

const FEEDS = [
  feedOf('courts', 'closure-orders'),
  feedOf('council', 'closure-orders'),
  feedOf('tasks', 'commitments'),
  feedOf('sites', 'sites'),
]
const datasetWith = (openFeeds: readonly string[], rest: Partial<Dataset> = {}) =>
  datasetOf([], {
    manifest: manifestWith({ feeds: FEEDS }),
    reports: FEEDS.filter(({ id }) => openFeeds.includes(id)).map(({ id, kind }) => ({
      ...reportOf(kind),
      feed: id,
    })),
    ...rest,
  })
const ALL = FEEDS.map(({ id }) => id)

test('nothing is incomplete where every feed is open and current', () => {
  expect(incompleteKinds(datasetWith(ALL))).toEqual([])
})

test('a kind with one feed missing is known in part, one with none is not known', () => {
  const dataset = datasetWith(['courts', 'sites'])
  expect(incompleteKinds(dataset)).toEqual(['Known in part: closure orders. The feed council did not open.'])
  expect(unavailableKinds(dataset)).toEqual(['commitments'])
})

test('a feed last current on an earlier day gives a part of the list', () => {
  const { asOf } = datasetWith(ALL).manifest
  expect(incompleteKinds(datasetWith(ALL, { feedsAsOf: { tasks: dayNumber(asOf - 2) } }))).toEqual([
    'Known in part: commitments. The feed tasks reaches to 29 August 2024.',
  ])
})

const TODAY = { asAt: dayNumber(20_000), asOf: dayNumber(20_000) }

test('the page does not state that nothing waits', () => {
  const incomplete = incompleteKinds(datasetWith(['courts', 'sites', 'tasks']))
  render(<DecisionsToday {...TODAY} decisions={[]} unavailable={[]} incomplete={incomplete} />)
  expect(screen.getByText(/^Nothing is known to wait\./)).toBeTruthy()
  expect(screen.getByText(/Known in part: closure orders\./)).toBeTruthy()
})

const waiting = (daysLeft: number) =>
  ({
    kind: 'commitment',
    id: `c ${daysLeft}`,
    what: 'Lights',
    owner: null,
    site: null,
    area: null,
    order: null,
    commitment: null,
    due: dayNumber(20_000 + daysLeft),
    daysLeft,
  }) as const

test.each([
  ['in part', { unavailable: [], incomplete: ['Known in part: commitments.'] }],
  ['not at all', { unavailable: ['closure orders'], incomplete: [] }],
])('what waits and what is overdue are lower bounds where a kind is known %s', (_what, shortfall) => {
  render(<DecisionsToday {...TODAY} decisions={[waiting(-2), waiting(3)]} {...shortfall} />)
  expect(screen.getByText(/^At least 2 things wait, at least 1 overdue\./)).toBeTruthy()
  cleanup()
  render(<DecisionsToday {...TODAY} decisions={[waiting(3)]} {...shortfall} />)
  expect(screen.getByText(/^At least 1 thing waits, overdue: not known\./)).toBeTruthy()
})

test('signals of quiet incidents can be missing, but none of them is ever overdue', () => {
  const dataset = datasetWith(ALL)
  const { asOf, feeds } = dataset.manifest
  const entry = { ...feedOf('police', 'incidents'), everyDays: 1 }
  const withIncidents = (newest: number) => ({
    ...dataset,
    manifest: { ...dataset.manifest, feeds: [...feeds, entry] },
    reports: [...dataset.reports, { ...reportOf('incidents'), feed: 'police' }],
    rowReach: {
      police: { first: dayNumber(asOf - 400), newest: dayNumber(newest), rows: 4000, isByMonth: false },
    },
  })
  expect(incompleteKinds(withIncidents(asOf))).toEqual([])
  const incomplete = incompleteKinds(withIncidents(asOf - 60))
  expect(incomplete).toEqual([
    'Known in part: signals and quiet feeds. The feed police has been quiet since 2 July 2024.',
  ])
  render(<DecisionsToday {...TODAY} decisions={[waiting(-2)]} unavailable={[]} incomplete={incomplete} />)
  expect(screen.getByText(/^At least 1 thing waits, 1 overdue\./)).toBeTruthy()
})
