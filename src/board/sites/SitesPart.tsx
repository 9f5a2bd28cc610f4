/** The sites: control chart, displacement, phases and activity of the chosen one, then all sites on one chart. */
import { useState } from 'react'
import type { DaySpan } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { asAtDay, asAtOf } from '../../measures/baseline/as-at.ts'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import type { SiteMeasure, SiteAccount } from '../../measures/sites/site-account.ts'
import type { ChartInterval } from '../../measures/sites/site-chart.ts'
import { catalogueAsAt, siteOf, type Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useIntent, useReply } from '../../state/context.tsx'
import { latestOf } from '../../state/questions/reply.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { FiguresPending } from '../sections.tsx'
import { DisplacementSection } from './DisplacementSection.tsx'
import { PhaseTable } from './PhaseTable.tsx'
import { SiteActivity } from './SiteActivity.tsx'
import { SiteChartSection } from './SiteChartSection.tsx'
import { SitesTogether } from './SitesTogether.tsx'
import { TestDays } from './TestDays.tsx'
import style from './SitesPart.module.css'

const MEASURES = [
  { id: 'crimes-reported', label: 'Crimes' },
  { id: 'asb', label: 'ASB' },
] as const
const CHART_INTERVALS = [
  { id: 'week', label: 'By week' },
  { id: 'month', label: 'By month' },
] as const

const SITES = ['sites'] as const
const INCIDENTS = ['incidents'] as const

/** The site is chosen in the View, as on the clock; what is drawn of it is state of this component. */
export function SitesPart() {
  const reply = useReply('sites')
  const catalogue = useHoldfast((state) => state.catalogue)
  const choices = useSiteChoices()
  const sitesKnown = useKnown('sites')
  const answer = latestOf(reply)
  if (!answer || !catalogue) return <FiguresPending reply={reply} className={style['waiting']} />
  const { window } = answer.question
  const stated = catalogueAsAt(catalogue, asAtOf(window, catalogue))
  return (
    <>
      {catalogue.sites.length === 0 ? (
        <div className={style['waiting']}>
          {sitesKnown === 'yes' && <p>No site is in the data.</p>}
          <KnownNote kinds={SITES} />
        </div>
      ) : (
        <>
          <Sites accounts={answer.accounts} catalogue={stated} window={window} choices={choices} />
          <KnownNote kinds={SITES} />
        </>
      )}
      <TestDays tests={answer.tests} />
    </>
  )
}

function useSiteChoices() {
  const [measure, setMeasure] = useState<SiteMeasure>('crimes-reported')
  const [interval, setChartInterval] = useState<ChartInterval>('week')
  return { measure, setMeasure, interval, setChartInterval }
}

interface SitesProps {
  readonly accounts: readonly SiteAccount[]
  /** As at the last day of the window. */
  readonly catalogue: Catalogue
  readonly window: DaySpan
  readonly choices: ReturnType<typeof useSiteChoices>
}

function Sites({ accounts, catalogue, window, choices }: SitesProps) {
  const { sites } = catalogue
  const { measure, setMeasure, interval, setChartInterval } = choices
  const intend = useIntent()
  const site = useHoldfast(({ view }) => siteOf(view, sites))
  const account = accounts.find((candidate) => candidate.site === site?.id)
  if (!site || !account) return null
  return (
    <>
      <div className={style['choices']}>
        <label>
          Site{' '}
          <select
            value={site.id}
            onChange={(event) => {
              intend({ kind: 'choose', chosen: { kind: 'site', id: event.target.value } })
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
        <Segmented
          label="Points of the chart"
          segments={CHART_INTERVALS}
          chosen={interval}
          onChoose={setChartInterval}
        />
        {measure === 'crimes-reported' && <span>without what patrol itself finds</span>}
      </div>
      <SiteSections
        site={site}
        account={account}
        catalogue={catalogue}
        window={window}
        measure={measure}
        interval={interval}
      />
      <SitesTogether sites={sites} accounts={accounts} measure={measure} />
    </>
  )
}

interface SiteSectionsProps {
  readonly site: Site
  readonly account: SiteAccount
  readonly catalogue: Catalogue
  readonly window: DaySpan
  readonly measure: SiteMeasure
  readonly interval: ChartInterval
}

function SiteSections(props: SiteSectionsProps) {
  const { site, account, catalogue, window, measure, interval } = props
  const measured = account.measured.find((candidate) => candidate.measure === measure)
  return (
    <div className={style['halves']}>
      <div>
        {measured ? (
          <>
            <SiteChartSection
              site={site}
              chart={measured.charts[interval]}
              catalogue={catalogue}
              window={window}
            />
            <DisplacementSection site={site} measured={[measured]} catalogue={catalogue} />
          </>
        ) : (
          <>
            <KnownNote kinds={INCIDENTS} />
            <p className={style['waiting']}>Not known: no feed of incidents is open.</p>
          </>
        )}
      </div>
      <div>
        <PhaseTable site={site} measured={measured ? [measured] : []} asAt={asAtDay(catalogue)} />
        <SiteActivity site={site} patrol={account.patrol} catalogue={catalogue} window={window} />
      </div>
    </div>
  )
}
