/** All results of one site for the board: control charts, phases, displacement and patrol time. */
import { type Dataset, isOpen } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { asAtOf, datasetAsAt } from '../baseline/as-at.ts'
import {
  signalChance,
  siteChart,
  type NoSiteChart,
  type SiteChartRequest,
  type ChartInterval,
  type SiteChart,
  CHART_INTERVALS,
} from './site-chart.ts'
import { siteDisplacement, type NoDisplacement, type SiteDisplacement } from './site-displacement.ts'
import { sitePatrol, type SitePatrol } from '../on-site.ts'
import { phaseCounts, type PhaseCounts } from './site-phases.ts'

/** `crimes-reported`: crimes without police-generated offences. */
export const SITE_MEASURES = ['crimes-reported', 'asb'] as const
export type SiteMeasure = (typeof SITE_MEASURES)[number]

/** A chart with the probability that it would show a signal without any change. */
export interface JudgedSiteChart extends SiteChart {
  readonly signalChance: number
}
/** Results of one measure. */
export interface MeasuredSite {
  readonly measure: SiteMeasure
  readonly charts: Readonly<Record<ChartInterval, JudgedSiteChart | NoSiteChart>>
  readonly phases: readonly PhaseCounts[]
  readonly displacement: SiteDisplacement | NoDisplacement
}
/** Results of one site. */
export interface SiteAccount {
  readonly site: string
  /** Empty where no incidents feed is open. */
  readonly measured: readonly MeasuredSite[]
  /** Null unless feeds of both hotspots and visits are open. */
  readonly patrol: SitePatrol | null
}

/** One account per site, as at the last day of the window: charts cover all data up to it. */
export const siteAccounts = (dataset: Dataset, window: DaySpan): readonly SiteAccount[] =>
  accountsOf(datasetAsAt(dataset, asAtOf(window, dataset)), window)

const accountsOf = (dataset: Dataset, window: DaySpan): readonly SiteAccount[] =>
  dataset.sites.map((site) => ({
    site: site.id,
    measured: isOpen(dataset, 'incidents')
      ? SITE_MEASURES.map((measure) => {
          const request = { measure, until: window.to }
          const [week, month] = CHART_INTERVALS.map((interval) =>
            judgedChart(dataset, site, { measure, interval }),
          )
          return {
            measure,
            charts: { week: week ?? NO_CHART, month: month ?? NO_CHART },
            phases: phaseCounts(dataset, site, request),
            displacement: siteDisplacement(dataset, site, request),
          }
        })
      : [],
    patrol:
      isOpen(dataset, 'patrol-hotspots') && isOpen(dataset, 'patrol-visits')
        ? sitePatrol(dataset, site, window)
        : null,
  }))

function judgedChart(dataset: Dataset, site: Site, request: SiteChartRequest): JudgedSiteChart | NoSiteChart {
  const chart = siteChart(dataset, site, request)
  return chart.kind === 'none' ? chart : { ...chart, signalChance: signalChance(dataset, site, chart) }
}

const NO_CHART: NoSiteChart = { kind: 'none', text: '' }
