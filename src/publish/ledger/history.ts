/** The figures of earlier releases, cell by cell, which a new release repeats. */
import type { PublishedCount } from '../../summary/band.ts'
import type { BoroughFigure, PublicSummary } from '../../summary/public-summary.ts'

/** A release in the ledger. */
export interface Release {
  readonly summary: PublicSummary
  /** Retracted: it is not repeated, but its readers still know it. */
  readonly isRetracted: boolean
}

interface PastCell {
  readonly count: PublishedCount
  /** Only retracted releases show it. */
  readonly isRetracted: boolean
}
/** Earlier figures by name, later releases overriding earlier ones. */
export interface History {
  readonly cells: ReadonlyMap<string, PastCell>
  readonly borough: ReadonlyMap<string, BoroughFigure>
  /** From the earliest. */
  readonly quarters: readonly string[]
  /** Whether earlier figures may be corrected in this release. */
  readonly isYearly: boolean
}

/** Unique name of a cell, for maps. */
export const cellName = ({ area, quarter, group }: Readonly<Record<'area' | 'quarter' | 'group', string>>) =>
  `${area} ${quarter} ${group}`
/** Unique name of a borough figure, for maps. */
export const boroughName = ({ id, quarter }: Readonly<Record<'id' | 'quarter', string>>) => `${id} ${quarter}`

/**
 * Merges releases in their order. Corrections are allowed once a year: in the release that first contains a new fourth
 * quarter.
 */
export function historyOf(releases: readonly Release[], newQuarters: readonly string[]): History {
  const cells = new Map<string, PastCell>()
  const borough = new Map<string, BoroughFigure>()
  const quarters = new Set<string>()
  for (const { summary, isRetracted } of releases) {
    for (const cell of summary.cells) {
      const before = cells.get(cellName(cell))
      const isCurrent = !isRetracted || (before?.isRetracted === false && before.count === cell.count)
      cells.set(cellName(cell), { count: cell.count, isRetracted: !isCurrent })
      if (isCurrent) quarters.add(cell.quarter)
    }
    if (!isRetracted) for (const figure of summary.borough) borough.set(boroughName(figure), figure)
  }
  const publishedQuarters = [...quarters].toSorted()
  const isYearly =
    publishedQuarters.length > 0 && newQuarters.some((quarter) => isNewFourth(quarter, publishedQuarters))
  return { cells, borough, quarters: publishedQuarters, isYearly }
}

const isNewFourth = (quarter: string, publishedQuarters: readonly string[]) =>
  quarter.endsWith('Q4') && quarter > (publishedQuarters.at(-1) ?? '')
