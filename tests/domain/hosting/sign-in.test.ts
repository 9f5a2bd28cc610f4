/** A sign-in that has ended: which answers mean it, and the address before and after it. */
import { expect, test } from 'vitest'
import {
  addressAfterSignIn,
  SIGN_IN_ADDRESS,
  statusError,
  wantsSignIn,
} from '../../../src/domain/hosting/sign-in.ts'

test.each([
  [401, true],
  [403, true],
  [404, false],
  [500, false],
])('an answer %i means it: %s', (status, expected) => {
  const error = statusError('the place', status)
  expect(error.message).toBe(`the place answered ${status}, not 200`)
  expect(wantsSignIn(error)).toBe(expected)
})

test('the address after it keeps all but its own key', () => {
  const page = new URL(SIGN_IN_ADDRESS, 'https://map.example/app/?patience=3')
  expect(addressAfterSignIn(page)).toBe('/app/')
  expect(addressAfterSignIn(new URL('https://map.example/?patience=3&sign-in=#v=1'))).toBe('/?patience=3#v=1')
  expect(addressAfterSignIn(new URL('https://map.example/?patience=3#v=1'))).toBeNull()
})
