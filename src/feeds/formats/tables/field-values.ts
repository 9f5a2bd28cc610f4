/** From a cell to the value of a field: what cannot be read stays as it came, so that the kind's own rules name it. */
import type { DateForm } from '../recognised.ts'
import { numberIn } from '../columns/column-signs.ts'
import type { Field } from './meanings.ts'
import { slugOf } from './listed-names.ts'
import { cellText } from './table-rows.ts'
import { feedTime } from '../columns/source-time.ts'

/** The time of day that stands beside a date, and how the column writes its dates. */
interface TimeFormat {
  readonly dates: DateForm | null
  readonly time: string
}

/** Undefined where the cell is blank. A value that is no text, such as a list in GeoJSON, is kept as it is. */
export function fieldValue(cell: unknown, field: Field, telling: TimeFormat): unknown {
  const text = cellText(cell)
  if (text === '') return cell === null || typeof cell === 'string' ? undefined : cell
  switch (field.sort) {
    case 'moment':
      return feedTime(text, telling.dates, telling.time) ?? text
    case 'number':
      return numberIn(text.replace(/(?<=\d),(?=\d{3}\b)/g, '')) ?? text
    case 'yes-or-no':
      return yesOrNo(text) ?? text
    case 'option':
      return optionIn(text, field.options)
    case 'list':
      return listIn(text, telling.dates)
    case 'object':
      return jsonIn(text) ?? text
    case 'id':
    case 'text':
      return text
  }
}

function yesOrNo(text: string): boolean | null {
  if (/^(?:yes|y|true|1)$/i.test(text)) return true
  return /^(?:no|n|false|0)$/i.test(text) ? false : null
}

function optionIn(text: string, options: readonly string[]): string {
  const slug = slugOf(text)
  return (
    options.find((option) => option === text) ?? options.find((option) => slugOf(option) === slug) ?? text
  )
}

/** `2024-05-01; 2024-06-02`, or a list as JSON. */
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
