// @vitest-environment jsdom
/** The address follows the View: always with its window, and at once where a link is copied. */
import { describe, expect, test, vi } from 'vitest'
import { day, datasetOf, span } from '../../measures/invented-dataset.ts'
import { linkTo, startEffects } from '../../../src/state/effects.ts'
import { viewOf } from '../../../src/state/permalink.ts'
import { openStore } from '../open-store.ts'

vi.mock('../../../src/worker/connect.ts', () => ({
  connectWorker: () => ({ open: () => new Promise(() => {}), ping: () => Promise.resolve() }),
}))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {} }))
vi.stubGlobal('fetch', () => new Promise(() => {}))

test('a copied link holds the present View with its window, and so does the address bar', async () => {
  vi.useFakeTimers()
  const dataset = datasetOf([{ on: '2021-09-01' }, { on: '2024-08-31' }])
  const store = openStore(dataset, { window: span('2023-05-01', '2023-08-31') })
  startEffects(store, { listsFirst: false })
  store.dispatch({ kind: 'set-areas', codes: [] })
  await vi.advanceTimersByTimeAsync(1000)
  expect(location.hash).toBe('#v=1&from=2023-09-01&to=2024-08-31')
  store.dispatch({ kind: 'set-window', from: day('2024-01-01'), to: day('2024-01-31') })
  store.dispatch({ kind: 'set-level', level: 'msoa' })
  const link = linkTo(store)
  expect(viewOf(new URL(link).hash).view).toEqual(store.getState().view)
  expect(location.href).toBe(link)
  vi.useRealTimers()
})

test('the key of the sign-in leaves the address, and nothing else does', () => {
  history.replaceState(null, '', '/?patience=3&sign-in#v=1&tab=board')
  const window = span('2023-05-01', '2023-08-31')
  startEffects(openStore(datasetOf([{ on: '2023-06-01' }]), { window }), { listsFirst: false })
  expect(location.search).toBe('?patience=3')
  expect(location.hash).toContain('tab=board')
})

describe('while the View is still to be written', () => {
  const opened = () => {
    history.replaceState(null, '', '/#v=1')
    const dataset = datasetOf([{ on: '2021-09-01' }, { on: '2024-08-31' }])
    const store = openStore(dataset, { window: span('2023-05-01', '2023-08-31') })
    startEffects(store, { listsFirst: false })
    store.dispatch({ kind: 'set-tab', tab: 'tonight' })
    linkTo(store)
    store.dispatch({ kind: 'set-window', from: day('2024-01-01'), to: day('2024-01-31') })
    return store
  }

  test('an address that is typed is adopted, although the browser has not announced it yet', async () => {
    const store = opened()
    const typed = '#v=1&from=2023-06-01&to=2023-06-30&tab=board'
    location.hash = typed
    expect(new URL(linkTo(store)).hash).toBe(typed)
    expect(store.getState().view).toMatchObject({ tab: 'board', from: day('2023-06-01') })
    await new Promise((resolve) => {
      window.addEventListener('hashchange', resolve, { once: true })
    })
    expect(location.hash).toBe(typed)
    expect(store.getState().view.tab).toBe('board')
  })

  test('so is an address gone back to', async () => {
    const store = opened()
    const isBack = new Promise<void>((resolve) => {
      const onBack = () => {
        linkTo(store)
        resolve()
      }
      window.addEventListener('popstate', onBack, { once: true })
    })
    history.back()
    await isBack
    expect(store.getState().view.tab).toBe('team')
    expect(location.hash).not.toContain('tab=tonight')
  })
})
