// @vitest-environment jsdom
/** Files that somebody opens: what is shown before anything is done, what may be chosen, and that Cancel changes nothing. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { LazyFileDialog } from '../../../src/shell/feeds/file/LazyFileDialog.tsx'
import { OpenFile } from '../../../src/shell/feeds/file/OpenFile.tsx'
import { failed, type FeedReport } from '../../../src/domain/feed.ts'
import { StoreContext } from '../../../src/state/context.tsx'
import {
  connectFiles,
  type Choices,
  type FileClient,
  type FileInspection,
} from '../../../src/state/feeds/files.ts'
import { dialogsIn } from '../native-dialogs.ts'
import { savedFiles } from '../saved-files.ts'
import { incidentReport, SCRIPT, watchedStore } from './feed-watch.ts'

// Loaded beforehand: what comes when it is asked for may take its time on a busy machine.
beforeAll(() => import('../../../src/shell/feeds/file/FileDialog.tsx'))
beforeEach(dialogsIn)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const signs = {
  filled: 12,
  numbers: 0,
  longitudes: 0,
  latitudes: 0,
  eastings: 0,
  northings: 0,
  postcodes: 0,
  dates: 0,
  numbered: 0,
  firstOver12: 0,
  secondOver12: 0,
  excelDays: 0,
}
const column = (name: string, ...samples: readonly string[]) => ({ name, samples, signs, dates: null })
const choices: Choices = {
  feed: 'trial',
  kind: 'incidents',
  meanings: ['longitude', null],
  crs: '4326',
  swap: false,
  dayOrder: 'as-recognised',
}
const looked: FileInspection = {
  kind: 'looked',
  choices,
  kinds: ['incidents', 'actions'],
  meanings: [
    { meaning: 'longitude', label: 'Longitude' },
    { meaning: 'location', label: 'Location' },
  ],
  recognition: {
    format: 'csv',
    files: [{ name: 'trial.csv', rows: 12 }],
    rows: 12,
    feedKind: 'incidents',
    columns: [column('X', '-2.6', '-2.5'), column(SCRIPT, SCRIPT)],
    guesses: [
      { meaning: 'longitude', sureness: 'sure' },
      { meaning: null, sureness: 'unknown' },
    ],
    crs: '4326',
    lands: 0,
    placed: 12,
    offers: [
      {
        id: 'swap',
        crs: '4326',
        swap: true,
        lands: 11,
        of: 12,
        says: 'Swap the two numbers.',
        flags: '--swap',
      },
    ],
    notices: [],
  },
}

function doorWith(rest: Partial<FileClient> = {}) {
  const door = {
    lookAtFiles: vi.fn(() => Promise.resolve(looked)),
    lookAtFilesAs: vi.fn(() => Promise.resolve(looked)),
    previewFiles: vi.fn((): Promise<{ kind: 'preview'; report: FeedReport }> =>
      Promise.resolve({ kind: 'preview', report: incidentReport }),
    ),
    saveFiles: vi.fn(() =>
      Promise.resolve({ kind: 'saved' as const, name: 'trial.geojson', file: new Blob(['{}']) }),
    ),
    joinFiles: vi.fn(() => Promise.resolve(null)),
    ...rest,
  }
  const store = watchedStore()
  connectFiles(store, () => door)
  const { container } = render(
    <StoreContext value={store}>
      <OpenFile />
      <LazyFileDialog />
    </StoreContext>,
  )
  const input = container.querySelector('input')
  const choose = (...names: readonly string[]) => {
    if (!input) throw new Error('there is no field for files')
    fireEvent.change(input, { target: { files: names.map((name) => new File(['a'], name)) } })
  }
  return { store, door, choose }
}
const dialog = async () => within(await screen.findByRole('dialog'))

/** Until the rows are counted: only then may anything be done with them. */
async function counted() {
  const page = await dialog()
  await page.findByText('12 rows in = 10 shown + 2 set aside.')
  return page
}

