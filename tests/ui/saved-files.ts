/** The files that a rendered component saves: name, text and, for tables, head, header and rows. */
import { fireEvent } from '@testing-library/react'
import { vi } from 'vitest'
import { csvCells } from '../measures/csv-reading.ts'

interface SavedFile {
  readonly name: string
  readonly text: string
}

/** Replaces the browser's download until `vi.restoreAllMocks`; returns a function that reads the last file. */
export function catchSavedFiles(): () => Promise<SavedFile> {
  let blob: Blob | null = null
  let name = ''
  vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
    blob = given instanceof Blob ? given : null
    return 'blob:saved'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download
  })
  return async () => {
    if (!blob) throw new Error('no file was saved')
    return { name, text: await blob.text() }
  }
}

/** A saved table, read back. */
export interface SavedTable {
  readonly name: string
  readonly head: Readonly<Record<string, string>>
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Presses a button that saves a table, and reads the file back. */
export async function savedTable(
  button: HTMLElement,
  lastFile: () => Promise<SavedFile>,
): Promise<SavedTable> {
  fireEvent.click(button)
  const { name, text } = await lastFile()
  const cells = csvCells(text.replace(/^\u{FEFF}/u, ''))
  const start = cells.findIndex((row) => row.includes('handling'))
  const head = Object.fromEntries(cells.slice(0, start).map(([key = '', value = '']) => [key, value]))
  return { name, head, header: cells[start] ?? [], rows: cells.slice(start + 1) }
}
