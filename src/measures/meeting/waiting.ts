/** All that waits for the meeting: what is due, notices to serve, signals on the sites' charts, and feeds gone quiet. */
import type { Dataset } from '../../domain/dataset.ts'
import type { Day } from '../../domain/day.ts'
import { addMonths, dayNumber } from '../../domain/day.ts'
import { phasesOn, type Site } from '../../domain/site.ts'
import { sourceOf } from '../gaps/questions.ts'
import { decisionsOn, type Decision } from '../decisions.ts'
import type { QuietFeed } from '../feeds/freshness.ts'
import { countWords } from '../sentences.ts'
import type { SiteAccount } from '../sites/site-account.ts'
import type { SiteChart, SitePoint } from '../sites/site-chart.ts'
import { signalWords } from '../sites/site-words.ts'
import { deadlinesAhead, warningsAmong } from '../warnings.ts'

/** `since`: the day from which on it waits, where nothing falls due. */
export interface Waiting extends Omit<Decision, 'kind' | 'daysLeft'> {
  readonly kind: Decision['kind'] | 'notice' | 'signal' | 'quiet-feed'
  /** Null where nothing falls due: `due` is then the day since when it waits. */
  readonly daysLeft: number | null
}

type Awaited = Pick<Dataset, 'place' | 'manifest' | 'commitments' | 'orders' | 'sites' | 'areas'>
interface WaitingInput {
  /** Empty while they are still being counted. */
  readonly accounts: readonly SiteAccount[]
  readonly quiet: readonly QuietFeed[]
}

/** What falls due first, by its day; then signals, then quiet feeds. */
export function waitingOn(known: Awaited, { accounts, quiet }: WaitingInput): readonly Waiting[] {
  const { asOf } = known.manifest
  const due = [...decisionsOn(known, asOf), ...noticesIn(known, asOf)].toSorted((a, b) => a.due - b.due)
  return [
    ...due,
    ...signalsIn(known.sites, accounts, asOf),
    ...quiet.map((feed) => quietWaiting(feed, known)),
  ]
}

const noticesIn = (known: Awaited, asOf: Day): readonly Waiting[] =>
  warningsAmong(deadlinesAhead(known, asOf))
    .filter(({ kind }) => kind === 'possession-notice')
    .map(({ order, what, owner, day, daysLeft }) => ({
      kind: 'notice',
      id: `notice ${order}`,
      what,
      owner,
      due: day,
      daysLeft,
      site: null,
      area: null,
    }))

const MEASURE_WORDS = { 'crimes-reported': 'crimes', asb: 'ASB' } as const

/**
 * The last whole month of each chart: what is above its limits waits as long as it is; what is below, only in the month
 * in which it begins. Charts whose last month ended over a month ago say nothing of today.
 */
function signalsIn(sites: readonly Site[], accounts: readonly SiteAccount[], asOf: Day): readonly Waiting[] {
  return sites.flatMap((site) => {
    const measured = accounts.find((one) => one.site === site.id)?.measured ?? []
    return measured.flatMap(({ measure, charts: { month: chart } }) => {
      if (chart.kind === 'none') return []
      const point = chart.points.at(-1)
      if (!point || point.isBaseline || point.span.to < addMonths(asOf, -2)) return []
      return freshSignals(chart, point).map((words) => ({
        kind: 'signal' as const,
        id: `signal ${site.id} ${measure} ${words}`,
        what: `${site.name}, ${MEASURE_WORDS[measure]}: ${words}`,
        owner: phasesOn(site, asOf)[0]?.decidedBy ?? null,
        due: point.span.to,
        daysLeft: null,
        site: site.id,
        area: null,
      }))
    })
  })
}

function freshSignals({ points }: SiteChart, last: SitePoint): readonly string[] {
  const before = points.at(-2)?.signals ?? []
  return (
    last.signals
      .filter(
        ({ rule, direction }) =>
          direction === 'above' ||
          !before.some((known) => known.rule === rule && known.direction === direction),
      )
      // Several rules may be broken by one point: the first says enough.
      .slice(0, 1)
      .map((signal) => signalWords(signal, last))
  )
}

const quietWaiting = ({ feed, days, newest }: QuietFeed, { manifest }: Awaited): Waiting => ({
  kind: 'quiet-feed',
  id: `quiet ${feed}`,
  what: `The feed ${feed} has had no new row for ${countWords(days)} days.`,
  owner: sourceOf({ manifest }, { feed }) || null,
  due: dayNumber(newest),
  daysLeft: null,
  site: null,
  area: null,
})
