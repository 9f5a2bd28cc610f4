/** Times of day of an event that were left out since another column was taken for them. */
import type { Choices, RecognisedColumn } from '../../formats/recognised.ts'
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

/**
 * Which column was taken, which were not, and how to take one of these instead; nothing where there is no other, or where a
 * person chose.
 */
export function otherTimes(columns: readonly RecognisedColumn[], choices: Choices): string[] {
  if (choices.answered?.includes('time')) return []
  const taken = columns[choices.meanings.indexOf('time')]?.name ?? ''
  return otherTimeColumns(columns, choices).map((at) => {
    const name = columns[at]?.name ?? ''
    return `${taken}, not ${name}: the line "${name}": "time" in a mapping given with --map takes that`
  })
}
