/**
 * Disclosure control: true counts become bands of five, here and nowhere else. A cell is banded once; later releases
 * repeat its band and change it only by an announced correction.
 */
import { type PublishedCount, type Range, BAND_WIDTH, rangeOfBand } from '../summary/band.ts'
import type { BoroughFigure, Correction, PublicCell } from '../summary/public-summary.ts'
import type { BoroughCount } from './counting/borough-counts.ts'
import type { Counted } from './counting/summarise.ts'
import { boroughName, cellName, type History } from './ledger/history.ts'

/** @throws RangeError for a negative or fractional number */
export function bandOf(count: number): PublishedCount {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no count`)
  const low = count - (count % BAND_WIDTH)
  return (low === 0 ? '0-4' : low) as PublishedCount
}

/** Published value of a withheld cell. */
export const WITHHELD = 'not-published' as PublishedCount

/** Inputs besides the counts. */
interface ProtectionOptions {
  /** All quarters to be shown, including earlier ones that the data no longer cover. */
  readonly quarters: readonly string[]
  /** Names of cells to be withheld from this release on. */
  readonly withheld: ReadonlySet<string>
}

/** Figures that may be published. */
export interface Protected {
  readonly cells: readonly PublicCell[]
  readonly borough: readonly BoroughFigure[]
  readonly corrections: readonly Correction[]
  /** Cells whose band has changed in the data, to be corrected in the next yearly release. */
  readonly pending: readonly Pick<PublicCell, 'area' | 'quarter' | 'group'>[]
}

/**
 * Bands every cell of every quarter, repeating the bands of earlier releases. A cell withheld before stays withheld.
 */
export function protect(
  counted: Counted,
  history: History,
  { quarters, withheld }: ProtectionOptions,
): Protected {
  const cells: PublicCell[] = []
  const corrections: Correction[] = []
  const pending: Protected['pending'][number][] = []
  for (const key of keysOf(counted, quarters)) {
    const { area, quarter, group, now } = key
    const past = history.cells.get(cellName(key))
    if (now === null && !past) continue
    if (withheld.has(cellName(key)) || past?.count === WITHHELD) {
      cells.push({ area, quarter, group, count: WITHHELD })
      continue
    }
    const count = past && (now === null || !mayChange(history, past)) ? past.count : (now ?? past?.count)
    if (count === undefined) continue
    cells.push({ area, quarter, group, count })
    if (past && count !== past.count)
      corrections.push({ area, quarter, group, was: past.count, most: mostBetween(past.count, count) })
    else if (past && now !== null && now !== count) pending.push({ area, quarter, group })
  }
  return { cells, borough: protectBorough(counted.borough, history), corrections, pending }
}

/** In the yearly release, and for cells that only retracted releases have shown. */
const mayChange = ({ isYearly }: History, { isRetracted }: { readonly isRetracted: boolean }) =>
  isYearly || isRetracted

interface CellWithCount extends Omit<PublicCell, 'count'> {
  /** Null where the data do not cover the quarter. */
  readonly now: PublishedCount | null
}

function keysOf(counted: Counted, quarters: readonly string[]): readonly CellWithCount[] {
  const { areas, groups, counts } = counted
  return areas.flatMap(({ code: area }, areaIndex) =>
    quarters.flatMap((quarter) => {
      const quarterIndex = counted.quarters.indexOf(quarter)
      return groups.map(({ id: group }, groupIndex) => {
        const at = (areaIndex * counted.quarters.length + quarterIndex) * groups.length + groupIndex
        return { area, quarter, group, now: quarterIndex < 0 ? null : bandOf(counts[at] ?? 0) }
      })
    }),
  )
}

/** The largest difference between two counts that their bands allow. */
function mostBetween(was: PublishedCount, now: PublishedCount): number {
  const [before, after] = [rangeOfBand(was), rangeOfBand(now)]
  return before && after ? Math.max(after.high - before.low, before.high - after.low) : 0
}

/** Bands each part and sums the bands; published figures are repeated. */
function protectBorough(counts: readonly BoroughCount[], history: History): readonly BoroughFigure[] {
  const now = counts.map(({ id, label, quarter, parts }) => {
    const past = history.borough.get(boroughName({ id, quarter }))
    const { low, high } = past ?? sumOf(parts.map((part) => rangeOfBand(bandOf(part))))
    return { id, label, quarter, low, high }
  })
  const names = new Set(now.map(boroughName))
  const notInData = [...history.borough].flatMap(([name, figure]) => (names.has(name) ? [] : [figure]))
  return [...now, ...notInData].toSorted(
    (a, b) => compareText(a.id, b.id) || compareText(a.quarter, b.quarter),
  )
}

/** By code points, independent of locale. */
const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b))

const sumOf = (ranges: readonly (Range | null)[]): Range =>
  ranges.reduce<Range>(
    (sum, range) => ({ low: sum.low + (range?.low ?? 0), high: sum.high + (range?.high ?? 0) }),
    { low: 0, high: 0 },
  )
