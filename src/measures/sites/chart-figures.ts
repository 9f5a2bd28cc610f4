/** The points of the sites' control charts as figures: each week and month with the limits it is read against. */
import { isOpen, type Dataset } from '../../domain/dataset.ts'
import type { Site } from '../../domain/site.ts'
import type { Figure } from '../figure.ts'
import { PACES, siteChart, type ChartInterval } from './site-chart.ts'
import { isoSpan } from '../figures/period.ts'

const JUDGED = [
  { measure: 'crimes-reported', ending: '', words: 'crimes, without what patrol itself finds' },
  { measure: 'asb', ending: '.asb', words: 'ASB' },
] as const

/** `chart.week`, `chart.month.asb` ...: `low` and `high` are the limits frozen at Clear, `baselineValue` what was usual. */
export const pointFigures = (dataset: Dataset): readonly Figure[] =>
  isOpen(dataset, 'incidents')
    ? dataset.sites.flatMap((site) => PACES.flatMap((pace) => ofChart(dataset, site, pace)))
    : []

const ofChart = (dataset: Dataset, site: Site, pace: ChartInterval): readonly Figure[] =>
  JUDGED.flatMap(({ measure, ending, words }) => {
    const chart = siteChart(dataset, site, { measure, pace })
    if (chart.kind === 'none') return []
    return chart.points.map(({ span, count, expected, low, high }): Figure => ({
      id: `chart.${pace}${ending}`,
      label: `A ${pace} on the chart of ${site.name}: ${words}`,
      definition:
        'The count beside what was usual before Clear, with the limits of the control chart (3 standard deviations, exact by Poisson, widened where counts clump), learnt before Clear alone.',
      unit: ending === '' ? 'crimes' : 'incidents',
      ...isoSpan(span),
      site: site.id,
      value: count,
      low,
      high,
      baselineValue: expected,
    }))
  })
