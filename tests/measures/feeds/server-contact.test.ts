/** Tests of the text on contact with the server. */
import { expect, test } from 'vitest'
import { NO_CONTACT, connectionWords } from '../../../src/measures/feeds/age.ts'

const NOW = Date.UTC(2024, 7, 30, 12)
const MINUTE = 60_000
const ago = (minutes: number | null) => (minutes === null ? null : NOW - minutes * MINUTE)
const textAt = (reached: number | null, failed: number | null) =>
  connectionWords({ contact: { reachedAt: ago(reached), failedAt: ago(failed) }, feedStates: [], now: NOW })

test.each([
  [null, null, null],
  [0, null, null],
  [1.9, null, null],
  [0.5, 1.5, null],
  [14, null, 'Last reached the server 14 minutes ago'],
  [14, 15, 'Last reached the server 14 minutes ago'],
  [14, 0, 'No signal: last reached the server 14 minutes ago'],
  [1, 0, 'No signal: last reached the server 1 minute ago'],
  [0.5, 0, 'No signal: last reached the server less than a minute ago'],
  [200, 0, 'No signal: last reached the server 3 hours ago'],
  [null, 0, 'No signal'],
  // The device's clock may be some seconds behind.
  [-0.1, 0, null],
  [0, -0.1, 'No signal: last reached the server less than a minute ago'],
  // Recorded before the device's clock was set back.
  [-5, null, null],
  [-5, 0, 'No signal'],
  [14, -5, 'Last reached the server 14 minutes ago'],
])('reached %j and failed %j minutes ago', (reached, failed, text) =>
  expect(textAt(reached, failed)).toBe(text),
)

test('a fetched feed counts as contact, also in an earlier session; a file opened here does not', () => {
  const state = (from: 'fetched' | 'kept' | 'opened-here' | 'none', minutes: number | null) => ({
    from,
    goodAt: ago(minutes),
  })
  const textWith = (contact = NO_CONTACT) => connectionWords({ contact, feedStates: states, now: NOW })
  const states = [state('fetched', 9), state('kept', 7), state('opened-here', 1), state('none', null)]
  expect(textWith()).toBe('Last reached the server 7 minutes ago')
  expect(textWith({ reachedAt: ago(3), failedAt: ago(2) })).toBe(
    'No signal: last reached the server 3 minutes ago',
  )
  expect(textWith({ reachedAt: null, failedAt: ago(8) })).toBe('Last reached the server 7 minutes ago')
})
