/** The sites one by one: phases, control chart, whether it moved away, patrol time, orders and survey; then all together. */

import { useState } from 'react'
import type { Site } from '../../domain/site.ts'
import type { SiteMeasure, SiteAccount } from '../../measures/sites/site-account.ts'
import type { ChartInterval, SiteChart } from '../../measures/sites/site-chart.ts'
import { failureOf, latestOf } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DidItMove } from './DisplacementSection.tsx'
import { PhaseTable } from './PhaseTable.tsx'
import { SiteChartSection } from './SiteChartSection.tsx'
import { SiteDone } from './SiteActivity.tsx'
import { TestDays } from './TestDays.tsx'
import style from './SitesPart.module.css'
import { OverlaidLines } from '../../charts/process/OverlaidLines.tsx'

const MEASURES = [
  { id: 'crimes-reported', label: 'Crimes' },
  { id: 'asb', label: 'ASB' },
] as const
const PACES = [
  { id: 'week', label: 'By week' },
  { id: 'month', label: 'By month' },
] as const

/** What a person chose in it outlasts the answers. */
export function SitesPart() {
  const reply = useReply('sites')
  const catalogue = useHoldfast((state) => state.catalogue)
  const choice = useChoice()
  const answer = latestOf(reply)
  if (!answer || !catalogue)
    return (
      <Pending failure={failureOf(reply)} className={style['waiting']}>
        The figures are being counted.
      </Pending>
    )
  return (
    <>
      {catalogue.sites.length === 0 ? (
        <p className={style['waiting']}>No site is in the data.</p>
      ) : (
        <Sites accounts={answer.accounts} catalogue={catalogue} choice={choice} />
      )}
      <TestDays tests={answer.tests} />
    </>
  )
}

function useChoice() {
  const [chosen, setChosen] = useState<string | null>(null)
  const [measure, setMeasure] = useState<SiteMeasure>('crimes-reported')
  const [pace, setPace] = useState<ChartInterval>('week')
  return { chosen, setChosen, measure, setMeasure, pace, setPace }
}

interface SitesProps {
  readonly accounts: readonly SiteAccount[]
  readonly catalogue: Catalogue
  readonly choice: ReturnType<typeof useChoice>
}

function Sites({ accounts, catalogue, choice }: SitesProps) {
  const { sites } = catalogue
  const { chosen, setChosen, measure, setMeasure, pace, setPace } = choice
  const site = sites.find(({ id }) => id === chosen) ?? sites[0]
  const account = accounts.find((one) => one.site === site?.id)
  if (!site || !account) return null
  return (
    <>
      <div className={style['choices']}>
        <label>
          Site{' '}
          <select
            value={site.id}
            onChange={(event) => {
              setChosen(event.target.value)
            }}
          >
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Segmented label="What is counted" segments={MEASURES} chosen={measure} onChoose={setMeasure} />
        <Segmented label="Points of the chart" segments={PACES} chosen={pace} onChoose={setPace} />
        {measure === 'crimes-reported' && <span>without what patrol itself finds</span>}
      </div>
      <OneSite site={site} account={account} catalogue={catalogue} measure={measure} pace={pace} />
      <SitesTogether sites={sites} accounts={accounts} measure={measure} />
    </>
  )
}

interface OneSiteProps {
  readonly site: Site
  readonly account: SiteAccount
  readonly catalogue: Catalogue
  readonly measure: SiteMeasure
  readonly pace: ChartInterval
}

function OneSite({ site, account, catalogue, measure, pace }: OneSiteProps) {
  const measured = account.measured.find((one) => one.measure === measure)
  return (
    <div className={style['halves']}>
      <div>
        {measured ? (
          <>
            <SiteChartSection site={site} chart={measured.charts[pace]} catalogue={catalogue} />
            <DidItMove site={site} displacement={measured.displacement} catalogue={catalogue} />
          </>
        ) : (
          <p className={style['waiting']}>Not known: no feed of incidents is open.</p>
        )}
      </div>
      <div>
        <PhaseTable site={site} phases={measured?.phases ?? []} asOf={catalogue.manifest.asOf} />
        <SiteDone site={site} patrol={account.patrol} catalogue={catalogue} />
      </div>
    </div>
  )
}

/** The sites laid over each other from the first day of Clear: each month as a share of what was usual before. */

interface SitesTogetherProps {
  readonly sites: readonly Site[]
  readonly accounts: readonly SiteAccount[]
  readonly measure: SiteMeasure
}

/** Weeks before Clear that are shown, and weeks that are averaged, so that a line can be followed by eye. */
const WEEKS_BEFORE = 26
const WEEKS_AVERAGED = 4

export function SitesTogether({ sites, accounts, measure }: SitesTogetherProps) {
  const lines = sites.flatMap((site) => {
    const measured = accounts
      .find((one) => one.site === site.id)
      ?.measured.find((one) => one.measure === measure)
    const chart = measured?.charts.week
    return chart?.kind === 'chart' ? [{ id: site.id, name: site.name, points: alignedPoints(chart) }] : []
  })
  const without = sites.filter(({ id }) => lines.every((line) => line.id !== id)).map(({ name }) => name)
  const sentence = `Usual before Clear = 100 for each site; means of ${WEEKS_AVERAGED} weeks; no line goes beyond its data.`
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
    const group = points.slice(from, from + WEEKS_AVERAGED)
    const sum = (part: 'count' | 'expected') => group.reduce((all, point) => all + point[part], 0)
    return (100 * sum('count')) / sum('expected')
  }
  const starts = points.map((_, at) => at).filter((at) => (at - zero) % WEEKS_AVERAGED === 0)
  return starts
    .filter((at) => at + WEEKS_AVERAGED <= points.length && at - zero >= -WEEKS_BEFORE)
    .map((at) => ({ week: at - zero, share: shareOf(at) }))
}
