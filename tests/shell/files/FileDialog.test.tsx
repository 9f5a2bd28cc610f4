// @vitest-environment jsdom
/** Files opened from this device: what is recognised, choices, outcome, opening, saving, and cancelling without effect. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { failed } from '../../../src/domain/feed.ts'
import { stubDialogs, savedFiles } from '../browser-stubs.ts'
import { SCRIPT } from '../feeds/feed-status-store.ts'
import { choices, countedDialog, dialog, inspection, renderWithClient } from './file-dialog.tsx'

// Loaded beforehand: a lazy import may be slow on a busy machine.
beforeAll(() => import('../../../src/shell/files/FileDialog.tsx'))
beforeEach(stubDialogs)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('opened files', () => {
  it('are shown with format, kind, columns, examples and certainty', async () => {
    const { choose } = renderWithClient()
    choose('trial.csv')
    const page = await countedDialog()
    expect(page.getByRole('heading', { name: 'Open trial.csv' })).toBeTruthy()
    expect(page.getByText('Table, 12 rows: incidents.')).toBeTruthy()
    const [, first, second] = page.getAllByRole('row').map((row) => row.textContent)
    expect(first).toMatch(/^X-2\.6; -2\.5.*sure$/)
    expect(second).toContain(SCRIPT)
    expect(document.querySelector('img')).toBeNull()
  })
  it('are corrected only where the suggested correction is chosen', async () => {
    const { choose, client } = renderWithClient()
    choose('trial.csv')
    const page = await countedDialog()
    const asStated = page.getByRole('radio', { name: 'As the file stands: 0 of 12 rows lie in the borough.' })
    expect(asStated).toHaveProperty('checked', true)
    fireEvent.click(page.getByRole('radio', { name: /^Swap the two numbers\. 11 of 12 rows would lie/ }))
    await waitFor(() => expect(client.previewFiles).toHaveBeenLastCalledWith({ ...choices, swap: true }))
  })
  it('have columns whose meaning can be changed', async () => {
    const { choose, client } = renderWithClient()
    choose('trial.csv')
    const page = await countedDialog()
    fireEvent.change(page.getByLabelText(`${SCRIPT} is taken as`), { target: { value: 'location' } })
    await waitFor(() =>
      expect(client.previewFiles).toHaveBeenLastCalledWith({
        ...choices,
        meanings: ['longitude', 'location'],
      }),
    )
    expect(await page.findByText('chosen by you')).toBeTruthy()
  })
  it('can be read as another feed kind', async () => {
    const { choose, client } = renderWithClient()
    choose('trial.csv')
    fireEvent.change((await countedDialog()).getByLabelText('Kind of feed'), { target: { value: 'actions' } })
    expect(client.inspectFilesAs).toHaveBeenCalledWith('actions')
  })
  it('asks for the sheet of a workbook with several tables, and for none otherwise', async () => {
    const sheets = { names: ['Data', SCRIPT], read: ['Data'], isSure: false }
    const asked = { ...inspection, recognition: { ...inspection.recognition, sheets } }
    const { choose, client } = renderWithClient({ inspectFiles: () => Promise.resolve(asked) })
    choose('trial.xlsx')
    const page = await countedDialog()
    const question = within(page.getByRole('group', { name: 'Which sheet is to be read?' }))
    expect(question.getAllByRole('radio')).toHaveLength(2)
    expect(page.getByRole('button', { name: 'Open here' })).toHaveProperty('disabled', true)
    fireEvent.click(question.getByRole('radio', { name: SCRIPT }))
    expect(client.inspectSheet).toHaveBeenCalledWith(SCRIPT)
    await waitFor(() => expect(page.queryByRole('group', { name: 'Which sheet is to be read?' })).toBeNull())
    expect(page.getByRole('button', { name: 'Open here' })).toHaveProperty('disabled', false)
  })
  it('are opened under the strictest handling marking by default', async () => {
    const { choose, client } = renderWithClient()
    choose('trial.csv')
    const page = await countedDialog()
    fireEvent.click(page.getByRole('button', { name: 'Open here' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(client.joinFiles).toHaveBeenCalledWith({ choices, handling: 'official-sensitive' })
  })
  it('are opened under no lower mark than the file states, which the dialog says', async () => {
    const recognition = {
      ...inspection.recognition,
      mark: { handling: 'official', isKnown: true } as const,
    }
    const { choose, client } = renderWithClient({
      inspectFiles: () => Promise.resolve({ ...inspection, recognition }),
    })
    choose('trial.csv')
    const page = await countedDialog()
    expect(page.getByText('The file states the mark OFFICIAL: it is opened under no lower one.')).toBeTruthy()
    const marks = within(page.getByLabelText('Handling')).getAllByRole('option')
    expect(marks.map(({ textContent }) => textContent)).toEqual(['OFFICIAL', 'OFFICIAL-SENSITIVE'])
    fireEvent.click(page.getByRole('button', { name: 'Open here' }))
    await waitFor(() => expect(client.joinFiles).toHaveBeenCalledWith({ choices, handling: 'official' }))
  })
  it('say that a mark is not known, and are opened as the highest', async () => {
    const mark = { handling: 'official-sensitive', isKnown: false } as const
    const { choose } = renderWithClient({
      inspectFiles: () =>
        Promise.resolve({ ...inspection, recognition: { ...inspection.recognition, mark } }),
    })
    choose('trial.csv')
    const page = await countedDialog()
    expect(
      page.getByText('The file states a mark that is not known here: it is opened as OFFICIAL-SENSITIVE.'),
    ).toBeTruthy()
  })
  it('can be saved as a feed file', async () => {
    const files = savedFiles()
    const { choose } = renderWithClient()
    choose('trial.csv')
    fireEvent.click((await countedDialog()).getByRole('button', { name: 'Save as feed file' }))
    await waitFor(() => expect(files).toHaveLength(1))
  })
  it('have no effect when the dialog is cancelled', async () => {
    const { choose, client, store } = renderWithClient()
    const before = store.getState()
    choose('trial.csv')
    fireEvent.click((await countedDialog()).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(client.joinFiles).not.toHaveBeenCalled()
    expect(store.getState()).toEqual({ ...before, pendingFiles: null })
  })
  it('that cannot be read are refused with a message, and only Cancel is enabled', async () => {
    const { choose } = renderWithClient({
      inspectFiles: () =>
        Promise.resolve(failed('trial.csv is a web page, not a CSV.', 'Download the file again.')),
    })
    choose('trial.csv', 'other.csv')
    const page = await dialog()
    expect(page.getByRole('heading', { name: 'Open 2 files' })).toBeTruthy()
    await page.findByText('trial.csv is a web page, not a CSV.')
    expect(page.getByText(/Download the file again\. What is on screen stays as it is\./)).toBeTruthy()
    expect(page.getByRole('button', { name: 'Open here' })).toHaveProperty('disabled', true)
  })
  it('that make the worker fail are refused as well', async () => {
    const { choose } = renderWithClient({ inspectFiles: () => Promise.reject(new Error('out of memory')) })
    choose('trial.csv')
    expect(await (await dialog()).findByText(/could not be worked on: out of memory/)).toBeTruthy()
  })
  it('cannot be opened before the feeds are open', async () => {
    const { choose, store } = renderWithClient()
    store.setState({ catalogue: null })
    choose('trial.csv')
    expect(await (await dialog()).findByText('Files can be opened once the feeds are.')).toBeTruthy()
  })
})

describe('files dropped on the page', () => {
  const drag = (type: string, types: readonly string[], files: readonly File[] = []) =>
    fireEvent(
      window,
      Object.assign(new Event(type, { cancelable: true }), {
        dataTransfer: { types, files },
        relatedTarget: null,
      }),
    )
  it('are accepted while the target is shown', async () => {
    renderWithClient()
    drag('dragover', ['Files'])
    expect(screen.getByText(/^Drop the files to look at them/)).toBeTruthy()
    drag('drop', ['Files'], [new File(['a'], 'trial.csv')])
    expect(screen.queryByText(/^Drop the files/)).toBeNull()
    await (await dialog()).findByRole('heading', { name: 'Open trial.csv' })
  })
  it('replace files that are being inspected', async () => {
    const { choose } = renderWithClient()
    choose('first.csv')
    await countedDialog()
    drag('drop', ['Files'], [new File(['a'], 'second.csv')])
    expect(screen.getByText('The files are being looked at.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Open here' })).toHaveProperty('disabled', true)
    expect((await countedDialog()).getByRole('heading', { name: 'Open second.csv' })).toBeTruthy()
  })
  it('show no target any more once nothing was dragged for a while, as after Escape', () => {
    vi.useFakeTimers()
    renderWithClient()
    drag('dragover', ['Files'])
    act(() => void vi.advanceTimersByTime(900))
    drag('dragover', ['Files'])
    act(() => void vi.advanceTimersByTime(900))
    expect(screen.getByText(/^Drop the files/)).toBeTruthy()
    act(() => void vi.advanceTimersByTime(200))
    expect(screen.queryByText(/^Drop the files/)).toBeNull()
    vi.useRealTimers()
  })
  it('that are links do not lead away from the page, and say so once', () => {
    const { store } = renderWithClient()
    for (const _ of [1, 2]) {
      // Not prevented, the browser would go there.
      expect(drag('dragover', ['text/uri-list', 'text/plain'])).toBe(false)
      expect(drag('drop', ['text/uri-list', 'text/plain'])).toBe(false)
    }
    expect(screen.queryByText(/^Drop the files/)).toBeNull()
    expect(store.getState().notices).toEqual([expect.stringContaining('is a link, not a file')])
    expect(store.getState().pendingFiles).toBeNull()
    expect(drag('drop', ['text/plain'])).toBe(true)
  })
  it('show no target for other dragged content, nor after leaving the page', () => {
    renderWithClient()
    drag('dragover', ['text/plain'])
    expect(screen.queryByText(/^Drop the files/)).toBeNull()
    drag('dragover', ['Files'])
    drag('dragleave', ['Files'])
    expect(screen.queryByText(/^Drop the files/)).toBeNull()
  })
})