describe('files that somebody opens', () => {
  it('are shown with format, kind, columns, examples, and how sure each is', async () => {
    const { choose } = doorWith()
    choose('trial.csv')
    const page = await counted()
    expect(page.getByRole('heading', { name: 'Open trial.csv' })).toBeTruthy()
    expect(page.getByText('CSV table, 12 rows: incidents.')).toBeTruthy()
    const [, first, second] = page.getAllByRole('row').map((row) => row.textContent)
    expect(first).toMatch(/^X-2\.6; -2\.5.*sure$/)
    expect(second).toContain(SCRIPT)
    expect(document.querySelector('img')).toBeNull()
  })
  it('are mended only where somebody takes the offer, which says how many rows would land', async () => {
    const { choose, door } = doorWith()
    choose('trial.csv')
    const page = await counted()
    const stands = page.getByRole('radio', { name: 'As the file stands: 0 of 12 rows lie in the borough.' })
    expect(stands).toHaveProperty('checked', true)
    fireEvent.click(page.getByRole('radio', { name: /^Swap the two numbers\. 11 of 12 rows would lie/ }))
    await waitFor(() => expect(door.previewFiles).toHaveBeenLastCalledWith({ ...choices, swap: true }))
  })
  it('have columns that may be taken as something else', async () => {
    const { choose, door } = doorWith()
    choose('trial.csv')
    const page = await counted()
    fireEvent.change(page.getByLabelText(`${SCRIPT} is taken as`), { target: { value: 'location' } })
    await waitFor(() =>
      expect(door.previewFiles).toHaveBeenLastCalledWith({ ...choices, meanings: ['longitude', 'location'] }),
    )
    expect(await page.findByText('chosen by you')).toBeTruthy()
  })
  it('may be of another kind', async () => {
    const { choose, door } = doorWith()
    choose('trial.csv')
    fireEvent.change((await counted()).getByLabelText('Kind of feed'), { target: { value: 'actions' } })
    expect(door.lookAtFilesAs).toHaveBeenCalledWith('actions')
  })
  it('join what is on screen, under the most guarded mark unless told otherwise', async () => {
    const { choose, door } = doorWith()
    choose('trial.csv')
    const page = await counted()
    fireEvent.click(page.getByRole('button', { name: 'Open here' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(door.joinFiles).toHaveBeenCalledWith({ choices, handling: 'official-sensitive' })
  })
  it('are saved as a feed file', async () => {
    const files = savedFiles()
    const { choose } = doorWith()
    choose('trial.csv')
    fireEvent.click((await counted()).getByRole('button', { name: 'Save as feed file' }))
    await waitFor(() => expect(files).toHaveLength(1))
  })
  it('leave all as it was where somebody cancels', async () => {
    const { choose, door, store } = doorWith()
    const before = store.getState()
    choose('trial.csv')
    fireEvent.click((await counted()).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(door.joinFiles).not.toHaveBeenCalled()
    expect(store.getState()).toEqual({ ...before, pendingFiles: null })
  })
  it('that cannot be read are refused in plain words, with nothing to press but Cancel', async () => {
    const { choose } = doorWith({
      lookAtFiles: () =>
        Promise.resolve(failed('trial.csv is a web page, not a CSV.', 'Download the file again.')),
    })
    choose('trial.csv', 'other.csv')
    const page = await dialog()
    expect(page.getByRole('heading', { name: 'Open 2 files' })).toBeTruthy()
    await page.findByText('trial.csv is a web page, not a CSV.')
    expect(page.getByText(/Download the file again\. What is on screen stays as it is\./)).toBeTruthy()
    expect(page.getByRole('button', { name: 'Open here' })).toHaveProperty('disabled', true)
  })
  it('that break the worker are refused too', async () => {
    const { choose } = doorWith({ lookAtFiles: () => Promise.reject(new Error('out of memory')) })
    choose('trial.csv')
    expect(await (await dialog()).findByText(/could not be worked on: out of memory/)).toBeTruthy()
  })
  it('cannot be opened before the feeds are', async () => {
    const { choose, store } = doorWith()
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
  it('are taken where they are shown to be', async () => {
    doorWith()
    drag('dragover', ['Files'])
    expect(screen.getByText(/^Drop the files to look at them/)).toBeTruthy()
    drag('drop', ['Files'], [new File(['a'], 'trial.csv')])
    expect(screen.queryByText(/^Drop the files/)).toBeNull()
    await (await dialog()).findByRole('heading', { name: 'Open trial.csv' })
  })
  it('take the place of files that are looked at', async () => {
    const { choose } = doorWith()
    choose('first.csv')
    await counted()
    drag('drop', ['Files'], [new File(['a'], 'second.csv')])
    expect(screen.getByText('The files are being looked at.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Open here' })).toHaveProperty('disabled', true)
    expect((await counted()).getByRole('heading', { name: 'Open second.csv' })).toBeTruthy()
  })
  it('show no target for anything else that is dragged, and none when they leave', () => {
    doorWith()
    drag('dragover', ['text/plain'])
    expect(screen.queryByText(/^Drop the files/)).toBeNull()
    drag('dragover', ['Files'])
    drag('dragleave', ['Files'])
    expect(screen.queryByText(/^Drop the files/)).toBeNull()
  })
})
