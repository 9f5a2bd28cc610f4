/** Words for what is not known of a kind in a window, and for bounds. */
import { describe, expect, test } from 'vitest'
import type { FeedFailure } from '../../../src/domain/dataset.ts'
import { boundWords, knowledgeIn, knownWords, noneWords } from '../../../src/measures/feeds/known-words.ts'
import { datasetOf, day, feedOf, manifestWith, reportOf, span } from '../invented-dataset.ts'

const WINDOW = span('2024-01-01', '2024-06-30')
const sensitive = { ...feedOf('visits', 'patrol-visits'), handling: 'official-sensitive' } as const
const dataset = datasetOf([], {
  manifest: manifestWith({
    feeds: [feedOf('police', 'incidents'), feedOf('orders', 'closure-orders'), sensitive],
  }),
  reports: [
    { ...reportOf('incidents'), feed: 'police' },
    { ...reportOf('closure-orders'), feed: 'orders' },
  ],
  failures: [{ feed: 'visits', what: 'The address could not be reached.', toDo: '' }],
  rowReach: {
    police: { first: day('2022-01-01'), newest: day('2024-03-31'), rows: 800, isByMonth: false },
  },
})
const failedWith = (failure: Partial<FeedFailure>) => ({
  ...dataset,
  failures: [{ feed: 'visits', what: 'The address answered 401.', toDo: '', ...failure }],
})

describe('the words for a window', () => {
  test('are none where every kind is known', () => {
    expect(knownWords(dataset, ['closure-orders'], WINDOW)).toBeNull()
    expect(knownWords(dataset, ['incidents'], span('2024-01-01', '2024-03-31'))).toBeNull()
  })
  test('say that counts are bounds where a feed goes quiet within it, and not known where before it', () => {
    expect(knownWords(dataset, ['incidents'], WINDOW)).toBe(
      'Known in part, so at least what is counted: incidents. The feed police has been quiet since 31 March 2024.',
    )
    expect(knownWords(dataset, ['incidents'], span('2024-05-01', '2024-06-30'))).toBe(
      'Not known: incidents. The feed police has been quiet since 31 March 2024.',
    )
    expect(knowledgeIn(dataset, 'incidents', WINDOW).known).toBe('part')
  })
  test('say that a sensitive feed has no copy on the device', () => {
    expect(knownWords(dataset, ['patrol-visits'], WINDOW)).toBe(
      'Not known: patrol visits. The feed visits did not open: The address could not be reached. No copy of it is kept on a device.',
    )
  })
  test('say that a feed is withheld until its user signs in', () => {
    expect(knownWords(failedWith({ isWithheld: true }), ['patrol-visits'], WINDOW)).toContain(
      'The feed visits is withheld from this device: sign in. The address answered 401.',
    )
  })
  test('name each kind with its own reason', () => {
    const words = knownWords(dataset, ['sites', 'patrol-visits'], WINDOW)
    expect(words).toContain('Not known: sites. There is no feed of sites.')
    expect(words).toContain('Not known: patrol visits.')
  })
})

test('a bound of zero, and an empty list of what is not known, are not known', () => {
  expect(boundWords(0, 'yes')).toBe('0')
  expect(boundWords(0, 'part')).toBe('not known')
  expect(boundWords(7, 'part')).toBe('at least 7')
  expect(boundWords(7, 'no')).toBe('not known')
  expect(noneWords('Nothing was done.', 'yes')).toBe('Nothing was done.')
  expect(noneWords('Nothing was done.', 'part')).toBe('Not known.')
})
