/** A feed that the server refuses until its user signs in is marked as withheld in the dataset. */
import { expect, test } from 'vitest'
import type { FetchError } from '../../../src/domain/feed.ts'
import { REDIRECTED, statusError, UNREACHABLE } from '../../../src/feeds/fetching/fetch-errors.ts'
import { loadedOrFailed } from '../../../src/feeds/live/current-feeds.ts'
import { datasetOf } from '../../../src/feeds/loaded/dataset-of.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { feedOf, manifestWith } from '../../measures/invented-dataset.ts'
import { SMALL_BOROUGH } from '../small-borough.ts'

function failureAfter(error: FetchError) {
  const entry = feedOf('visits', 'patrol-visits')
  const failed = loadedOrFailed({ entry, loaded: null, fetchState: { error } })
  const where = { place: PLACE, borough: SMALL_BOROUGH }
  return datasetOf(manifestWith({ feeds: [entry] }), [failed], where).failures[0]
}

test.each([
  ['401', statusError(401)],
  ['403', statusError(403)],
  ['a redirection', REDIRECTED],
] as const)('after %s it is withheld', (_, error) => {
  expect(failureAfter(error)).toMatchObject({ feed: 'visits', isWithheld: true, what: error.what })
})
test('after another failure it is not', () => {
  expect(failureAfter(UNREACHABLE)).not.toHaveProperty('isWithheld')
  expect(failureAfter(statusError(404))).not.toHaveProperty('isWithheld')
})
