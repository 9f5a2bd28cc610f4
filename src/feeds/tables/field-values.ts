/** Converts cells to field values. What cannot be converted stays unchanged, so that the kind's own validation reports it. */
import type { DateForm } from '../formats/recognised.ts'
import { numberIn } from './cells/coordinate-text.ts'
import type { Field } from './meanings.ts'
import { optionIn } from './names/options.ts'
import { cellText } from './table-rows.ts'
import { feedTime } from './source-time.ts'

/**
 * Undefined where the cell is blank. A value that is not text or a number, such as a list in GeoJSON, is left
 * unchanged.
 */
export function fieldValue(cell: unknown, field: Field, dates: DateForm | null): unknown {
  const text = cellText(cell)
  if (text === '') return cell === null || typeof cell === 'string' ? undefined : cell
  switch (field.sort) {
    case 'moment':
      return feedTime(text, dates) ?? text
    case 'number':
      return numberIn(text.replace(/(?<=\d),(?=\d{3}\b)/g, '')) ?? text
    case 'yes-or-no':
      return yesOrNo(text) ?? text
    case 'option':
      return optionIn(text, field.options)
    case 'list':
      return listIn(text, dates)
    case 'object':
      return jsonIn(text) ?? text
    case 'id':
      // A number beyond the exact ones has lost its last digits.
      return typeof cell === 'number' && !Number.isSafeInteger(cell) ? cell : text
    case 'text':
      return text
  }
}

function yesOrNo(text: string): boolean | null {
  if (/^(?:yes|y|true|1)$/i.test(text)) return true
  return /^(?:no|n|false|0)$/i.test(text) ? false : null
}

/** A list written as `2024-05-01; 2024-06-02`, or as JSON. */
function listIn(text: string, dates: DateForm | null): unknown {
  if (text.startsWith('[')) return jsonIn(text) ?? text
  return text
    .split(/[;|]/)
    .map((item) => item.trim())
    .filter(Boolean)
    .map((item) => feedTime(item, dates) ?? item)
}

/** Null for what is no JSON list or object. */
function jsonIn(text: string): unknown {
  if (!/^[[{]/.test(text)) return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
