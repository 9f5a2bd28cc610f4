/** Prepares one release from dataset and ledger: the public summary, and what the releasing officer must know. */
import type { Dataset } from '../domain/dataset.ts'
import { type Failed, failed } from '../domain/feed.ts'
import { isoDay } from '../domain/day.ts'
import { INVENTED } from '../measures/board-file.ts'
import { knowledgeOfList } from '../measures/feeds/coverage.ts'
import {
  ASB,
  CRIMES,
  CRIMES_LABEL,
  hasSumOfCrimes,
  rangeOf,
  type Counted as CountableSummary,
} from '../summary/figures.ts'
import { GEOGRAPHIES, type Geography } from '../summary/geography.ts'
import {
  type FigureKey,
  type PublicSum,
  type PublicSummary,
  type PublicTotal,
} from '../summary/public-summary.ts'
import type { LeftOut } from './counting/quarters.ts'
import { type Counted, summarise } from './counting/summarise.ts'
import { type History, historyOf } from './ledger/history.ts'
import type { Ledger } from './ledger/ledger.ts'
import { recountedIn } from './ledger/recounted.ts'
import type { Fingerprints } from './gates/fingerprints.ts'
import { countingNotes } from './texts/counting-notes.ts'
import { protect, type Protected } from './protect.ts'
import { type PostcodeList, publicPostcodes } from './postcode-areas.ts'
import { publicShapes } from './shapes.ts'
import { type Withholding, withheldReport, withheldCells } from './withholding.ts'
import { hiddenCharactersIn } from './texts/hidden-characters.ts'
import { localTexts } from './texts/local-texts.ts'
import { residentTexts } from './texts/resident-texts.ts'
import { publicContacts, publicCommitments, publicLabels, quotedFigures } from './texts/public-texts.ts'

/** A release before the attack. */
export interface PreparedRelease {
  readonly kind: 'prepared'
  readonly summary: PublicSummary
  readonly leftOut: readonly LeftOut[]
  readonly pending: Protected['pending']
  readonly counted: Counted
  readonly history: History
}

/** Options of a release. */
interface ReleaseRequest {
  /** Null: the ledger's, or the first of `GEOGRAPHIES` where the ledger is empty. */
  readonly geography: Geography | null
  readonly withholdings: readonly Withholding[]
  /** Absent: residents cannot look for their area by postcode. */
  readonly postcodes?: PostcodeList
  /** Of borders and the map of categories; absent: changes of counting are those of the manifest alone. */
  readonly fingerprints?: (counted: Counted) => Fingerprints
}

/** A null request means the defaults. Writes nothing and does not run the attack. */
export function prepareRelease(
  dataset: Dataset,
  ledger: Ledger,
  request: ReleaseRequest | null,
): PreparedRelease | Failed {
  const geography = request?.geography ?? ledger.geography ?? GEOGRAPHIES[0]
  if (ledger.geography !== null && ledger.geography !== geography)
    return failed(
      `The ledger is by ${ledger.geography}; a release by ${geography} would cross it, and the borders of the two would find people.`,
      `Publish by ${ledger.geography}.`,
    )
  const counted = summarise(dataset, geography)
  if (counted.kind === 'failed') return counted
  const areaFailure = areaFailureFrom(ledger, counted)
  if (areaFailure) return areaFailure
  const history = historyOf(ledger.releases, counted.quarters)
  const quarters = [...new Set([...history.quarters, ...counted.quarters])].toSorted()
  const withheld = withheldCells(request?.withholdings ?? [], { ...counted, quarters }, history)
  if (withheld.kind === 'failed') return withheld
  const withheldNames = new Set(withheld.reasons.keys())
  const { pending, ...shown } = protect(counted, history, { quarters, withheld: withheldNames })
  const local = localTexts(dataset.manifest, counted.areas)
  const summary: PublicSummary = {
    ...summaryOf(dataset, counted, { ...shown, quarters }),
    notes: countingNotes(
      dataset.manifest,
      recountedIn(ledger, { quarters, fingerprints: request?.fingerprints?.(counted) ?? null }),
      counted,
    ),
    ...(local.names.length > 0 && { names: local.names }),
    ...(local.teams.length > 0 && { teams: local.teams }),
    ...(request?.postcodes && { postcodes: publicPostcodes(request.postcodes, counted.areas) }),
    ...earlierReleases(ledger, dataset),
  }
  const hidden = hiddenFailure(summary)
  if (hidden) return hidden
  const leftOut = [
    ...counted.leftOut,
    ...commitmentsLeftOut(dataset),
    ...withheldReport(summary, withheld, history),
    ...quotedFigures(dataset.manifest).leftOut,
    ...local.leftOut,
  ]
  return { kind: 'prepared', summary, leftOut, pending, counted, history }
}

