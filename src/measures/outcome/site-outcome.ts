/** Whether a site improved since Clear and whether that lasted: series, change of crimes and of ASB, and displacement. */
import { isOpen, type Dataset } from '../../domain/dataset.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { asAtOf, datasetAsAt } from '../baseline/as-at.ts'
import type { SiteMeasure } from '../sites/site-account.ts'
import { differenceVerdict, siteDisplacement, type SiteDisplacement } from '../sites/site-displacement.ts'
import { sinceClear, type NoSinceClear, type SinceClear } from './since-clear.ts'
import { usualSeries, type NoUsualSeries, type UsualSeries } from './usual-series.ts'

/**
 * Displacement of one measure into the ring; `more-alone` where it rose there although nothing fell inside that could have
 * moved, `not-known` where it could not be tested.
 */
export type Moved = ReturnType<typeof differenceVerdict> | 'more-alone' | 'not-known'

/** Change of one measure inside, and whether it moved into the ring. */
export interface MeasuredOutcome {
  readonly measure: SiteMeasure
  readonly inside: SinceClear | NoSinceClear
  readonly moved: Moved
}
/** Outcome of one site. */
export interface SiteOutcome {
  readonly site: string
  readonly series: UsualSeries | NoUsualSeries
  readonly crimes: MeasuredOutcome
  readonly asb: MeasuredOutcome
}

/** One outcome for each site, as at the last day of the window. */
export function siteOutcomes(all: Dataset, window: DaySpan): readonly SiteOutcome[] {
  const dataset = datasetAsAt(all, asAtOf(window, all))
  return dataset.sites.map((site) => ({
    site: site.id,
    series: isOpen(dataset, 'incidents') ? usualSeries(dataset, site, window.to) : NOT_OPEN,
    crimes: measuredOutcome(dataset, site, { measure: 'crimes-reported', until: window.to }),
    asb: measuredOutcome(dataset, site, { measure: 'asb', until: window.to }),
  }))
}

const NOT_OPEN = { kind: 'none', text: 'Not known: no feed of incidents is open.' } as const

interface OutcomeRequest {
  readonly measure: SiteMeasure
  readonly until: Day
}

function measuredOutcome(dataset: Dataset, site: Site, request: OutcomeRequest): MeasuredOutcome {
  const { measure } = request
  if (!isOpen(dataset, 'incidents'))
    return { measure, inside: { ...NOT_OPEN, reason: 'not-known' }, moved: 'not-known' }
  const displacement = siteDisplacement(dataset, site, request)
  return {
    measure,
    inside: sinceClear(dataset, site, request),
    moved: displacement.kind === 'known' ? movedOf(displacement) : 'not-known',
  }
}

function movedOf({ displacement, local }: SiteDisplacement): Moved {
  const verdict = differenceVerdict(displacement)
  return verdict === 'more' && local.value >= 0 ? 'more-alone' : verdict
}
