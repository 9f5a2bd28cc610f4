/** The sites laid over each other from the first day of Clear: each month as a share of what was usual before. */
import { OverlaidLines } from '../../charts/process/OverlaidLines.tsx'
import type { Site } from '../../domain/site.ts'
import type { SiteMeasure, SiteAccount } from '../../measures/sites/site-account.ts'
import type { SiteChart } from '../../measures/sites/site-chart.ts'
import style from './styles/SitesPart.module.css'

interface Props {
  readonly sites: readonly Site[]
  readonly accounts: readonly SiteAccount[]
  readonly measure: SiteMeasure
}

/** Weeks before Clear that are shown, and weeks that are averaged, so that a line can be followed by eye. */
const BEFORE = 26
const MEAN = 4

export function SitesTogether({ sites, accounts, measure }: Props) {
  const lines = sites.flatMap((site) => {
    const measured = accounts
      .find((one) => one.site === site.id)
      ?.measured.find((one) => one.measure === measure)
    const chart = measured?.charts.week
    return chart?.kind === 'chart' ? [{ id: site.id, name: site.name, points: alignedPoints(chart) }] : []
  })
  const without = sites.filter(({ id }) => lines.every((line) => line.id !== id)).map(({ name }) => name)
  const sentence = `Usual before Clear = 100 for each site; means of ${MEAN} weeks; no line goes beyond its data.`
  const counted = measure === 'asb' ? 'ASB' : 'Crimes'
  return (
    <section className={style['section']} aria-labelledby="sites-together">
      <h2 id="sites-together">The sites, laid over each other</h2>
      <p>
        {sentence}
        {without.length > 0 && ` Without a line, for want of a before: ${without.join(', ')}.`}
      </p>
      {lines.length > 0 && (
        <OverlaidLines
          label={`${counted} at the sites, laid over each other from the first day of Clear`}
          lines={lines}
          sentence={sentence}
        />
      )}
    </section>
  )
}

/** Weeks from Clear and the mean of four weeks over what was usual, in percent. */
function alignedPoints({ points }: SiteChart) {
  const clear = points.findIndex(({ isBaseline }) => !isBaseline)
  const zero = clear < 0 ? points.length : clear
  const shareOf = (from: number) => {
    const group = points.slice(from, from + MEAN)
    const sum = (part: 'count' | 'expected') => group.reduce((all, point) => all + point[part], 0)
    return (100 * sum('count')) / sum('expected')
  }
  const starts = points.map((_, at) => at).filter((at) => (at - zero) % MEAN === 0)
  return starts
    .filter((at) => at + MEAN <= points.length && at - zero >= -BEFORE)
    .map((at) => ({ week: at - zero, share: shareOf(at) }))
}
