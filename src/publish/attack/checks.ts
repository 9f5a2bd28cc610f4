/**
 * Checks of the attack without linear programming: figures that do not follow from the bands, unannounced changes of
 * earlier figures, incompatible areas.
 */
import { parseDay } from '../../domain/day.ts'
import { type OpenRange, BAND_WIDTH, bandWords, rangeWords } from '../../summary/band.ts'
import { CHANGE_WORDS } from '../../summary/change.ts'
import { cellKeysOf, changeOf, percentagesOf, rangeOf } from '../../summary/figures.ts'
import type { PublicCell, PublicSummary } from '../../summary/public-summary.ts'
import { isOldEnough, LAG_DAYS } from '../counting/quarters.ts'
import { boroughName, cellName } from '../ledger/history.ts'
import { WITHHELD } from '../protect.ts'
import { type Claim, keyWords, type Publication } from './publication.ts'
import { rangeText } from './findings.ts'

/** Faults of all publications, in order of release. */
export function faultsOf(publications: readonly Publication[]): readonly string[] {
  return [
    ...publications.flatMap((publication) => [
      ...publication.faults,
      ...quarterFaults(publication),
      ...publication.claims.flatMap((claim) => claimFault(claim, publication.summary)),
    ]),
    ...publications
      .slice(1)
      .flatMap((publication, index) => pastFaults(publications.slice(0, index + 1), publication)),
  ]
}

function quarterFaults({ name, summary }: Publication): readonly string[] {
  const asOf = parseDay(summary.releasedOn)
  const early =
    asOf === null ? summary.quarters : summary.quarters.filter((quarter) => !isOldEnough(quarter, asOf))
  return early.map(
    (quarter) =>
      `${name} publishes ${quarter}, which had not been over for ${LAG_DAYS / 7} weeks on ${summary.releasedOn}`,
  )
}

/** A cell's figure narrower than its band is not reported here, as the bounds name the cell. */
function claimFault(claim: Claim, summary: PublicSummary): readonly string[] {
  if (claim.kind === 'change') return changeFault(claim, summary)
  if (claim.kind === 'comparison') return comparisonFault(claim, summary)
  if (claim.kind === 'borough') return boroughFault(claim, summary)
  const { key, range: claimed, where } = claim
  const derived = rangeOf(summary, key)
  if (derived && derived.low === claimed.low && derived.high === claimed.high) return []
  if (derived && cellKeysOf(summary, key).length === 1 && isWithin(claimed, derived)) return []
  const bands = derived ? `the bands give ${rangeWords(derived)}` : 'the bands give nothing'
  return [`${where}: ${keyWords(key)} reads ${rangeText(claimed)}, and ${bands}`]
}
const isWithin = (claimed: OpenRange, derived: OpenRange) =>
  claimed.low >= derived.low && (claimed.high ?? Infinity) <= (derived.high ?? Infinity)

function changeFault(
  { key, change, where }: Extract<Claim, { kind: 'change' }>,
  summary: PublicSummary,
): readonly string[] {
  const { quarter } = key
  const derived = quarter === undefined ? 'not-comparable' : changeOf(summary, { ...key, quarter })
  return derived === change
    ? []
    : [
        `${where}: ${keyWords(key)} is shown as ${CHANGE_WORDS[change]}, and the bands give ${CHANGE_WORDS[derived]}`,
      ]
}

function comparisonFault(
  { key, text, where }: Extract<Claim, { kind: 'comparison' }>,
  summary: PublicSummary,
): readonly string[] {
  const { quarter } = key
  const derived = quarter === undefined ? null : percentagesOf(summary, { ...key, quarter })
  return derived === text
    ? []
    : [`${where}: ${keyWords(key)} is shown as "${text}", and the bands give ${derived ?? 'no percentages'}`]
}

function boroughFault(
  { id, quarter, range: claimed, where }: Extract<Claim, { kind: 'borough' }>,
  { borough }: PublicSummary,
): readonly string[] {
  const figure = borough.find((each) => each.id === id && each.quarter === quarter)
  const isSame = figure?.low === claimed.low && figure.high === claimed.high
  if (isSame && isRangeOfBands(claimed)) return []
  const why = isSame ? 'no range of bands' : 'not what the summary says'
  return [`${where}: ${id} of ${quarter} reads ${rangeText(claimed)}, which is ${why}`]
}

/** Whether a range can be a sum of bands: low a multiple of five, and each band adds a width of four. */
function isRangeOfBands({ low, high }: OpenRange): boolean {
  if (high === null) return false
  const bands = (high - low) / (BAND_WIDTH - 1)
  return low % BAND_WIDTH === 0 && Number.isInteger(bands) && bands >= 1
}

/** Changes to cells of earlier releases without an announced correction. */
function pastFaults(earlier: readonly Publication[], { name, summary }: NamedSummary): readonly string[] {
  const now = new Map(summary.cells.map((cell) => [cellName(cell), cell]))
  const corrected = new Set(summary.corrections.map(cellName))
  const before = new Map<string, PublicCell & { readonly isRetracted: boolean }>()
  for (const { summary: past, isRetracted } of earlier)
    for (const cell of past.cells) before.set(cellName(cell), { ...cell, isRetracted })
  const changed = [...before.values()].flatMap((cell) => {
    if (corrected.has(cellName(cell))) return []
    const current = now.get(cellName(cell))
    const isGone = !current || current.count === WITHHELD
    if (current?.count === cell.count || (isGone && cell.isRetracted)) return []
    const reads = bandWords(current?.count ?? null)
    return [`${name}: ${keyWords(cell)} read ${bandWords(cell.count)} before and now reads ${reads}`]
  })
  return [
    ...areaChanges(earlier, { name, summary }),
    ...changed,
    ...boroughChanges(earlier, { name, summary }),
  ]
}

type NamedSummary = Pick<Publication, 'name' | 'summary'>

/** A change of geography or areas, as differences of crossing areas disclose counts. */
function areaChanges(earlier: readonly Publication[], { name, summary }: NamedSummary): readonly string[] {
  const first = earlier[0]?.summary
  if (!first) return []
  if (first.geography !== summary.geography)
    return [`${name} is by ${summary.geography}, and releases before it are by ${first.geography}`]
  const codes = new Set(first.areas.map(({ code }) => code))
  const isSame = summary.areas.length === codes.size && summary.areas.every(({ code }) => codes.has(code))
  return isSame ? [] : [`${name} has other areas than releases before it`]
}

function boroughChanges(earlier: readonly Publication[], { name, summary }: NamedSummary): readonly string[] {
  const before = new Map(
    earlier
      .filter(({ isRetracted }) => !isRetracted)
      .flatMap(({ summary: past }) => past.borough.map((figure) => [boroughName(figure), figure] as const)),
  )
  return summary.borough.flatMap((figure) => {
    const past = before.get(boroughName(figure))
    const isSame = !past || (past.low === figure.low && past.high === figure.high)
    return isSame ? [] : [`${name}: ${figure.id} of ${figure.quarter} is not what it was`]
  })
}
