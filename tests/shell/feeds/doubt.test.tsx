// @vitest-environment jsdom
/** Answers in doubt on the badge, in the list of feeds and in the messages, and the button that accepts them. */
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Doubt, FetchError } from '../../../src/domain/feed.ts'
import { Messages } from '../../../src/shell/Messages.tsx'
import { FeedsBadge, FeedsDialog } from '../../../src/shell/feeds/FeedsBadge.tsx'
import { StoreContext } from '../../../src/state/context.tsx'
import type * as Feeds from '../../../src/state/effects/feeds.ts'
import { stubDialogs, stubScreenWidth } from '../browser-stubs.ts'
import { feedStatusStore, stateOf } from './feed-status-store.ts'

const accept = vi.hoisted(() => vi.fn<typeof Feeds.acceptDoubted>())
vi.mock('../../../src/state/effects/feeds.ts', async (original) => ({
  ...(await original<typeof Feeds>()),
  acceptDoubted: accept,
}))

// Loaded beforehand: a lazy import may be slow on a busy machine.
beforeAll(() => import('../../../src/shell/feeds/StatusPage.tsx'))
beforeEach(stubDialogs)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  accept.mockReset()
})

const DOUBT: Doubt = { held: 12_901, offered: 0 }

/** The badge and the messages; incidents and the manifest can be put in doubt. */
function open() {
  stubScreenWidth('desk')
  const store = feedStatusStore()
  const [, orders] = store.getState().feedStates
  const doubtIncidents = (doubt: Doubt | null) => {
    const feedStates = [stateOf('incidents', { doubt }), ...(orders ? [orders] : [])]
    act(() => store.setState({ feedStates }))
  }
  const doubtManifest = (doubt: Doubt | null) =>
    act(() => store.setState({ manifestState: stateOf('manifest', { doubt }) }))
  doubtIncidents(DOUBT)
  render(
    <StoreContext value={store}>
      <FeedsBadge />
      <FeedsDialog />
      <Messages />
    </StoreContext>,
  )
  const openList = async () => {
    fireEvent.click(screen.getByRole('button', { name: /feeds up to date/ }))
    return within(await screen.findByRole('dialog', { name: 'Feeds' }))
  }
  return { store, doubtIncidents, doubtManifest, openList }
}
const button = (name: string) => screen.getByRole('button', { name })
const press = (element: HTMLElement) => act(async () => void fireEvent.click(element))

