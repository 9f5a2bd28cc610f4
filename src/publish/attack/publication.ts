/** One release as an attacker sees it: its summary, and all claims about figures in its page and downloads. */
import type { FigureKey, PublicSummary } from '../../summary/public-summary.ts'
import { readAltered } from '../../summary/read-published.ts'
import type { OpenRange } from '../../summary/band.ts'
import type { Change } from '../../summary/change.ts'

/** A statement about a figure, wherever it is made: summary, page, tooltip, download or press. */
export type Claim =
  | { readonly kind: 'range'; readonly key: FigureKey; readonly range: OpenRange; readonly where: string }
  /** Against the same quarter of the year before. */
  | { readonly kind: 'change'; readonly key: FigureKey; readonly change: Change; readonly where: string }
  /** The range of that change in percentages, as it is written. */
  | { readonly kind: 'comparison'; readonly key: FigureKey; readonly text: string; readonly where: string }
  /** A borough figure, by its id. */
  | {
      readonly kind: 'borough'
      readonly id: string
      readonly quarter: string
      readonly range: OpenRange
      readonly where: string
    }

/** Claims read from a file, with faults. */
export interface ReadClaims {
  readonly claims: readonly Claim[]
  /** What could not be read as a figure, or should not be there. */
  readonly faults: readonly string[]
}

const RANGE = /(at least\s+)?(\d[\d,]*)(?:\s*(?:to|-|–)\s*(\d[\d,]*))?/gi
const numberOf = (text: string) => Number(text.replaceAll(',', ''))

/**
 * Every range and bare number in a text, in order: `5 to 9` is 5 to 9, `at least 7` is 7 or more, and `7` is exactly 7.
 */
export const rangesIn = (text: string): readonly OpenRange[] =>
  [...text.matchAll(RANGE)].map(([, least, first = '', last]) => ({
    low: numberOf(first),
    high: least !== undefined && last === undefined ? null : numberOf(last ?? first),
  }))

/** `2024Q2, burglary, W1`; a missing key means all. */
export const keyWords = ({ area, quarter, group }: FigureKey) =>
  [area ?? 'all areas', quarter ?? 'all quarters', group ?? 'all groups'].join(', ')

/** A release with all claims about its figures. */
export interface Publication {
  /** Name for messages: a path, or `release 2`. */
  readonly name: string
  readonly summary: PublicSummary
  readonly isRetracted: boolean
  readonly claims: readonly Claim[]
  readonly faults: readonly string[]
}

type ReadPublication =
  | { readonly kind: 'publication'; readonly publication: Publication }
  | { readonly kind: 'refused'; readonly what: string }

/** Parses the text of a `summary.json`, possibly altered. */
export function readPublication(json: string, name: string): ReadPublication {
  const read = readAltered(json)
  if (read.kind === 'refused') return read
  const exact = read.exact.map(({ area, quarter, group, low, high }): Claim => {
    const key = { area, quarter, group }
    return { kind: 'range', key, range: { low, high }, where: name }
  })
  return { kind: 'publication', publication: publicationOf(read.summary, name, { exact }) }
}

/** A publication whose claims are the totals and borough figures of its summary, and those in `more`. */
export function publicationOf(
  summary: PublicSummary,
  name: string,
  more: { readonly exact?: readonly Claim[]; readonly isRetracted?: boolean } = {},
): Publication {
  const totals = summary.totals.map(({ area, quarter, group, low, high }): Claim => {
    const key: FigureKey = { area, quarter, group }
    return { kind: 'range', key, range: { low, high }, where: `a total of ${name}` }
  })
  const borough = summary.borough.map(({ id, quarter, low, high }): Claim => {
    return { kind: 'borough', id, quarter, range: { low, high }, where: name }
  })
  return {
    name,
    summary,
    isRetracted: more.isRetracted ?? false,
    claims: [...(more.exact ?? []), ...totals, ...borough],
    faults: [],
  }
}

/** The publication with further claims and faults. */
export const withClaims = (publication: Publication, { claims, faults }: ReadClaims): Publication => ({
  ...publication,
  claims: [...publication.claims, ...claims],
  faults: [...publication.faults, ...faults],
})
