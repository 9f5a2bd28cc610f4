/** Faults in the XML of a workbook's sheets that its reader passes over in silence. */
import { failed, type Failed } from '../../domain/feed.ts'
import type { InputFile } from '../formats/recognised.ts'

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i
const TAIL_BYTES = 200
/** A formula directly before the end of its cell: the program that wrote it computed nothing. */
const UNCOMPUTED = /<f(?:\s[^>]*)?(?:\/>|>[^<]*<\/f>)\s*<\/c>/

/** The failure of the first sheet with a fault; null where there is none. */
export function sheetFault(book: string, files: readonly InputFile[]): Failed | null {
  for (const { name, bytes } of files.filter((file) => SHEET.test(file.name))) {
    const sheet = name.replace(/^.*\//, '')
    const tail = new TextDecoder().decode(bytes.subarray(-TAIL_BYTES))
    if (!/<\/(?:\w+:)?worksheet\s*>\s*$/.test(tail)) {
      return failed(
        `${book} is damaged: its sheet ${sheet} ends early.`,
        'Open it in a spreadsheet, and save it again.',
      )
    }
    if (hasUncomputed(bytes)) {
      return failed(
        `${book} has formulas without results.`,
        'Open it in a spreadsheet, save it there, and send that file.',
      )
    }
  }
  return null
}

/** Length of the pieces that are searched one by one, with an overlap longer than a formula. */
const PIECE_BYTES = 8_000_000
const OVERLAP_BYTES = 10_000

function hasUncomputed(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder()
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const text = decoder.decode(bytes.subarray(at, at + PIECE_BYTES + OVERLAP_BYTES))
    if (text.includes('<f') && UNCOMPUTED.test(text)) return true
  }
  return false
}
