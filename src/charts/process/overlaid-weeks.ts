/** The weeks of lines that are laid over each other, and what each line has in one of them. */

export interface OverlaidLine {
  readonly id: string
  readonly name: string
  /** Weeks from the shared moment, and the value as a share of what was usual, in percent. */
  readonly points: readonly { readonly week: number; readonly share: number }[]
}

/** Every week that any line has, in order. */
export const weeksOf = (lines: readonly OverlaidLine[]): readonly number[] =>
  [...new Set(lines.flatMap(({ points }) => points.map(({ week }) => week)))].toSorted((a, b) => a - b)

export const shareAt = ({ points }: OverlaidLine, at: number): number | null =>
  points.find(({ week }) => week === at)?.share ?? null

export const weekWords = (week: number): string => (week === 0 ? '0' : week < 0 ? `−${-week}` : `+${week}`)
