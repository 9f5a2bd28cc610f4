/** The dialog on opened files over a client that answers as a test says. */
import { fireEvent, render, screen, within } from '@testing-library/react'
import { vi } from 'vitest'
import { LazyFileDialog, OpenFile } from '../../../src/shell/files/open-files.tsx'
import { StoreContext } from '../../../src/state/context.tsx'
import {
  connectFiles,
  type Choices,
  type FileClient,
  type FileInspection,
  type Preview,
} from '../../../src/state/feeds/files.ts'
import type { Failed } from '../../../src/domain/feed.ts'
import { incidentReport, SCRIPT, feedStatusStore } from '../feeds/feed-status-store.ts'

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
export const choices: Choices = {
  feed: 'trial',
  kind: 'incidents',
  meanings: ['longitude', null],
  crs: '4326',
  swap: false,
  dayOrder: 'as-recognised',
}
export const inspection: FileInspection = {
  kind: 'looked',
  choices,
  kinds: ['incidents', 'actions'],
  fields: [],
  questions: [],
  lists: {},
  ready: null,
  mapping: { kind: 'guessed' },
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
    mark: null,
    sheets: null,
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

export const previewWith = (rest: Partial<Preview> = {}): Preview => ({
  kind: 'preview',
  report: incidentReport,
  steps: [],
  names: { names: [], more: 0 },
  ...rest,
})

export function renderWithClient(overrides: Partial<FileClient> = {}) {
  const client = {
    inspectFiles: vi.fn(() => Promise.resolve(inspection)),
    inspectFilesAs: vi.fn(() => Promise.resolve(inspection)),
    inspectSheet: vi.fn(() => Promise.resolve(inspection)),
    inspectHead: vi.fn(() => Promise.resolve(inspection)),
    mapFiles: vi.fn((): Promise<FileInspection | Failed> => Promise.resolve(inspection)),
    saveMapping: vi.fn(() =>
      Promise.resolve({ kind: 'saved' as const, name: 'trial-mapping.json', file: new Blob(['{}']) }),
    ),
    previewFiles: vi.fn((): Promise<Preview> => Promise.resolve(previewWith())),
    saveFiles: vi.fn(() =>
      Promise.resolve({ kind: 'saved' as const, name: 'trial.geojson', file: new Blob(['{}']) }),
    ),
    joinFiles: vi.fn(() => Promise.resolve(null)),
    ...overrides,
  }
  const store = feedStatusStore()
  connectFiles(store, () => client)
  const { container } = render(
    <StoreContext value={store}>
      <OpenFile />
      <LazyFileDialog />
    </StoreContext>,
  )
  const input = container.querySelector('input')
  const choose = (...names: readonly string[]) => {
    if (!input) throw new Error('there is no file input')
    fireEvent.change(input, { target: { files: names.map((name) => new File(['a'], name)) } })
  }
  return { store, client, choose }
}
export const dialog = async () => within(await screen.findByRole('dialog'))

/** The dialog once the rows are counted; only then are its buttons enabled. */
export async function countedDialog() {
  const page = await dialog()
  await page.findByText('12 rows in = 10 shown + 2 set aside.')
  return page
}
