/** The board as the page shows it, every question answered by the worker's own functions, without a worker or a browser. */
import { render } from '@testing-library/react'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { BoardView } from '../../src/board/BoardView.tsx'
import type { Borough } from '../../src/domain/borough/borough.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { DaySpan } from '../../src/domain/day.ts'
import { StoreContext } from '../../src/state/context.tsx'
import type { BoardPart, View } from '../../src/state/view.ts'
import { INITIAL_VIEW } from '../../src/state/view.ts'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { repliesTo } from '../state/answered-store.ts'
import { openStore } from '../state/open-store.ts'

interface Shown {
  readonly window: DaySpan
  readonly part?: BoardPart
  readonly view?: Partial<View>
  /** The ground that squares lie on. */
  readonly borough?: Borough
}

/** A store in which everything that a part of the board asks is answered. */
export function boardStore(
  dataset: Dataset,
  { window, part = 'summary', view = {}, borough = SMALL_BOROUGH }: Shown,
) {
  const store = openStore(dataset, { window })
  const asked: View = { ...INITIAL_VIEW, from: window.from, to: window.to, tab: 'board', part, ...view }
  const index = buildClusterIndex(dataset.incidents, dataset.categories.length)
  const held = { dataset, index, borough }
  store.dispatch({ kind: 'replace-view', view: asked })
  store.setState({ replies: repliesTo(store.getState(), held) })
  return store
}

export function showBoard(dataset: Dataset, shown: Shown) {
  const store = boardStore(dataset, shown)
  return {
    store,
    ...render(
      <StoreContext value={store}>
        <BoardView />
      </StoreContext>,
    ),
  }
}
