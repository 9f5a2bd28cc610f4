/** What is said of the signal: by the last answer and the last failure, in minutes that a person can read. */
import { expect, test } from 'vitest'
import { NO_CONTACT, signalWords } from '../../../src/measures/feeds/server-contact.ts'

const NOW = Date.UTC(2024, 7, 30, 12)
const MINUTE = 60_000
const ago = (minutes: number | null) => (minutes === null ? null : NOW - minutes * MINUTE)
const said = (reached: number | null, failed: number | null) =>
  signalWords({ contact: { reachedAt: ago(reached), failedAt: ago(failed) }, feedStates: [], now: NOW })

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
  // The screen's own clock may be some seconds late.
  [-0.1, 0, null],
  [0, -0.1, 'No signal: last reached the server less than a minute ago'],
  // Noted before the device's clock was set back.
  [-5, null, null],
  [-5, 0, 'No signal'],
  [14, -5, 'Last reached the server 14 minutes ago'],
])('reached %j and failed %j minutes ago', (reached, failed, words) =>
  expect(said(reached, failed)).toBe(words),
)

test('what was fetched of a feed counts as reached, in an earlier session too, and a file opened here does not', () => {
  const state = (from: 'fetched' | 'kept' | 'opened-here' | 'none', minutes: number | null) => ({
    from,
    goodAt: ago(minutes),
  })
  const saidWith = (contact = NO_CONTACT) => signalWords({ contact, feedStates: states, now: NOW })
  const states = [state('fetched', 9), state('kept', 7), state('opened-here', 1), state('none', null)]
  expect(saidWith()).toBe('Last reached the server 7 minutes ago')
  expect(saidWith({ reachedAt: ago(3), failedAt: ago(2) })).toBe(
    'No signal: last reached the server 3 minutes ago',
  )
  expect(saidWith({ reachedAt: null, failedAt: ago(8) })).toBe('Last reached the server 7 minutes ago')
})
