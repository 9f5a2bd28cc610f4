/** The sites one by one: phases, control chart, whether it moved away, patrol time, orders and survey; then all together. */
import { useState } from 'react'
import type { Site } from '../../domain/site.ts'
import type { SiteMeasure, SiteAccount } from '../../measures/sites/site-account.ts'
import type { ChartInterval } from '../../measures/sites/site-chart.ts'
import { failureOf, latestOf } from '../../state/questions/reply.ts'
import { useReply, useHoldfast } from '../../state/context.tsx'
import type { Catalogue } from '../../state/catalogue.ts'
import { Pending } from '../../ui/Pending.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DidItMove } from './DidItMove.tsx'
import { PhaseTable } from './PhaseTable.tsx'
import { SiteChartSection } from './SiteChartSection.tsx'
import { SiteDone } from './SiteDone.tsx'
import { SitesTogether } from './SitesTogether.tsx'
import { TestDays } from './TestDays.tsx'
import style from './styles/SitesPart.module.css'

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
