// @vitest-environment jsdom
/** FeedProgress of feeds that are opening: rows read, cancelling slow feeds, and opening them again. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Opening } from '../../src/shell/Opening.tsx'
import type { FeedState } from '../../src/domain/feed.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { cancelFeed, refreshFeed } from '../../src/state/effects/feeds.ts'
import { type FeedProgress, type State, makeStore } from '../../src/state/store.ts'
import { INITIAL_VIEW } from '../../src/state/view.ts'

vi.mock('../../src/state/effects/feeds.ts', () => ({ cancelFeed: vi.fn(), refreshFeed: vi.fn() }))

let isPhone = false
beforeEach(() => {
  isPhone = false
  vi.useFakeTimers()
  vi.stubGlobal('matchMedia', () => ({ matches: isPhone, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.clearAllMocks()
})

const loading: FeedProgress = { feed: 'incidents', read: 5, of: 10, rows: 1234, ofRows: 0, isDone: false }
const done: FeedProgress = { feed: 'actions', read: 3, of: 3, rows: 7, ofRows: 7, isDone: true }
const stopped: FeedState = {
  feed: 'incidents',
  from: 'none',
  goodAt: null,
  triedAt: 0,
  nextTryAt: null,
  isFetching: false,
  error: { kind: 'stopped', what: 'Stopped by you.', toDo: 'Open it again.' },
  doubt: null,
  keptUntil: null,
}
function renderOpening(state: Partial<State>) {
  const store = makeStore(state)
  render(
    <StoreContext value={store}>
      <Opening />
    </StoreContext>,
  )
  return store
}
const buttons = () => screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label'))

describe('feeds that did not open', () => {
  const failure = { kind: 'failed', what: 'Why.', toDo: 'What to do.' } as const
  it('lead to the sign-in, and from there to the same view, where that helps', () => {
    location.hash = '#v=1&tab=board'
    renderOpening({ phase: { ...failure, wantsSignIn: true } })
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('?sign-in#v=1&tab=board')
  })
  it('offer no sign-in where it does not', () => {
    renderOpening({ phase: failure })
    expect(screen.getByRole('alert').textContent).toBe('The feeds did not openWhy.What to do.')
  })
})

describe('feeds that are opening', () => {
  it('show their rows, and after two seconds those still loading can be cancelled', () => {
    const store = renderOpening({ phase: { kind: 'loading', progress: [loading, done] } })
    expect(screen.getByText('Opening feeds, 1 of 2')).toBeTruthy()
    expect(screen.getByText('Incidents: 1,234 rows read, 50 %')).toBeTruthy()
    expect(buttons()).toEqual([])
    act(() => void vi.advanceTimersByTime(2100))
    expect(buttons()).toEqual(['Cancel Incidents'])
    fireEvent.click(screen.getByRole('button'))
    expect(cancelFeed).toHaveBeenCalledWith(store, 'incidents')
  })
  it('are one at a time on a phone: the first that is not read', () => {
    isPhone = true
    const areas = { ...loading, feed: 'areas', rows: 12 }
    renderOpening({ phase: { kind: 'loading', progress: [done, loading, areas] } })
    expect(screen.getByText('Opening feeds, 1 of 3')).toBeTruthy()
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Incidents: 1,234 rows read, 50 %',
    ])
  })
  it.each([
    [
      'in a file that states its rows',
      { read: 10, rows: 999, ofRows: 1000 },
      'Incidents: 999 of 1,000 rows read, 99 %',
      0.999,
    ],
    ['before its first row', { rows: 0 }, 'Incidents: 50 % fetched', 0.5],
    ['of unknown length', { of: 0 }, 'Incidents: 1,234 rows read', 0],
    ['of which nothing has come', { read: 0, rows: 0 }, 'Incidents', 0],
  ])('say how far they are %s', (_, progress, words, share) => {
    renderOpening({ phase: { kind: 'loading', progress: [{ ...loading, ...progress }] } })
    expect(screen.getByText(words)).toBeTruthy()
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe(String(share))
  })
  it('are still shown once the others are open', () => {
    renderOpening({ phase: { kind: 'ready' }, coming: [loading] })
    expect(screen.getByRole('status').textContent).toContain('Incidents: 1,234 rows read, 50 %')
  })
  it('are listed when cancelled, and can be opened again', () => {
    const store = renderOpening({ phase: { kind: 'ready' }, feedStates: [stopped] })
    expect(screen.getByText('Incidents: stopped by you.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Open again: Incidents' }))
    expect(refreshFeed).toHaveBeenCalledWith(store, 'incidents')
  })
  it('show nothing when all are open', () => {
    renderOpening({ phase: { kind: 'ready' } })
    expect(screen.queryByRole('status')).toBeNull()
  })
})

describe('places that are drawn before they are counted', () => {
  const placesToRead = { at: [[-2.6, 53.5]], handling: 'official', demonstration: true } as const
  const opening = {
    phase: { kind: 'loading', progress: [loading] },
    placesToRead,
    arePlacesDrawn: true,
  } as const
  const note = () => screen.queryByText(/Nothing is checked or counted yet/)?.textContent
  it('are explained under their mark, without a number of them', () => {
    renderOpening(opening)
    expect(note()).toMatch(/^OFFICIAL Invented incidents\. Each dot is a square of 150 m/)
    expect(note()?.replace('150 m', '')).not.toMatch(/\d/)
  })
  it('are not mentioned where they are not in sight', () => {
    renderOpening({ ...opening, arePlacesDrawn: false })
    renderOpening({ ...opening, view: { ...INITIAL_VIEW, tab: 'board' } })
    isPhone = true
    renderOpening(opening)
    expect(note()).toBeUndefined()
  })
})
