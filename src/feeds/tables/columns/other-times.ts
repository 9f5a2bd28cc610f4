/** Times of day of an event that were left out since another column was taken for them. */
import type { Choices, RecognisedColumn } from '../../formats/recognised.ts'
import { COLUMN_PART_NAMES, plainName, plainNames } from './part-names.ts'

/** A time of the report is not the event's, and an hour says no more than the time beside it. */
const IS_NO_OTHER = /report|^hour/

/** Which column was taken, which were not, and how to take one of these instead; nothing where there is no other. */
export function otherTimes(columns: readonly RecognisedColumn[], { kind, meanings }: Choices): string[] {
  const taken = columns[meanings.indexOf('time')]?.name
  if (kind !== 'incidents' || taken === undefined) return []
  const others = columns.filter(
    ({ name, signs }, at) =>
      (meanings[at] ?? null) === null &&
      signs.filled > 0 &&
      !IS_NO_OTHER.test(plainName(name)) &&
      plainNames(name).some((plain) => COLUMN_PART_NAMES.time.includes(plain)),
  )
  return others.map(
    ({ name }) =>
      `${taken}, not ${name}: the line "${name}": "time" in a mapping given with --map takes that`,
  )
}
