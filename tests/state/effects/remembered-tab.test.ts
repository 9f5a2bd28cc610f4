// @vitest-environment jsdom
/** The tab used last on a device: opened again without an address, and overruled by any address. */
import { beforeEach, expect, test } from 'vitest'
import { rememberTab } from '../../../src/state/effects/remembered-tab.ts'
import { makeStore } from '../../../src/state/store.ts'

beforeEach(() => localStorage.clear())

/** The tab that a device opens at this fragment. */
const opened = (fragment: string) => {
  const store = makeStore()
  rememberTab(store, fragment)
  return store
}
const tabAt = (fragment: string) => opened(fragment).getState().view.tab

test('a fresh device opens the team', () => expect(tabAt('')).toBe('team'))

test.each(['tonight', 'board', 'team'] as const)('%s is opened again', (tab) => {
  opened('').dispatch({ kind: 'set-tab', tab: tab === 'team' ? 'board' : 'team' })
  opened('').dispatch({ kind: 'set-tab', tab })
  expect(tabAt('')).toBe(tab)
  expect(tabAt('#')).toBe(tab)
})

test('an address wins, also one that names no tab', () => {
  opened('').dispatch({ kind: 'set-tab', tab: 'tonight' })
  expect(tabAt('#v=1&layers=none')).toBe('team')
})

test('what is stored but is no tab is passed over', () => {
  localStorage.setItem('holdfast:tab', '<b>attic</b>')
  expect(tabAt('')).toBe('team')
})
