/** Renders the board over a store in which the worker's own functions have answered every question. */
import { fireEvent, render, screen } from '@testing-library/react'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { BoardView } from '../../src/board/BoardView.tsx'
import type { Borough } from '../../src/domain/borough/borough.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { DaySpan } from '../../src/domain/day.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { type BoardPart, type View, INITIAL_VIEW } from '../../src/state/view.ts'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { repliesTo } from '../state/answered-store.ts'
import { openStore } from '../state/open-store.ts'

interface BoardSetup {
  readonly window: DaySpan
  readonly part?: BoardPart
  readonly view?: Partial<View>
  /** Geography on which hot squares are counted. */
  readonly borough?: Borough
}

/** A store with the answers to every question of a part of the board. */
export function storeWithBoard(
  dataset: Dataset,
  { window, part = 'summary', view = {}, borough = SMALL_BOROUGH }: BoardSetup,
) {
  const store = openStore(dataset, { window })
  const boardView: View = { ...INITIAL_VIEW, from: window.from, to: window.to, tab: 'board', part, ...view }
  const index = buildClusterIndex(dataset.incidents, dataset.categories.length)
  const context = { dataset, index, borough }
  store.dispatch({ kind: 'replace-view', view: boardView })
  store.setState({ replies: repliesTo(store.getState(), context) })
  return store
}

/** Presses an action of the menu in the head of the board. */
export function pressInMenu(action: string) {
  fireEvent.click(screen.getByRole('button', { name: 'Files and tools' }))
  fireEvent.click(screen.getByRole('button', { name: action }))
}

/** Renders the board over such a store. */
export function renderBoard(dataset: Dataset, setup: BoardSetup) {
  const store = storeWithBoard(dataset, setup)
  return {
    store,
    ...render(
      <StoreContext value={store}>
        <BoardView />
      </StoreContext>,
    ),
  }
}
