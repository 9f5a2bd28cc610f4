/** All that the board says of one site, worked out together: charts, phases, displacement and patrol time. */
import type { Dataset } from '../../domain/dataset.ts'
import { isOpen } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { siteChart, type NoSiteChart, type ChartInterval, type SiteChart, PACES } from './site-chart.ts'
import { siteDisplacement, type NoDisplacement, type SiteDisplacement } from './site-displacement.ts'
import { sitePatrol, type SitePatrol } from './site-patrol.ts'
import { phaseCounts, type PhaseCounts } from './site-phases.ts'

/** Crimes are without those that patrol itself finds. */
const JUDGED_MEASURES = ['crimes-reported', 'asb'] as const
export type SiteMeasure = (typeof JUDGED_MEASURES)[number]

export interface MeasuredSite {
  readonly measure: SiteMeasure
  readonly charts: Readonly<Record<ChartInterval, SiteChart | NoSiteChart>>
  readonly phases: readonly PhaseCounts[]
  readonly displacement: SiteDisplacement | NoDisplacement
}
export interface SiteAccount {
  readonly site: string
  /** Empty where no feed of incidents is open. */
  readonly measured: readonly MeasuredSite[]
  /** Null where the feeds of hotspots and visits are not both open. */
  readonly patrol: SitePatrol | null
}

/** In the order of the sites. The window's end is where displacement and phases end; charts run over all data. */
export const siteAccounts = (dataset: Dataset, window: DaySpan): readonly SiteAccount[] =>
  dataset.sites.map((site) => ({
    site: site.id,
    measured: isOpen(dataset, 'incidents')
      ? JUDGED_MEASURES.map((measure) => {
          const asked = { measure, until: window.to }
          const [week, month] = PACES.map((pace) => siteChart(dataset, site, { measure, pace }))
          return {
            measure,
            charts: { week: week ?? NO_CHART, month: month ?? NO_CHART },
            phases: phaseCounts(dataset, site, asked),
            displacement: siteDisplacement(dataset, site, asked),
          }
        })
      : [],
    patrol:
      isOpen(dataset, 'patrol-hotspots') && isOpen(dataset, 'patrol-visits')
        ? sitePatrol(dataset, site, window)
        : null,
  }))

const NO_CHART: NoSiteChart = { kind: 'none', words: '' }
