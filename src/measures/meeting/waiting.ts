/**
 * Items for the meeting: decisions due, control chart signals and quiet feeds, as at the day that the data look back from.
 */
import type { Dataset } from '../../domain/dataset.ts'
import { type Day, addMonths, dayNumber } from '../../domain/day.ts'
import { phasesOn, type Site } from '../../domain/site.ts'
import { keeperOf } from '../gaps/questions.ts'
import { asAtDay } from '../baseline/as-at.ts'
import { decisionsOn, type Decision } from '../decisions.ts'
import { plainName } from '../feeds/feed-names.ts'
import type { QuietFeed } from '../feeds/freshness.ts'
import { countWords } from '../sentences.ts'
import type { SiteAccount } from '../sites/site-account.ts'
import type { SiteChart, SitePoint } from '../sites/site-chart.ts'
import { signalWords } from '../sites/site-words.ts'

/** A decision, or an item without a deadline, for which `due` is the day since when it has been waiting. */
export interface WaitingItem extends Omit<Decision, 'kind' | 'daysLeft'> {
  readonly kind: Decision['kind'] | 'signal' | 'quiet-feed'
  /** Null where nothing falls due. */
  readonly daysLeft: number | null
}

type WaitingSources = Pick<
  Dataset,
  'place' | 'manifest' | 'asAt' | 'rowReach' | 'commitments' | 'orders' | 'sites' | 'areas'
>
interface WaitingInput {
  /** Empty while being computed. */
  readonly accounts: readonly SiteAccount[]
  readonly quiet: readonly QuietFeed[]
}

/** Items with a deadline first, ascending; then signals, then quiet feeds. */
export function waitingOn(
  sources: WaitingSources,
  { accounts, quiet }: WaitingInput,
): readonly WaitingItem[] {
  const on = asAtDay(sources)
  return [
    ...decisionsOn(sources, on),
    ...signalsIn(sources.sites, accounts, on),
    ...quiet.map((feed) => quietWaiting(feed, sources)),
  ]
}

const MEASURE_WORDS = { 'crimes-reported': 'crimes', asb: 'ASB' } as const

/**
 * Signals of the last whole month of each chart: above the limits in every month, below only in the month
 * where it begins. Charts that end more than a month before the day are skipped.
 */
function signalsIn(
  sites: readonly Site[],
  accounts: readonly SiteAccount[],
  on: Day,
): readonly WaitingItem[] {
  return sites.flatMap((site) => {
    const measured = accounts.find((one) => one.site === site.id)?.measured ?? []
    return measured.flatMap(({ measure, charts: { month: chart } }) => {
      if (chart.kind === 'none') return []
      const point = chart.points.at(-1)
      if (!point || point.isBaseline || point.span.to < addMonths(on, -1)) return []
      return newSignals(chart, point).map((signal) => ({
        kind: 'signal' as const,
        id: `signal ${site.id} ${measure} ${signal}`,
        what: `${site.name}, ${MEASURE_WORDS[measure]}: ${signal}`,
        owner: phasesOn(site, on)[0]?.decidedBy ?? null,
        due: point.span.to,
        daysLeft: null,
        site: site.id,
        area: null,
        order: null,
        commitment: null,
      }))
    })
  })
}

function newSignals({ points }: SiteChart, last: SitePoint): readonly string[] {
  const before = points.at(-2)?.signals ?? []
  return (
    last.signals
      .filter(
        ({ rule, direction }) =>
          direction === 'above' ||
          !before.some((sources) => sources.rule === rule && sources.direction === direction),
      )
      // A point may break several rules; the first suffices.
      .slice(0, 1)
      .map((signal) => signalWords(signal, last))
  )
}

const quietWaiting = (quiet: QuietFeed, sources: WaitingSources): WaitingItem => ({
  kind: 'quiet-feed',
  id: `quiet ${quiet.feed}`,
  what: `The feed ${plainName(quiet.feed)} has had no new row for ${countWords(quiet.days)} days.`,
  owner: keeperOf(sources, quiet),
  due: dayNumber(quiet.newest),
  daysLeft: null,
  site: null,
  area: null,
  order: null,
  commitment: null,
})
