// @vitest-environment jsdom
/** Saving and copying a table: raw values in the order on screen, by buttons that a keyboard reaches. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DataTable, type Column } from '../../src/ui/DataTable.tsx'
import { fileStem } from '../../src/ui/files/file-name.ts'
import { TableFilesContext, type TableFiles } from '../../src/ui/files/TableFile.tsx'

interface Tree {
  readonly name: string
  readonly height: number | null
}
const ROWS: readonly Tree[] = [
  { name: 'Ash', height: 9.123456789 },
  { name: 'Elm', height: null },
  { name: '=SUM(A1)', height: 1110 },
]
const COLUMNS: readonly Column<Tree>[] = [
  {
    id: 'name',
    label: 'Tree',
    value: ({ name }) => name,
    file: [
      { label: 'Name', value: ({ name }) => name },
      { label: 'Letters', value: ({ name }) => name.length },
    ],
  },
  {
    id: 'height',
    label: 'Metres',
    value: ({ height }) => height,
    show: ({ height }) => height?.toFixed(0) ?? 'not known',
    isNumeric: true,
  },
]

const written = { csv: vi.fn<TableFiles['csv']>(), copy: vi.fn<TableFiles['copy']>() }
const saved: { name: string; text: Promise<string> }[] = []
let copied = ''

beforeEach(() => {
  written.csv.mockReset().mockReturnValue({ name: 'trees.csv', text: 'a,b\r\n' })
  written.copy.mockReset().mockReturnValue('a\tb')
  saved.length = 0
  copied = ''
  const blobs: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob)
    return 'blob:1'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.at(-1)
    if (blob) saved.push({ name: this.download, text: blob.text() })
  })
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: (text: string) => {
        copied = text
        return Promise.resolve()
      },
    },
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const draw = (files: TableFiles | null, what?: string) =>
  render(
    <TableFilesContext value={files}>
      <DataTable
        caption="Trees, May 2023"
        {...(what !== undefined && { what })}
        columns={COLUMNS}
        rows={ROWS}
        keyOf={({ name }) => name}
      />
    </TableFilesContext>,
  )

describe('a table', () => {
  it('has no buttons where nothing says what was chosen', () => {
    draw(null)
    expect(screen.queryByRole('button', { name: /CSV|Copy/ })).toBeNull()
  })

  it('is saved with raw values, in the order on screen', async () => {
    draw(written)
    fireEvent.click(screen.getByRole('button', { name: 'Metres' }))
    fireEvent.click(screen.getByRole('button', { name: 'Download CSV: Trees, May 2023' }))
    expect(written.csv).toHaveBeenCalledWith({
      stem: 'trees',
      caption: 'Trees, May 2023',
      header: ['Name', 'Letters', 'Metres'],
      rows: [
        ['=SUM(A1)', 8, 1110],
        ['Ash', 3, 9.123456789],
        ['Elm', 3, null],
      ],
    })
    expect(saved.map(({ name }) => name)).toEqual(['trees.csv'])
    expect(await saved[0]?.text).toBe('a,b\r\n')
  })

  it('is copied, and says so', async () => {
    draw(written, 'Tall trees')
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Copy: Trees, May 2023' }))
      await Promise.resolve()
    })
    expect(written.copy.mock.lastCall?.[0].stem).toBe('tall-trees')
    expect(copied).toBe('a\tb')
    expect(screen.getByRole('button', { name: 'Copied: Trees, May 2023' }).textContent).toBe('Copied')
    expect(screen.getByRole('status').textContent).toMatch(/^Copied/)
  })

  it('is shown to be copied by hand where the browser refuses', async () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })
    draw(written)
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Copy: Trees, May 2023' }))
      await Promise.resolve()
    })
    const field = screen.getByRole<HTMLTextAreaElement>('textbox')
    expect(field.value).toBe('a\tb')
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Copy: Trees, May 2023')
  })
})

describe('fileStem', () => {
  it('is a name that every file system accepts', () => {
    expect(fileStem('Wards: crimes a week', 'chart')).toBe('wards-crimes-a-week')
    expect(fileStem('../../<b>', 'chart')).toBe('b')
    expect(fileStem('½ % …', 'chart')).toBe('chart')
    expect(fileStem('a'.repeat(200), 'chart')).toHaveLength(80)
  })
})