describe('an answer in doubt', () => {
  it('is counted on the badge', () => {
    open()
    const badge = screen.getByRole('button', { name: /feeds up to date/ })
    expect(badge.textContent).toBe('0 of 2 feeds up to date1 in doubt, 2 rows asidef')
  })
  it('is told in the list of feeds, with both numbers and what to do', async () => {
    const list = await open().openList()
    expect(list.getByText(/Incidents is in doubt: 0 rows instead of 12,901\./)).toBeTruthy()
    expect(list.getByText('In doubt')).toBeTruthy()
    expect(list.getByText('It suddenly held 0 rows instead of 12,901.')).toBeTruthy()
    expect(
      list.getByText(/^The rows from before are used until someone accepts the new number\./),
    ).toBeTruthy()
    expect(list.getByRole('button', { name: 'Try again: Incidents' })).toBeTruthy()
  })
  it('is accepted in the list with the numbers of the button, and the focus stays beside it', async () => {
    accept.mockResolvedValue(true)
    const { store, openList, doubtIncidents } = open()
    const list = await openList()
    await press(list.getByRole('button', { name: 'Accept 0 rows instead of 12,901: Incidents' }))
    expect(accept).toHaveBeenCalledWith(store, 'incidents', DOUBT)
    doubtIncidents(null)
    expect(list.queryByRole('button', { name: /^Accept/ })).toBeNull()
    expect(document.activeElement?.textContent).toBe('Accepted: 0 rows instead of 12,901.')
    expect(store.getState().notices).toEqual(['Incidents: 0 rows instead of 12,901 accepted.'])
  })
  it('is not accepted where another has come meanwhile, whose numbers the button then names', async () => {
    accept.mockResolvedValue(false)
    const { store, openList, doubtIncidents } = open()
    const list = await openList()
    await press(list.getByRole('button', { name: /^Accept 0 rows/ }))
    expect(list.getByText(/^Not accepted: another answer has come, or is on its way\./)).toBeTruthy()
    expect(store.getState().notices).toEqual([])
    doubtIncidents({ ...DOUBT, offered: 1 })
    await press(list.getByRole('button', { name: 'Accept 1 row instead of 12,901: Incidents' }))
    expect(accept).toHaveBeenLastCalledWith(store, 'incidents', { ...DOUBT, offered: 1 })
  })
  it('is a message with the same button, which comes back with other numbers when it was put away', async () => {
    accept.mockResolvedValue(true)
    const { store, doubtIncidents } = open()
    const title = 'Incidents: 0 rows instead of 12,901'
    expect(screen.getByText(title).closest('[role=alert]')).toBeTruthy()
    fireEvent.click(button(`Put away: ${title}`))
    expect(screen.queryByText(title)).toBeNull()
    doubtIncidents({ ...DOUBT, offered: 300 })
    await press(button('Accept 300 rows instead of 12,901: Incidents'))
    expect(accept).toHaveBeenCalledWith(store, 'incidents', { ...DOUBT, offered: 300 })
  })
  it('may be the manifest, whose numbers are of feeds', async () => {
    accept.mockResolvedValue(true)
    const { store, doubtIncidents, doubtManifest, openList } = open()
    doubtIncidents(null)
    doubtManifest({ held: 2, offered: 0 })
    expect(screen.getByText('List of feeds: 0 feeds instead of 2')).toBeTruthy()
    const list = await openList()
    await press(list.getByRole('button', { name: 'Accept 0 feeds instead of 2: List of feeds' }))
    expect(accept).toHaveBeenCalledWith(store, null, { held: 2, offered: 0 })
  })
})

describe('a manifest gone bad after the start', () => {
  const errorOf = (kind: FetchError['kind']): FetchError => ({
    kind,
    what: 'It is <b>no</b> JSON.',
    toDo: 'Mend it.',
  })
  const OTHER = 'Closure orders did not open'
  const messages = () => screen.queryByRole('alert')?.textContent ?? ''

  it('is said above the view, as text, with what can be done', () => {
    const { store, doubtIncidents } = open()
    doubtIncidents(null)
    expect(messages()).toBe(OTHER)
    act(() => store.setState({ manifestState: stateOf('manifest', { error: errorOf('not-a-feed') }) }))
    expect(messages()).toContain('The list of feeds could not be read again: the one before is used')
    fireEvent.click(button('Why'))
    expect(document.body.textContent).toContain('It is <b>no</b> JSON. Mend it.')
  })
  it('leads to the sign-in where it has ended, in the message and in the list of feeds', async () => {
    const { store, doubtIncidents, openList } = open()
    doubtIncidents(null)
    act(() => store.setState({ manifestState: stateOf('manifest', { error: errorOf('sign-in') }) }))
    fireEvent.click(button('Why'))
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('?sign-in')
    const list = await openList()
    expect(list.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('?sign-in')
  })
  it('is not said of a network that is away, which every feed says by itself', () => {
    const { store, doubtIncidents } = open()
    doubtIncidents(null)
    act(() => store.setState({ manifestState: stateOf('manifest', { error: errorOf('unreachable') }) }))
    expect(messages()).toBe(OTHER)
  })
})

describe('a worker that was lost', () => {
  it('is said while it is replaced, and where it is not any more', () => {
    const { store, doubtIncidents } = open()
    doubtIncidents(null)
    act(() => store.setState({ workerState: 'restarting' }))
    expect(screen.getByRole('alert').textContent).toContain('is being started again')
    act(() => store.setState({ workerState: { kind: 'failed', what: 'It stopped.', toDo: 'Reload.' } }))
    expect(screen.getByRole('alert').textContent).toContain('It stopped.')
    act(() => store.setState({ workerState: 'works' }))
    expect(screen.getByRole('alert').textContent).toBe('Closure orders did not open')
  })
})
