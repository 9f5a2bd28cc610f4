/** All sites on one chart for each measure, aligned on the first day of Clear. */
import { OverlaidLines } from '../../charts/process/OverlaidLines.tsx'
import type { Site } from '../../domain/site.ts'
import type { SiteAccount, SiteMeasure } from '../../measures/sites/site-account.ts'
import type { SiteChart } from '../../measures/sites/site-chart.ts'
import { BoardScope } from '../BoardScope.tsx'
import { MEASURE_LABELS } from '../board-words.ts'
import { Section } from '../sections.tsx'
import style from './SitesPart.module.css'

interface OverlaidSitesProps {
  readonly sites: readonly Site[]
  readonly accounts: readonly SiteAccount[]
  readonly measure: SiteMeasure
}

export const SITES_TOGETHER_TITLE = 'The sites, laid over each other'

export const SitesTogether = (props: OverlaidSitesProps) => (
  <Section className={style['section']} title={SITES_TOGETHER_TITLE}>
    <OverlaidSites {...props} />
  </Section>
)

/** Weeks before Clear that are shown. */
const WEEKS_BEFORE = 26
/** Length of the moving mean in weeks, so that a line can be followed by eye. */
const WEEKS_AVERAGED = 4

/** Sites aligned on the first day of Clear: each point a mean of four weeks, in percent of the level before. */
export function OverlaidSites({ sites, accounts, measure }: OverlaidSitesProps) {
  const charts = sites.flatMap((site) => {
    const measured = accounts
      .find((account) => account.site === site.id)
      ?.measured.find((candidate) => candidate.measure === measure)
    const chart = measured?.charts.week
    return chart?.kind === 'chart' ? [{ ...chart, site }] : []
  })
  const lines = charts.map((chart) => ({
    id: chart.site.id,
    name: chart.site.name,
    points: alignedPoints(chart),
  }))
  const namesWithoutLine = sites
    .filter(({ id }) => lines.every((line) => line.id !== id))
    .map(({ name }) => name)
  const isSeasonal = charts.some(({ season }) => season === 'removed')
  const sentence = `Usual before Clear${isSeasonal ? ' at that time of year' : ''} = 100 for each site; means of ${WEEKS_AVERAGED} weeks; no line goes beyond its data, or into weeks that are still to rise.`
  const measureLabel = measure === 'asb' ? 'ASB' : 'Crimes'
  return (
    <>
      <p>
        {sentence}
        {namesWithoutLine.length > 0 &&
          ` ${namesWithoutLine.join(', ')}: no line, as no Clear phase is recorded, or too few weeks before it are known.`}
      </p>
      {lines.length > 0 && (
        <BoardScope measure={`${measureLabel} at the sites`} leavesOutFound={measure !== 'asb'}>
          <OverlaidLines
            label={`${MEASURE_LABELS[measure]}, at the sites, laid over each other from the first day of Clear`}
            axis={`${measureLabel} in % of usual`}
            lines={lines}
            sentence={sentence}
          />
        </BoardScope>
      )}
    </>
  )
}

/** Points every four weeks: `week` counted from Clear, `share` the mean count in percent of the expected count. */
function alignedPoints(chart: SiteChart) {
  const points = chart.points.filter(({ isStillToRise }) => !isStillToRise)
  const firstAfter = points.findIndex(({ isBaseline }) => !isBaseline)
  const zero = firstAfter < 0 ? points.length : firstAfter
  const shareOf = (from: number) => {
    const group = points.slice(from, from + WEEKS_AVERAGED)
    const sumOf = (field: 'count' | 'expected') => group.reduce((sum, point) => sum + point[field], 0)
    return (100 * sumOf('count')) / sumOf('expected')
  }
  const starts = points.map((_, index) => index).filter((start) => (start - zero) % WEEKS_AVERAGED === 0)
  return starts
    .filter((start) => start + WEEKS_AVERAGED <= points.length && start - zero >= -WEEKS_BEFORE)
    .map((start) => ({ week: start - zero, share: shareOf(start) }))
}
