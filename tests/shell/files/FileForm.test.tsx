// @vitest-environment jsdom
/** The form on opened files: mappings, questions, values for all rows, names, and what to do about rows set aside. */
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { failed, type Failed } from '../../../src/domain/feed.ts'
import type { FileInspection } from '../../../src/state/feeds/files.ts'
import { stubDialogs } from '../browser-stubs.ts'
import { SCRIPT } from '../feeds/feed-status-store.ts'
import { choices, countedDialog, inspection, previewWith, renderWithClient } from './file-dialog.tsx'

// Loaded beforehand: a lazy import may be slow on a busy machine.
beforeAll(() => import('../../../src/shell/files/FileDialog.tsx'))
beforeEach(stubDialogs)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('opened files', () => {
  it('are read by the mapping of a file, which is refused without loss where it is none', async () => {
    const mapFiles = vi.fn((): Promise<FileInspection | Failed> => Promise.resolve(inspection))
    const { choose } = renderWithClient({ mapFiles })
    choose('trial.csv')
    const page = await countedDialog()
    const give = (text: string) =>
      fireEvent.change(page.getByLabelText('Mapping file'), {
        target: { files: [new File([text], 'm.json')] },
      })
    mapFiles.mockResolvedValueOnce(failed(`m.json is no mapping: ${SCRIPT}.`, 'Choose another.'))
    give('no mapping')
    expect(await page.findByText(`m.json is no mapping: ${SCRIPT}.`)).toBeTruthy()
    expect(page.getByText('12 rows in = 10 shown + 2 set aside.')).toBeTruthy()
    expect(page.getByRole('button', { name: 'Open here' })).toHaveProperty('disabled', false)
    const mapped = { ...choices, meanings: ['longitude', 'location'] }
    mapFiles.mockResolvedValueOnce({
      ...inspection,
      choices: mapped,
      mapping: { kind: 'file', name: 'm.json' },
    })
    give('{}')
    expect(await page.findByText('by the mapping')).toBeTruthy()
    expect(mapFiles).toHaveBeenLastCalledWith({ kind: 'file', name: 'm.json', text: '{}' }, 'incidents')
    expect(page.queryByText(/is no mapping/)).toBeNull()
    expect(page.getByText('From m.json')).toBeTruthy()
  })
  it('say what to do about rows set aside, and list names that no list has', async () => {
    const field = 'category'
    const named = (name: string, isSensitive: boolean) =>
      ({ field, name, rows: 3, id: name, isListed: false, isSensitive }) as const
    const preview = previewWith({
      steps: ['Ask for the day.'],
      names: { names: [named(SCRIPT, false), named('Abuse', true)], more: 0 },
    })
    const lists = { category: [{ id: 'drugs', label: 'Drugs' }] }
    const { choose, client } = renderWithClient({
      inspectFiles: () => Promise.resolve({ ...inspection, lists }),
      previewFiles: vi.fn(() => Promise.resolve(preview)),
    })
    choose('trial.csv')
    const page = await countedDialog()
    expect(page.getByText('Ask for the day.')).toBeTruthy()
    expect(page.getByText('Kept as it is, treated as sensitive')).toBeTruthy()
    fireEvent.change(page.getByLabelText(`${SCRIPT} is counted as`), { target: { value: 'drugs' } })
    await waitFor(() =>
      expect(client.previewFiles).toHaveBeenLastCalledWith({ ...choices, names: { [SCRIPT]: 'drugs' } }),
    )
  })
  it('are not opened while a question is open, which the list of columns can answer too', async () => {
    const question = {
      id: 'day',
      says: 'Which column is the day of the event?',
      columns: [1],
      options: [{ label: 'That one', meanings: [[1, 'location']] }],
    } as const
    const { choose } = renderWithClient({
      inspectFiles: () => Promise.resolve({ ...inspection, questions: [question] }),
    })
    choose('trial.csv')
    const page = await countedDialog()
    const isShut = () => page.getByRole<HTMLButtonElement>('button', { name: 'Open here' }).disabled
    expect(isShut()).toBe(true)
    fireEvent.change(page.getByLabelText(`${SCRIPT} is taken as`), { target: { value: 'location' } })
    await waitFor(() => expect(isShut()).toBe(false))
  })
  it('can have values for all rows, which a column replaces', async () => {
    const fields = [
      {
        name: 'location',
        label: 'Location',
        says: '',
        isNeeded: true,
        options: [],
        isEnd: false,
        isClosed: false,
      },
    ]
    const { choose, client } = renderWithClient({
      inspectFiles: () => Promise.resolve({ ...inspection, fields }),
    })
    choose('trial.csv')
    const page = await countedDialog()
    const input = page.getByLabelText('Location (needed)')
    fireEvent.change(input, { target: { value: ' Elm Row ' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    const constants = { location: 'Elm Row' }
    await waitFor(() =>
      expect(client.previewFiles).toHaveBeenLastCalledWith({ ...choices, assumed: [], constants }),
    )
    fireEvent.change(page.getByLabelText(`${SCRIPT} is taken as`), { target: { value: 'location' } })
    await waitFor(() =>
      expect(client.previewFiles).toHaveBeenLastCalledWith({
        ...choices,
        assumed: [],
        constants: {},
        meanings: ['longitude', 'location'],
      }),
    )
  })
})
