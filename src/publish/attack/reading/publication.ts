/** One release as an attacker holds it: its summary, and all that its page and its downloads say of figures. */
import type { FigureKey, PublicSummary } from '../../../summary/public-summary.ts'
import { readAltered } from '../../../summary/read-published.ts'
import type { Claim, ReadClaims } from './claims.ts'

export interface Publication {
  /** What people call it: a path, or `release 2`. */
  readonly name: string
  readonly summary: PublicSummary
  readonly isRetracted: boolean
  readonly claims: readonly Claim[]
  readonly faults: readonly string[]
}

type ReadPublication =
  | { readonly kind: 'publication'; readonly publication: Publication }
  | { readonly kind: 'refused'; readonly what: string }

/** From the text of a `summary.json`, altered or not. */
export function readPublication(json: string, name: string): ReadPublication {
  const read = readAltered(json)
  if (read.kind === 'refused') return read
  const exact = read.exact.map(({ area, quarter, group, low, high }): Claim => {
    const key = { area, quarter, group }
    return { kind: 'range', key, told: { low, high }, where: name }
  })
  return { kind: 'publication', publication: publicationOf(read.summary, name, { exact }) }
}

/** A summary as it is; what it shows besides its cells is read from it. */
export function publicationOf(
  summary: PublicSummary,
  name: string,
  more: { readonly exact?: readonly Claim[]; readonly isRetracted?: boolean } = {},
): Publication {
  const totals = summary.totals.map(({ area, quarter, group, low, high }): Claim => {
    const key: FigureKey = { area, quarter, group }
    return { kind: 'range', key, told: { low, high }, where: `a total of ${name}` }
  })
  const borough = summary.borough.map(({ id, quarter, low, high }): Claim => {
    return { kind: 'borough', id, quarter, told: { low, high }, where: name }
  })
  return {
    name,
    summary,
    isRetracted: more.isRetracted ?? false,
    claims: [...(more.exact ?? []), ...totals, ...borough],
    faults: [],
  }
}

export const withClaims = (publication: Publication, { claims, faults }: ReadClaims): Publication => ({
  ...publication,
  claims: [...publication.claims, ...claims],
  faults: [...publication.faults, ...faults],
})
