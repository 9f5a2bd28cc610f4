// @vitest-environment jsdom
/** Details of a cluster while its counts load, fail and are updated. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failed } from '../../src/domain/feed.ts'
import { clusterId } from '../../src/state/chosen-cluster.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { ClusterDetails } from '../../src/team/details/ClusterDetails.tsx'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { datasetOf, day, span } from '../measures/invented-dataset.ts'
import { repliesTo } from '../state/answered-store.ts'
import { openStore } from '../state/open-store.ts'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(asOf = day('2024-08-31')) {
  const { manifest, ...rest } = datasetOf([{ on: '2024-05-02', times: 60 }])
  const dataset = { ...rest, manifest: { ...manifest, asOf } }
  const store = openStore(dataset, { window: span('2024-01-01', '2024-08-31') })
  const { catalogue } = store.getState()
  if (!catalogue) throw new Error('no data are open')
  const id = clusterId(catalogue.index, 0)
  store.dispatch({ kind: 'choose', chosen: { kind: 'cluster', id } })
  const data = { dataset, index: catalogue.index, borough: SMALL_BOROUGH }
  const answer = () => store.setState({ replies: repliesTo(store.getState(), data) })
  answer()
  render(
    <StoreContext value={store}>
      <ClusterDetails id={id} />
    </StoreContext>,
  )
  return { store, answer: () => act(answer) }
}

test('an open list stays open while the data are updated', () => {
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

test('a failed count states the reason', () => {
  const { store } = show()
  const failure = failed('The answer did not come: no such column.', 'Reload the page.')
  act(() => store.setState({ replies: { cluster: failure } }))
  expect(screen.getByText(`${failure.what} ${failure.toDo}`)).toBeTruthy()
  expect(screen.queryByText('Counting.')).toBeNull()
})

test('an incomplete last month is named, since it would look like a fall', () => {
  show(day('2024-08-20'))
  expect(screen.getByText('The last month goes to 20 August 2024 only.')).toBeTruthy()
  cleanup()
  show()
  expect(screen.queryByText(/^The last month goes to/)).toBeNull()
})
