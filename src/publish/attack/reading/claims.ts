/** What is told of a figure, wherever it is told: in the summary, on the page, in a tooltip, in a download, in the press. */
import type { Range } from '../../../summary/band.ts'
import type { Change } from '../../../summary/figures.ts'
import type { FigureKey } from '../../../summary/public-summary.ts'

export type Claim =
  | { readonly kind: 'range'; readonly key: FigureKey; readonly told: Range; readonly where: string }
  /** Against the same quarter a year before. */
  | { readonly kind: 'change'; readonly key: FigureKey; readonly change: Change; readonly where: string }
  /** A figure of the borough, by its id. */
  | {
      readonly kind: 'borough'
      readonly id: string
      readonly quarter: string
      readonly told: Range
      readonly where: string
    }

export interface ReadClaims {
  readonly claims: readonly Claim[]
  /** What could not be read as a figure, or should not be there. */
  readonly faults: readonly string[]
}

const RANGE = /(\d[\d,]*)(?:\s*(?:to|-|–)\s*(\d[\d,]*))?/g
const numberOf = (text: string) => Number(text.replaceAll(',', ''))

/** Every range and every bare number in a text, in order: `5 to 9` is 5 to 9, and `7` is exactly 7. */
export const rangesIn = (text: string): readonly Range[] =>
  [...text.matchAll(RANGE)].map(([, first = '', last = first]) => ({
    low: numberOf(first),
    high: numberOf(last),
  }))

/** `2024Q2, burglary, W1`; what is missing is all. */
export const keyWords = ({ area, quarter, group }: FigureKey) =>
  [area ?? 'all areas', quarter ?? 'all quarters', group ?? 'all groups'].join(', ')
