/** Lines aligned at a shared week 0, and their values by week. */

/** One line of the chart. */
export interface OverlaidLine {
  readonly id: string
  readonly name: string
  /** Weeks from week 0, and the value as percent of its usual level. */
  readonly points: readonly { readonly week: number; readonly share: number }[]
}

/** All weeks of any line, ascending. */
export const weeksOf = (lines: readonly OverlaidLine[]): readonly number[] =>
  [...new Set(lines.flatMap(({ points }) => points.map(({ week }) => week)))].toSorted((a, b) => a - b)

/** Value of a line in a week, in percent; null if it has none. */
export const shareAt = ({ points }: OverlaidLine, at: number): number | null =>
  points.find(({ week }) => week === at)?.share ?? null

/** A week with its sign, using a true minus: `−4`, `0`, `+4`. */
export const weekWords = (week: number): string => (week === 0 ? '0' : week < 0 ? `−${-week}` : `+${week}`)
