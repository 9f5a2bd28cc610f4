/** What a report says is to be done about the rows of a feed that were set aside. */
import { describe, expect, test } from 'vitest'
import type { FeedReport, RowExample } from '../../../src/domain/feed.ts'
import { feedSteps } from '../../../src/feeds/rows/report-steps.ts'

const reportOf = (reason: string, ...examples: readonly Partial<RowExample>[]): FeedReport => ({
  feed: 'f',
  kind: 'incidents',
  rowsIn: 2,
  shown: 1,
  setAside: [{ reason, count: 1, examples: examples.map((example) => ({ row: 1, ...example })) }],
  notices: [],
})

describe('a feed with rows set aside', () => {
  test('asks its sender for a field that is missing, once', () => {
    const report = reportOf('missing-field', { field: 'occurred' }, { field: 'occurred' })
    expect(feedSteps(report)).toEqual([
      'Ask its sender to give occurred: the page /schemas/incidents.html says how.',
    ])
  })
  test.each([
    ['bad-date', '2023-W18', /^A week names no day/],
    ['bad-date', 'soon', /^A word is no date/],
    ['swapped-axes', undefined, /--swap/],
    ['metres', undefined, /--crs/],
  ])('for %s %s says what mends it', (reason, value, says) => {
    expect(feedSteps(reportOf(reason, value === undefined ? {} : { value }))).toEqual([
      expect.stringMatching(says) as string,
    ])
  })
  test('says nothing where nothing is to be done', () => {
    expect(feedSteps(reportOf('duplicate-id'))).toEqual([])
    expect(feedSteps({ ...reportOf('bad-date'), rowsIn: 0 })).toEqual([])
  })
})
