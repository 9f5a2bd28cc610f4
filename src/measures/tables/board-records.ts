/** Decisions, commitments and changes of a board as rows of its files. */
import { isOverdue } from '../../domain/commitment.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { type DaySpan, dayBefore, dayOfMoment, isoDay, lastDayOfMoment } from '../../domain/day.ts'
import { asAtOf, datasetAsAt } from '../baseline/as-at.ts'
import { quietFeeds } from '../feeds/freshness.ts'
import { changesBetween, type ChangeKind } from '../meeting/changes.ts'
import { waitingOn, type WaitingItem } from '../meeting/waiting.ts'
import { siteAccounts } from '../sites/site-account.ts'

/** Days are ISO days; null: not stated. */
interface DecisionRow {
  readonly kind: WaitingItem['kind']
  readonly id: string
  readonly what: string
  readonly owner: string | null
  readonly due: string
  readonly daysLeft: number | null
  readonly site: string | null
  readonly area: string | null
}
interface CommitmentRow {
  readonly id: string
  readonly agreed: string
  readonly text: string
  readonly owner: string | null
  readonly due: string
  readonly done: string | null
  readonly state: 'open' | 'overdue' | 'done'
  readonly outcome: string | null
  readonly site: string | null
  readonly area: string | null
  readonly askedBy: 'board' | 'residents' | null
}
interface ChangeRow {
  readonly kind: ChangeKind
  readonly what: string
  readonly on: string
  readonly site: string | null
}
/** The records of one board. */
export interface BoardRecords {
  readonly decisions: readonly DecisionRow[]
  readonly commitments: readonly CommitmentRow[]
  readonly changes: readonly ChangeRow[]
}

/**
 * What waits for a decision and every commitment as at the last day of the window (or the as-of day, if earlier), and
 * what changed within the window.
 */
export function boardRecords(all: Dataset, window: DaySpan): BoardRecords {
  const on = asAtOf(window, all)
  const dataset = datasetAsAt(all, on)
  const waiting = waitingOn(dataset, {
    accounts: siteAccounts(dataset, window),
    quiet: quietFeeds(dataset, on),
  })
  return {
    decisions: waiting.map(({ kind, id, what, owner, due, daysLeft, site, area }) => ({
      kind,
      id,
      what,
      owner,
      due: isoDay(due),
      daysLeft,
      site,
      area,
    })),
    commitments: dataset.commitments.map((commitment) => {
      const { id, agreed, text, owner, due, done, outcome, site, area, askedBy } = commitment
      return {
        id,
        agreed: isoDay(dayOfMoment(agreed)),
        text,
        owner: owner === '' ? null : owner,
        due: isoDay(lastDayOfMoment(due)),
        done: done && isoDay(dayOfMoment(done)),
        state: done ? 'done' : isOverdue(commitment, on) ? 'overdue' : 'open',
        outcome,
        site,
        area,
        askedBy,
      }
    }),
    changes: changesBetween(dataset, { last: dayBefore(window.from), now: on }).map(
      ({ kind, what, on: day, site }) => ({ kind, what, on: isoDay(day), site }),
    ),
  }
}

/** Columns of each table of records, and what they mean. */
export const RECORD_COLUMNS = {
  decisions: {
    kind: 'commitment, order, hearing, notice or review: something falls due; signal: of a chart; quiet-feed.',
    id: 'Id of what is to be decided.',
    what: 'In words; never the address of an order.',
    owner: 'Who must act; empty: not stated.',
    due: 'Day on which it falls due; of a signal or a quiet feed the day since when it waits.',
    daysLeft: 'Days from the day looked back from; negative: overdue; empty: nothing falls due.',
    site: 'Id of the site.',
    area: 'Code of the area.',
  },
  commitments: {
    id: 'Id of the commitment.',
    agreed: 'Day of the meeting that agreed it.',
    text: 'What was agreed.',
    owner: 'Who owns it; empty: not stated.',
    due: 'Day by which it is to be done.',
    done: 'Day on which it was done; empty: not yet.',
    state: 'open, overdue or done, as at the day looked back from.',
    outcome: 'What came of it.',
    site: 'Id of the site.',
    area: 'Code of the area.',
    askedBy: 'board or residents; empty: not stated.',
  },
  changes: {
    kind: 'new, ended, crossed (a limit of a chart), done, overdue (became so), late (rows that arrived late).',
    what: 'What changed.',
    on: 'Day on which it took effect.',
    site: 'Id of the site.',
  },
} as const satisfies {
  readonly [K in keyof BoardRecords]: Readonly<Record<keyof BoardRecords[K][number], string>>
}
