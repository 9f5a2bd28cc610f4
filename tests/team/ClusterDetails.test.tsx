// @vitest-environment jsdom
/** A cluster beside the map while its numbers come, fail and are counted anew. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failed } from '../../src/domain/feed.ts'
import { clusterId } from '../../src/state/chosen-cluster.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { ClusterDetails } from '../../src/team/details/ClusterDetails.tsx'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { datasetOf, span } from '../measures/invented-dataset.ts'
import { repliesTo } from '../state/answered-store.ts'
import { openStore } from '../state/open-store.ts'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show() {
  const dataset = datasetOf([{ on: '2024-05-02', times: 60 }])
  const store = openStore(dataset, { window: span('2024-01-01', '2024-08-31') })
  const { catalogue } = store.getState()
  if (!catalogue) throw new Error('no data are open')
  const id = clusterId(catalogue.index, 0)
  store.dispatch({ kind: 'choose', chosen: { kind: 'cluster', id } })
  const held = { dataset, index: catalogue.index, borough: SMALL_BOROUGH }
  const answer = () => store.setState({ replies: repliesTo(store.getState(), held) })
  answer()
  render(
    <StoreContext value={store}>
      <ClusterDetails id={id} />
    </StoreContext>,
  )
  return { store, answer: () => act(answer) }
}

test('a list that is open stays open while the data are renewed, and reads on where its rows come', () => {
  const { store, answer } = show()
  fireEvent.click(screen.getByRole('button', { name: 'Show the list' }))
  expect(screen.getByText('The list is being read.')).toBeTruthy()
  answer()
  expect(screen.getByText(/^60 incidents may be listed/)).toBeTruthy()
  act(() => store.setState({ replies: {} }))
  expect(screen.getByText('Counting.')).toBeTruthy()
  answer()
  expect(screen.getByRole('button', { name: 'Hide the list' })).toBeTruthy()
})

test('numbers that will not come say why', () => {
  const { store } = show()
  const failure = failed('The answer did not come: no such column.', 'Reload the page.')
  act(() => store.setState({ replies: { cluster: failure } }))
  expect(screen.getByText(`${failure.what} ${failure.toDo}`)).toBeTruthy()
  expect(screen.queryByText('Counting.')).toBeNull()
})
