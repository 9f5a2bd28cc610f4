// @vitest-environment jsdom
/** Feeds on their way: a number that moves, a way out of what takes long, and a way back. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Opening } from '../../src/shell/Opening.tsx'
import type { FeedState } from '../../src/domain/feed.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { cancelFeed, refreshFeed } from '../../src/state/effects/feeds.ts'
import { type Progress, type State, makeStore } from '../../src/state/store.ts'

vi.mock('../../src/state/effects/feeds.ts', () => ({ cancelFeed: vi.fn(), refreshFeed: vi.fn() }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.clearAllMocks()
})

const coming: Progress = { feed: 'incidents', read: 5, of: 10, rows: 1234, isDone: false }
const done: Progress = { feed: 'actions', read: 3, of: 3, rows: 7, isDone: true }
const stopped: FeedState = {
  feed: 'incidents',
  from: 'none',
  goodAt: null,
  triedAt: 0,
  nextTryAt: null,
  isFetching: false,
  error: { kind: 'stopped', what: 'Stopped at your wish.', toDo: 'Open it again.' },
  keptUntil: null,
}
function shown(state: Partial<State>) {
  const store = makeStore(state)
  render(
    <StoreContext value={store}>
      <Opening />
    </StoreContext>,
  )
  return store
}
const buttons = () => screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label'))

describe('feeds on their way', () => {
  it('tell their rows, and after two seconds those that are not there can be cancelled', () => {
    const store = shown({ phase: { kind: 'loading', progress: [coming, done] } })
    expect(screen.getByText('Opening feeds, 1 of 2')).toBeTruthy()
    expect(screen.getByText('Incidents: 1,234 rows read')).toBeTruthy()
    expect(buttons()).toEqual([])
    act(() => void vi.advanceTimersByTime(2100))
    expect(buttons()).toEqual(['Cancel Incidents'])
    fireEvent.click(screen.getByRole('button'))
    expect(cancelFeed).toHaveBeenCalledWith(store, 'incidents')
  })
  it('are still told of once the others stand on the page', () => {
    shown({ phase: { kind: 'ready' }, coming: [coming] })
    expect(screen.getByRole('status').textContent).toContain('Incidents: 1,234 rows read')
  })
  it('that were cancelled say so, and can be opened again', () => {
    const store = shown({ phase: { kind: 'ready' }, feedStates: [stopped] })
    expect(screen.getByText('Incidents: stopped at your wish.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Open again: Incidents' }))
    expect(refreshFeed).toHaveBeenCalledWith(store, 'incidents')
  })
  it('leave nothing behind when all are there', () => {
    shown({ phase: { kind: 'ready' } })
    expect(screen.queryByRole('status')).toBeNull()
  })
})
