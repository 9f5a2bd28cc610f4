/** A small feed of each kind with its expected report. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rowsSetAside } from '../../src/domain/feed.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { allReasons, reasonText } from '../../src/feeds/kind-words.ts'
import { REASONS_OF_CONVERSION } from '../../src/feeds/rows/reasons.ts'
import { fixture, opened } from './opened.ts'
import { PLACE } from '../domain/shipped-place.ts'

const dataset = await opened()

describe.each(FEED_KINDS)('%s', (kind) => {
  const report = dataset.reports.find((each) => each.kind === kind)

  test('have the expected reports', () => {
    const expected: unknown = JSON.parse(readFileSync(fixture(`${kind}.report.json`), 'utf8'))
    expect(report).toEqual(expected)
  })
  test('account for every row', () => {
    expect(report?.rowsIn).toBe((report?.shown ?? NaN) + (report ? rowsSetAside(report) : NaN))
  })
})

test('every reason in the reports is explained', () => {
  const reasons = dataset.reports.flatMap((report) => report.setAside.map((entry) => entry.reason))
  expect(new Set(reasons).size).toBeGreaterThan(15)
  for (const reason of reasons) expect(reasonText(reason, PLACE)).not.toBe(reason)
})

test('the fixtures cover every reason', () => {
  const met = new Set(dataset.reports.flatMap((report) => report.setAside.map((entry) => entry.reason)))
  const ofRows = Object.keys(allReasons()).filter((reason) => !REASONS_OF_CONVERSION.has(reason))
  expect(ofRows.filter((reason) => !met.has(reason))).toEqual([])
})

describe('the records', () => {
  test('of orders have dates and premises', () => {
    expect(dataset.orders.map(({ id, premises, breaches }) => [id, premises, breaches.length])).toEqual([
      ['c-1', 19, 2],
      ['c-2', 1, 0],
      ['c-3', 1, 0],
    ])
  })
  test('of actions have a position only where their type allows it', () => {
    expect(dataset.actions.map(({ id, count, place }) => [id, count, place?.coordinates ?? null])).toEqual([
      ['a-1', 3, [-2.6, 53.5]],
      ['a-2', 1, null],
      ['a-3', 1, null],
      ['a-4', 9, null],
      ['a-6', 1, [-2.6, 53.5]],
    ])
  })
  test('of sites have their phases by start', () => {
    expect(dataset.sites[0]?.phases.map((phase) => phase.kind)).toEqual(['clear', 'hold'])
  })
  test('of lines have no height', () => {
    expect(dataset.visits[1]?.shape?.coordinates).toEqual([
      [-2.6, 53.5],
      [-2.601, 53.501],
    ])
  })
})
