// @vitest-environment jsdom
/** The feeds badge and the list of feeds: failing feeds first, every row accounted for, feed texts rendered as text. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { FeedsBadge, FeedsDialog } from '../../../src/shell/feeds/FeedsBadge.tsx'
import { StoreContext } from '../../../src/state/context.tsx'
import { storePreference } from '../../../src/state/effects/preferences.ts'
import { savedFiles, stubDialogs, stubScreenWidth } from '../browser-stubs.ts'
import { SCRIPT, feedStatusStore } from './feed-status-store.ts'

// Loaded beforehand: a lazy import may be slow on a busy machine.
beforeAll(() => import('../../../src/shell/feeds/StatusPage.tsx'))
// Ages and countdowns do not depend on how long a test takes.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
beforeEach(stubDialogs)
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function openPage(width: 'desk' | 'phone' = 'desk') {
  stubScreenWidth(width)
  const store = feedStatusStore()
  render(
    <StoreContext value={store}>
      <FeedsBadge />
      <FeedsDialog />
    </StoreContext>,
  )
  fireEvent.click(screen.getByRole('button', { name: /feeds up to date/ }))
  return { store, page: within(await screen.findByRole('dialog', { name: 'Feeds' })) }
}

describe('the badge in the header', () => {
  it('shows how many feeds are up to date and how many rows are set aside', () => {
    stubScreenWidth('desk')
    render(
      <StoreContext value={feedStatusStore()}>
        <FeedsBadge />
      </StoreContext>,
    )
    expect(screen.getByRole('button').textContent).toBe('1 of 2 feeds up to date2 rows asidef')
  })
})

describe('the list of feeds', () => {
  it('summarises the state in one sentence', async () => {
    const { page } = await openPage()
    expect(page.getByText('1 of 2 feeds is up to date. Closure orders did not open.')).toBeTruthy()
    expect(
      page.getByText(/12 rows in = 10 shown \+ 2 set aside\. Of those shown, 3 stand outside/),
    ).toBeTruthy()
  })
  it('says what this device could not keep', async () => {
    const { store, page } = await openPage()
    expect(page.queryByText(/could not be kept/)).toBeNull()
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    storePreference('layers', 'open')
    act(() => store.setState({ isAppStored: false }))
    expect(page.getByText(/^The app itself could not be kept on this device: it does not open/)).toBeTruthy()
    expect(page.getByText(/^Choices, such as .* could not be kept: they last until the page/)).toBeTruthy()
    vi.mocked(Storage.prototype.setItem).mockRestore()
    storePreference('layers', 'open')
  })
  it('lists failing feeds first, with cause, remedy and time of the next fetch', async () => {
    const { page } = await openPage()
    const [first] = page.getAllByRole('rowheader')
    expect(first?.textContent).toContain('Closure orders')
    const row = within(page.getAllByRole('row')[1] as HTMLElement)
    expect(row.getByText('The address answered 404: there is nothing there.')).toBeTruthy()
    expect(row.getByText('Check the address.')).toBeTruthy()
    expect(row.getByText('Next try in 42 s')).toBeTruthy()
    expect(row.getByText('No rows: not known, which does not mean none.')).toBeTruthy()
    expect(row.getByText('Not kept: its mark forbids it')).toBeTruthy()
  })
  it('shows age, handling marking, and how long a copy is stored', async () => {
    const { page } = await openPage()
    expect(page.getByText('12 minutes ago')).toBeTruthy()
    expect(page.getByText('Kept until 14 September at 14:05')).toBeTruthy()
    expect(page.getByText('OFFICIAL-SENSITIVE')).toBeTruthy()
  })
  it('shows each reason with its sentence and rows, and feed texts as text', async () => {
    const { page } = await openPage()
    expect(page.getByText('A date or time does not exist or cannot be read.')).toBeTruthy()
    expect(
      page.getByText(`row 3, line 4 (${SCRIPT}): occurred “${SCRIPT}”; row 7 (i7): occurred “2024-02-31”`),
    ).toBeTruthy()
    const [, second] = page.getAllByRole('rowheader')
    expect(second?.textContent).toContain(`incidents · ${SCRIPT} · invented`)
    expect(document.querySelector('img')).toBeNull()
  })
  it('downloads the rows as CSV in which formulas are escaped', async () => {
    const files = savedFiles()
    const { page } = await openPage()
    fireEvent.click(page.getByRole('button', { name: 'Download the 2 rows' }))
    await waitFor(() => expect(files).toHaveLength(1))
    const lines = (await files[0]?.text())?.trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines?.[1]).toContain(`"'${SCRIPT.replace('"', '""')}"`)
  })
  it('is shown as cards on a phone', async () => {
    const { page } = await openPage('phone')
    expect(page.queryByRole('table')).toBeNull()
    const [first] = page.getAllByRole('listitem')
    expect(first?.textContent).toContain('Did not open')
    expect(page.getByText('12 minutes ago')).toBeTruthy()
  })
  it('closes, and opens again', async () => {
    const { page } = await openPage()
    fireEvent.click(page.getByRole('button', { name: 'Close the list of feeds' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /feeds up to date/ }))
    expect(await screen.findByRole('dialog', { name: 'Feeds' })).toBeTruthy()
  })
  it('opens at the question whether to clear the device, at its safe answer', async () => {
    const { store, page } = await openPage()
    fireEvent.click(page.getByRole('button', { name: 'Close the list of feeds' }))
    act(() => store.setState({ dialog: 'device' }))
    const asked = within(await screen.findByRole('dialog', { name: 'Feeds' }))
    expect(asked.getByRole('button', { name: 'Clear it now' })).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep it'))
  })
  it('opens by its key as well', async () => {
    stubScreenWidth('desk')
    render(
      <StoreContext value={feedStatusStore()}>
        <FeedsDialog />
      </StoreContext>,
    )
    fireEvent.keyDown(document.body, { key: 'f' })
    expect(await screen.findByRole('dialog', { name: 'Feeds' })).toBeTruthy()
  })
})
