/** Several columns of times of day, of which a person says which is the event's. */
import { type Failed, failed } from '../../../domain/feed.ts'
import type { Choices, Recognised, RecognisedColumn } from '../../formats/recognised.ts'
import { COLUMN_PART_NAMES, plainName, plainNames } from './part-names.ts'

/** A time of the report is not the event's, and an hour says no more than the time beside it. */
const IS_NO_OTHER = /report|^hour/

/** The columns that hold another time of day, by their index. */
export function otherTimeColumns(
  columns: readonly RecognisedColumn[],
  { kind, meanings }: Pick<Choices, 'kind' | 'meanings'>,
): readonly number[] {
  if (kind !== 'incidents' || !meanings.includes('time')) return []
  return columns.flatMap(({ name, signs }, at) =>
    (meanings[at] ?? null) === null &&
    signs.filled > 0 &&
    !IS_NO_OTHER.test(plainName(name)) &&
    plainNames(name).some((plain) => COLUMN_PART_NAMES.time.includes(plain))
      ? [at]
      : [],
  )
}

/** The columns of which nobody has said which holds the time of the event; null where it is known. */
export function openTime({ columns, files }: Recognised, choices: Choices): Failed | null {
  const others = choices.answered?.includes('time') ? [] : otherTimeColumns(columns, choices)
  if (others.length === 0) return null
  const names = [choices.meanings.indexOf('time'), ...others]
    .toSorted((a, b) => a - b)
    .map((at) => columns[at]?.name ?? '')
  return failed(
    `${files[0]?.name ?? ''}: ${names.join(' and ')} could each be the time of the event.`,
    `Choose one, or on the command line name it in a mapping (--map): { "mapping": 1, "columns": { "${names[0]}": "time" } }.`,
  )
}