/** Days of the releases before this one that stand. */
function earlierReleases({ releases }: Ledger, { manifest }: Dataset): Pick<PublicSummary, 'earlier'> {
  const today = isoDay(manifest.asOf)
  const days = releases
    .filter(({ summary, isRetracted }) => !isRetracted && summary.releasedOn < today)
    .map(({ summary }) => summary.releasedOn)
  return days.length > 0 ? { earlier: [...new Set(days)] } : {}
}

/** Fails where a text holds a character that nobody can see: an officer could not check what it does. */
function hiddenFailure(summary: PublicSummary): Failed | null {
  const found = residentTexts(summary).flatMap(({ where, text }) =>
    hiddenCharactersIn(text).map((character) => `${where}: ${character}`),
  )
  return found.length === 0
    ? null
    : failed(
        `Texts hold characters that nobody can see, or that turn the direction of reading: ${found.join('; ')}.`,
        'Type those texts again.',
      )
}

/** Fails where areas or groups differ from earlier releases, as differences of overlapping sums disclose cells. */
function areaFailureFrom({ releases }: Ledger, { areas, groups }: Counted): Failed | null {
  const summary = releases.at(-1)?.summary
  if (!summary) return null
  const isSame =
    sameNames(
      summary.areas.map(({ code }) => code),
      areas.map(({ code }) => code),
    ) &&
    sameNames(
      summary.groups.map(({ id }) => id),
      groups.map(({ id }) => id),
    )
  return isSame
    ? null
    : failed(
        'The areas or the groups are not those of the ledger: what was published before could be taken from what is published now.',
        'Give the areas feed that the ledger began with.',
      )
}
const sameNames = (a: readonly string[], b: readonly string[]) =>
  a.toSorted().join('\n') === b.toSorted().join('\n')

const commitmentsKnowledge = (dataset: Dataset) =>
  knowledgeOfList(dataset, 'commitments', dataset.manifest.asOf)

function commitmentsLeftOut(dataset: Dataset): readonly LeftOut[] {
  const { known, why } = commitmentsKnowledge(dataset)
  return known === 'yes' ? [] : [{ what: 'Commitments, which the page says are not all known', why }]
}

type ShownFigures = Omit<Protected, 'pending'> & { readonly quarters: readonly string[] }

function summaryOf(dataset: Dataset, counted: Counted, shown: ShownFigures): Omit<PublicSummary, 'notes'> {
  const { place, manifest, commitments } = dataset
  const { geography, groups } = counted
  const { quarters, cells, borough, corrections } = shown
  const areas = counted.areas.map(({ code, name }) => ({ code, name }))
  const codes = new Set(areas.map(({ code }) => code))
  const { quoted } = quotedFigures(manifest)
  return {
    version: 1,
    releasedOn: isoDay(manifest.asOf),
    geography,
    handling: 'public',
    ...(manifest.demonstration && { demonstration: INVENTED }),
    areas,
    quarters,
    groups,
    cells,
    totals: totalsOf({ areas, quarters, groups, cells }),
    sums: sumsOf(groups),
    borough,
    commitments: publicCommitments(commitments, codes),
    ...(commitmentsKnowledge(dataset).known !== 'yes' && { notKnown: ['commitments'] }),
    contacts: publicContacts(place, manifest.contacts),
    labels: publicLabels(place, manifest.labels),
    ...(quoted.length > 0 && { announced: quoted }),
    corrections,
    shapes: publicShapes(counted.areas),
  }
}

/** What totals without a single group add up; the name of crimes is that of the page. */
function sumsOf(groups: CountableSummary['groups']): readonly PublicSum[] {
  const all = groups.map(({ id }) => id)
  const crimes = all.filter((id) => id !== ASB)
  return [
    ...(hasSumOfCrimes(groups) ? [{ group: CRIMES, label: CRIMES_LABEL, groups: crimes }] : []),
    { group: null, label: 'All kinds of report together, anti-social behaviour too', groups: all },
  ]
}

/** For each quarter: the total, each group, each area, and all crimes; left out where nothing is known of one. */
export function totalsOf(summary: CountableSummary): readonly PublicTotal[] {
  const { areas, quarters, groups } = summary
  const keys: readonly FigureKey[] = quarters.flatMap((quarter) => [
    { quarter },
    ...groups.map(({ id }) => ({ quarter, group: id })),
    ...areas.map(({ code }) => ({ area: code, quarter })),
    ...(hasSumOfCrimes(groups)
      ? [{}, ...areas.map(({ code }) => ({ area: code }))].map((key) => ({ ...key, quarter, group: CRIMES }))
      : []),
  ])
  return keys.flatMap((key) => {
    const range = rangeOf(summary, key)
    return range ? [{ ...key, ...range }] : []
  })
}

/** Content of `summary.json`. */
export const summaryText = (summary: PublicSummary) => `${JSON.stringify(summary)}\n`
