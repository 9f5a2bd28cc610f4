/**
 * Cells that the releasing officer withholds, each with a reason; a cell stays withheld, and cannot be withheld after
 * it was shown.
 */
import { type Failed, failed } from '../domain/feed.ts'
import type { PublicSummary } from '../summary/public-summary.ts'
import { isQuarter } from '../summary/quarter.ts'
import type { LeftOut } from './counting/quarters.ts'
import { cellName, type History } from './ledger/history.ts'
import { readOfficerRows } from './officer-csv.ts'
import { WITHHELD } from './protect.ts'

/** A line of the officer's list. */
export interface Withholding {
  readonly area: string
  readonly quarter: string
  /** Null: every group of the area in that quarter. */
  readonly group: string | null
  /** Appears in the release note and is not published. */
  readonly reason: string
}
type SummaryNames = Pick<PublicSummary, 'areas' | 'groups' | 'quarters'>

const COLUMNS = ['area', 'quarter', 'group', 'reason'] as const
type WithholdingRow = Readonly<Record<(typeof COLUMNS)[number], string>>

/** Reads CSV; an empty group means all groups. Fails as a whole where a row cannot be read. */
export const readWithholdings = (text: string, name: string): readonly Withholding[] | Failed =>
  readOfficerRows(text, name, {
    columns: COLUMNS,
    read: parseWithholding,
    empty: 'it names nothing to hold back',
  })

function parseWithholding({ area, quarter, group, reason }: WithholdingRow): Withholding | string {
  if (area === '') return 'it names no area'
  if (!isQuarter(quarter)) return `"${quarter}" is no quarter such as 2024Q2`
  if (reason === '') return 'it gives no reason'
  return { area, quarter, group: group === '' ? null : group, reason }
}

/** Reasons by name of the withheld cell. */
interface Withheld {
  readonly kind: 'withheld'
  readonly reasons: ReadonlyMap<string, string>
}

/**
 * Fails where a line names something that is not published, or a cell that a release which was not retracted has shown.
 */
export function withheldCells(
  list: readonly Withholding[],
  summaryNames: SummaryNames,
  history: Pick<History, 'cells'>,
): Withheld | Failed {
  const reasons = new Map<string, string>()
  for (const line of list) {
    const unknown = unknownIn(line, summaryNames)
    if (unknown !== null)
      return failed(`${unknown}, so that nothing of it can be held back.`, 'Mend the list of --withhold.')
    const { area, quarter, reason } = line
    const groups = line.group === null ? summaryNames.groups.map(({ id }) => id) : [line.group]
    for (const group of groups) {
      const past = history.cells.get(cellName({ area, quarter, group }))
      if (past && !past.isRetracted && past.count !== WITHHELD)
        return alreadyShownFailure({ ...line, group }, summaryNames)
      reasons.set(cellName({ area, quarter, group }), reason)
    }
  }
  return { kind: 'withheld', reasons }
}

/** Withheld cells of a release with their reasons, for the release note. */
export function withheldReport(
  summary: PublicSummary,
  { reasons }: Withheld,
  { cells }: Pick<History, 'cells'>,
): readonly LeftOut[] {
  const unpublished = summary.cells.filter(({ count }) => count === WITHHELD)
  return unpublished.map((cell) => {
    const [reason, past] = [reasons.get(cellName(cell)), cells.get(cellName(cell))]
    const warning = past && past.count !== WITHHELD ? `; ${TAKEN_BACK}` : ''
    return {
      what: nameOf(cell, summary),
      why: reason === undefined ? STAYS : `held back: ${reason}${warning}`,
    }
  })
}
const STAYS = 'held back in an earlier release, whose note says why, and it stays so'
const TAKEN_BACK = 'a release that was taken back has shown it, and whoever read that still knows it'

function unknownIn(
  { area, quarter, group }: Withholding,
  { areas, quarters, groups }: SummaryNames,
): string | null {
  if (!areas.some(({ code }) => code === area)) return `There is no area "${area}"`
  if (!quarters.includes(quarter)) return `${quarter} is not published`
  return group === null || groups.some(({ id }) => id === group) ? null : `There is no group "${group}"`
}

function nameOf(
  { area, quarter, group }: Omit<Withholding, 'reason'>,
  { areas, groups }: SummaryNames,
): string {
  const name = areas.find(({ code }) => code === area)?.name ?? area
  const label = groups.find(({ id }) => id === group)?.label ?? group ?? ''
  return `${name} (${area}), ${quarter}, ${label}`
}

function alreadyShownFailure(cell: Withholding, summaryNames: SummaryNames): Failed {
  return failed(
    `${nameOf(cell, summaryNames)} stands in a release already: holding it back now would hide it from nobody who has read it.`,
    'Take it off the list of --withhold. If it must not be read any more, take that release back (retract), and then hold it back.',
  )
}
