/** The control chart of a site, with limits that no later day moves. */
import { ControlChart } from '../../charts/process/ControlChart.tsx'
import type { Site } from '../../domain/site.ts'
import type { NoSiteChart, SiteChart } from '../../measures/sites/site-chart.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatDay } from '../../ui/numbers.ts'
import { chartNotes, chartPoints, chartSentence, chartTicks, phaseBands } from './site-points.ts'
import { Section } from '../Section.tsx'
import style from './styles/SitesPart.module.css'

interface Props {
  readonly site: Site
  readonly chart: SiteChart | NoSiteChart
  readonly catalogue: Catalogue
}

export function SiteChartSection({ site, chart, catalogue }: Props) {
  const window = useHoldfast(({ shown }) => shown?.window)
  return (
    <Section className={style['section']} title={`${site.name}: is it more than chance?`}>
      {chart.kind === 'none' || !window ? (
        <p>{chart.kind === 'none' ? chart.text : ''}</p>
      ) : (
        <ControlChart
          label={`${chart.measure === 'asb' ? 'ASB' : 'Crimes'} a ${chart.interval} in ${site.name}, limits frozen at Clear on ${formatDay(chart.clear)}`}
          sentence={chartSentence(chart)}
          points={chartPoints(chart, window, catalogue.late?.from ?? null)}
          bands={phaseBands(site, chart)}
          notes={chartNotes(chart, catalogue.manifest.notes)}
          ticks={chartTicks(chart)}
          pace={`a ${chart.interval}`}
        />
      )}
    </Section>
  )
}
