// @vitest-environment jsdom
/** The line in the header and the account behind it: trouble first, every row accounted for, texts of feeds as texts. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { FeedsBadge } from '../../../src/shell/feeds/FeedsBadge.tsx'
import { StoreContext } from '../../../src/state/context.tsx'
import { savedFiles } from '../saved-files.ts'
import { dialogsIn, onScreen } from '../native-dialogs.ts'
import { SCRIPT, watchedStore } from './feed-watch.ts'

// Loaded beforehand: what comes when it is asked for may take its time on a busy machine.
beforeAll(() => import('../../../src/shell/feeds/StatusPage.tsx'))
// Ages and countdowns stand still, however long a test takes.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
beforeEach(dialogsIn)
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open(width: 'desk' | 'phone' = 'desk') {
  onScreen(width)
  const store = watchedStore()
  render(
    <StoreContext value={store}>
      <FeedsBadge />
    </StoreContext>,
  )
  fireEvent.click(screen.getByRole('button', { name: /feeds up to date/ }))
  return { store, page: within(await screen.findByRole('dialog', { name: 'Feeds' })) }
}

describe('the line in the header', () => {
  it('says how many are up to date and how many rows are aside', () => {
    onScreen('desk')
    render(
      <StoreContext value={watchedStore()}>
        <FeedsBadge />
      </StoreContext>,
    )
    expect(screen.getByRole('button').textContent).toBe('1 of 2 feeds up to date2 rows aside')
  })
})

describe('the account of the feeds', () => {
  it('says in one sentence what is so', async () => {
    const { page } = await open()
    expect(page.getByText('1 of 2 feeds is up to date. Closure orders did not open.')).toBeTruthy()
    expect(
      page.getByText(/12 rows in = 10 shown \+ 2 set aside\. Of those shown, 3 stand outside/),
    ).toBeTruthy()
  })
  it('puts trouble first, with what happened, what to do and when it is tried again', async () => {
    const { page } = await open()
    const [first] = page.getAllByRole('rowheader')
    expect(first?.textContent).toContain('Closure orders')
    const row = within(page.getAllByRole('row')[1] as HTMLElement)
    expect(row.getByText('The address answered 404: there is nothing there.')).toBeTruthy()
    expect(row.getByText('Check the address.')).toBeTruthy()
    expect(row.getByText('Next try in 42 s')).toBeTruthy()
    expect(row.getByText('No rows: not known, which is not nought.')).toBeTruthy()
    expect(row.getByText('Not kept: its mark forbids it')).toBeTruthy()
  })
  it('tells age, mark, and until when a copy is kept', async () => {
    const { page } = await open()
    expect(page.getByText('12 minutes ago')).toBeTruthy()
    expect(page.getByText('Kept until 14 September at 14:05')).toBeTruthy()
    expect(page.getByText('OFFICIAL-SENSITIVE')).toBeTruthy()
  })
  it('gives each reason its sentence and rows, and shows what feeds say as text', async () => {
    const { page } = await open()
    expect(page.getByText('A date or time does not exist or cannot be read.')).toBeTruthy()
    expect(
      page.getByText(`row 3, line 4 (${SCRIPT}): occurred “${SCRIPT}”; row 7 (i7): occurred “2024-02-31”`),
    ).toBeTruthy()
    const [, second] = page.getAllByRole('rowheader')
    expect(second?.textContent).toContain(`incidents · ${SCRIPT} · invented`)
    expect(document.querySelector('img')).toBeNull()
  })
  it('hands the rows over as a file that no spreadsheet runs', async () => {
    const files = savedFiles()
    const { page } = await open()
    fireEvent.click(page.getByRole('button', { name: 'Download the 2 rows' }))
    await waitFor(() => expect(files).toHaveLength(1))
    const lines = (await files[0]?.text())?.trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines?.[1]).toContain(`"'${SCRIPT.replace('"', '""')}"`)
  })
  it('is cards on a phone, with the same facts', async () => {
    const { page } = await open('phone')
    expect(page.queryByRole('table')).toBeNull()
    const [first] = page.getAllByRole('listitem')
    expect(first?.textContent).toContain('Did not open')
    expect(page.getByText('12 minutes ago')).toBeTruthy()
  })
  it('closes, and the line has the focus again', async () => {
    const { page } = await open()
    fireEvent.click(page.getByRole('button', { name: 'Close the list of feeds' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /feeds up to date/ }))
  })
  it('opens at its key too', async () => {
    onScreen('desk')
    render(
      <StoreContext value={watchedStore()}>
        <FeedsBadge />
      </StoreContext>,
    )
    fireEvent.keyDown(document.body, { key: 'f' })
    expect(await screen.findByRole('dialog', { name: 'Feeds' })).toBeTruthy()
  })
})
