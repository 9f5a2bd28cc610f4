/** What the incident feed holds, counted while it is made, so that a reader of the feed can be checked against it. */
import { civilDate, dayNumber } from '../../../domain/day.ts'
import { pad } from '../feature-text.ts'
import { isSensitive } from './mix.ts'
import type { Draft } from './draft.ts'
import { LATE_DAYS } from './times.ts'
import { isNumbered } from './wording.ts'

export interface IncidentTally {
  readonly total: number
  readonly byCategory: Readonly<Record<string, number>>
  readonly byMonth: Readonly<Record<string, number>>
  readonly byPrecision: { readonly instant: number; readonly day: number; readonly month: number }
  readonly ranges: number
  /** Told as exactly 00:00. */
  readonly atMidnight: number
  /** Reported fourteen days or more after they occurred. */
  readonly reportedLate: number
  readonly houseNumbers: number
  readonly privatePlaces: number
  readonly sensitive: number
  readonly distinctPoints: number
}

const DAY_LENGTH = 86_400_000

export function tallyOf(drafts: readonly Draft[]): IncidentTally {
  const count = (is: (draft: Draft) => boolean) => drafts.reduce((sum, draft) => sum + (is(draft) ? 1 : 0), 0)
  const toldWith = (length: number) => count(({ properties }) => properties.occurred.length === length)
  const [day, month] = [toldWith('2023-05-04'.length), toldWith('2023-05'.length)]
  return {
    total: drafts.length,
    byCategory: counted(drafts, (draft) => draft.category),
    byMonth: counted(drafts, monthOf),
    byPrecision: { instant: drafts.length - day - month, day, month },
    ranges: count(({ properties }) => properties.occurredTo !== undefined),
    atMidnight: count(({ properties }) => properties.occurred.includes('T00:00:')),
    reportedLate: count((draft) => draft.daysLate >= LATE_DAYS),
    houseNumbers: count(({ properties }) => isNumbered(properties.location)),
    privatePlaces: count(({ properties }) => properties.place === 'private'),
    sensitive: count((draft) => isSensitive(draft.category)),
    distinctPoints: new Set(drafts.map(({ anchor }) => anchor)).size,
  }
}

function monthOf({ local }: Draft): string {
  const { year, month } = civilDate(dayNumber(Math.floor(local / DAY_LENGTH)))
  return `${year}-${pad(month, 2)}`
}

function counted(
  drafts: readonly Draft[],
  keyOf: (draft: Draft) => string,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const draft of drafts) counts.set(keyOf(draft), (counts.get(keyOf(draft)) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
