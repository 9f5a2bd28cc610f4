/** The store: the View changes by `dispatch` only, in one update with the changes beside it. */
import { expect, test } from 'vitest'
import { openDrawing } from '../../src/state/drawing/drawing-actions.ts'
import { makeStore } from '../../src/state/store.ts'
import { INITIAL_VIEW } from '../../src/state/view.ts'
import { datasetOf, span } from '../measures/invented-dataset.ts'
import { openStore } from './open-store.ts'

const open = () => openStore(datasetOf([{ on: '2024-05-02' }]), { window: span('2024-01-01', '2024-08-31') })

test('setting the View other than by dispatch throws and changes nothing', () => {
  const store = open()
  const before = store.getState()
  const view = { ...INITIAL_VIEW, tab: 'board' as const }
  // @ts-expect-error the type of the store refuses it too
  expect(() => store.setState({ view })).toThrow('dispatch alone')
  // @ts-expect-error however it is made
  expect(() => store.setState((state) => ({ view: { ...state.view, chosen: null } }))).toThrow(
    'dispatch alone',
  )
  // @ts-expect-error and beside an intent
  expect(() => store.dispatch({ kind: 'set-tab', tab: 'board' }, { view })).toThrow('dispatch alone')
  expect(store.getState()).toBe(before)
})

test('changes beside an intent are applied in the same update', () => {
  const store = open()
  const seen: [string, boolean][] = []
  store.subscribe(({ view, isTourOn }) => void seen.push([view.tab, isTourOn]))
  store.dispatch({ kind: 'set-tab', tab: 'board' }, { isTourOn: true })
  expect(seen).toEqual([['board', true]])
})

test('before the data are open an intent that needs them changes no View, but the change beside it is applied', () => {
  const store = makeStore()
  store.dispatch({ kind: 'toggle-category', id: 'drugs' }, { isTourOn: true })
  expect(store.getState()).toMatchObject({ view: INITIAL_VIEW, isTourOn: true })
  store.dispatch({ kind: 'set-tab', tab: 'board' })
  expect(store.getState().view.tab).toBe('board')
})

test('opening the drawing panel clears the selection', () => {
  const store = open()
  store.dispatch({ kind: 'choose', chosen: { kind: 'site', id: 'site' } })
  openDrawing(store, 'site')
  expect(store.getState().view.chosen).toBeNull()
  expect(store.getState().drawing?.isOpen).toBe(true)
})
