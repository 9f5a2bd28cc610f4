/** The card of one area, or of all areas together: a few kinds of report beside a year before, and what was promised. */
import { type Range, closedRange, rangeOfBand } from '../../summary/band.ts'
import type { Change } from '../../summary/change.ts'
import {
  ASB,
  cellOf,
  changeOf,
  percentagesOf,
  rangeOf,
  reasonOf,
  type Counted,
} from '../../summary/figures.ts'
import type { FigureKey, PublicCommitment, PublicSummary } from '../../summary/public-summary.ts'
import { yearBefore } from '../../summary/quarter.ts'
import { areaKey, figureOf, type ShownFigure } from './rows.ts'

/** One kind of report on a card. */
export interface CardLine {
  readonly id: string
  readonly label: string
  readonly now: CardFigure
  readonly before: CardFigure
  readonly change: Change
  /** As in `TableRow`. */
  readonly percentages: string | null
  readonly why: string | null
}

/** A figure with its range, which is null where it is not published or has no known upper end. */
interface CardFigure extends ShownFigure {
  readonly range: Range | null
}

export interface AreaCard {
  /** Null: all areas together. */
  readonly area: string | null
  readonly name: string
  readonly lines: readonly CardLine[]
  /** The highest count that any range of the card allows; at least 1. */
  readonly most: number
  readonly done: PublicCommitment | null
  readonly notYet: PublicCommitment | null
  readonly releasedOn: string
}

/** More would not fit a frame. */
const MOST_LINES = 3

/** Anti-social behaviour, then the kinds of crime most reported in the quarter by the lows of their bands. */
function kindsOnCards(release: Counted, quarter: string): readonly string[] {
  const lowOf = (group: string) =>
    release.areas.reduce((sum, { code }) => sum + lowOfCell(release, { area: code, quarter, group }), 0)
  const ids = release.groups.map(({ id }) => id)
  const crimes = ids.filter((id) => id !== ASB).toSorted((a, b) => lowOf(b) - lowOf(a))
  return [...ids.filter((id) => id === ASB), ...crimes].slice(0, MOST_LINES)
}

function lowOfCell(release: Counted, key: Required<FigureKey>): number {
  const count = cellOf(release, key)
  return (count === null ? null : rangeOfBand(count))?.low ?? 0
}

/** @param area null: all areas together, as `place` */
export function areaCard(
  summary: PublicSummary,
  area: string | null,
  { quarter, place }: { readonly quarter: string; readonly place: string },
): AreaCard {
  const lines = kindsOnCards(summary, quarter).map((group): CardLine => {
    const key = { ...areaKey(area), group, quarter }
    const before = { ...key, quarter: yearBefore(quarter) }
    return {
      id: group,
      label: summary.groups.find(({ id }) => id === group)?.label ?? group,
      now: { ...figureOf(summary, key), range: closedRange(rangeOf(summary, key)) },
      before: { ...figureOf(summary, before), range: closedRange(rangeOf(summary, before)) },
      change: changeOf(summary, key),
      percentages: percentagesOf(summary, key),
      why: reasonOf(summary, key)?.text ?? null,
    }
  })
  const highs = lines.flatMap(({ now, before }) => [now.range?.high ?? 0, before.range?.high ?? 0])
  return {
    area,
    name: summary.areas.find(({ code }) => code === area)?.name ?? place,
    lines,
    most: Math.max(1, ...highs),
    releasedOn: summary.releasedOn,
    done: firstFor(area, summary.commitments.filter(({ done }) => done !== null).toSorted(byNewest)),
    notYet: firstFor(
      area,
      summary.commitments.filter(({ done }) => done === null),
    ),
  }
}

const byNewest = (a: PublicCommitment, b: PublicCommitment) => ((a.done ?? '') < (b.done ?? '') ? 1 : -1)

/** The first of this area, or else of the whole borough; never that of another area. */
const firstFor = (area: string | null, commitments: readonly PublicCommitment[]) =>
  (area === null ? undefined : commitments.find((one) => one.area === area)) ??
  commitments.find((one) => one.area === null) ??
  null
