/** A ward: who lives there, what happened in the window with its rate, its sites, and the way to count it alone. */
import { deprivationWords, sitesIn } from '../../measures/places/wards.ts'
import type { Area } from '../../domain/area.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { formatCount, formatSpan } from '../../ui/numbers.ts'
import { CountHere } from './details-actions.tsx'
import { NotInData, DetailsFrame, DetailsSection } from './details-frame.tsx'
import { MonthBars } from '../../charts/MonthBars.tsx'
import { civilDate } from '../../domain/day.ts'
import { changeSentence, rateWords } from '../../measures/sentences.ts'
import { failureOf, latestOf, type AnswerTo } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Pending } from '../../ui/Pending.tsx'
import styles from './details.module.css'
import { phasesOn, PHASE_LABELS, type Site } from '../../domain/site.ts'
import { Button } from '../../ui/Button.tsx'

export function WardDetails({ id }: { readonly id: string }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const smallAreas = useHoldfast(({ ground }) => ground?.borough.lsoas) ?? []
  const ward = catalogue?.areas.find(({ code }) => code === id)
  if (!catalogue || !ward) return <NotInData what="Ward" />
  return (
    <DetailsFrame
      kicker={`Ward, ${ward.code}`}
      title={ward.name}
      sentence={[residents(ward), deprivationWords(ward, smallAreas)].filter(Boolean).join(' ')}
    >
      <WardCounts code={ward.code} />
      <WardSites sites={sitesIn(ward, catalogue.sites)} />
      <CountHere id={ward.code} />
    </DetailsFrame>
  )
}

const residents = ({ population }: Area) =>
  population === null
    ? 'The areas feed does not say how many people live here.'
    : `${formatCount(population)} people live here.`

type WardRow = AnswerTo<'board'>['wards'][number]
const MEASURES = [
  ['crimes', 'Crimes'],
  ['asb', 'ASB'],
] as const

function WardCounts({ code }: { readonly code: string }) {
  const reply = useReply('board')
  const answer = latestOf(reply)
  const shown = useHoldfast(({ shown: moment }) => moment?.window)
  const row = answer?.wards.find((ward) => ward.code === code)
  if (!answer) return <Pending failure={failureOf(reply)}>Counting.</Pending>
  if (!row) return <p>The incidents feed does not speak of this ward.</p>
  const { from, to } = answer.question.window
  const isOld = shown?.from !== from || shown.to !== to
  return (
    <>
      {MEASURES.map(([measure, label]) => (
        <Measured key={measure} row={row} measure={measure} label={label} />
      ))}
      <p className={styles['footnote']} aria-busy={isOld}>
        {`${formatSpan(from, to)}, every category, the whole ward. People who work or shop there are not in the rates.`}
      </p>
    </>
  )
}

interface MeasuredProps {
  readonly row: WardRow
  readonly measure: 'crimes' | 'asb'
  readonly label: string
}
function Measured({ row, measure, label }: MeasuredProps) {
  const { figure, rate, monthly } = row[measure]
  const { year, month } = civilDate(row.months.first)
  const words = rate === null ? 'rate not known' : `${rateWords(rate)} per 1,000 residents`
  return (
    <DetailsSection title={label} fact={words}>
      <p>
        <strong className={styles['number']}>{formatCount(figure.value)}</strong>{' '}
        {figure.verdict && <Chip verdict={figure.verdict} />}
      </p>
      <p>{[changeSentence(figure), figure.caveat].filter(Boolean).join(' ')}</p>
      <MonthBars
        label={`${label} in ${row.name} by month, the window tinted`}
        first={{ year, month: month - 1 }}
        counts={monthly}
        window={{ from: row.months.windowFrom, to: row.months.windowTo }}
      />
    </DetailsSection>
  )
}

function WardSites({ sites }: { readonly sites: readonly Site[] }) {
  const intend = useIntent()
  const day = useHoldfast(({ shown }) => shown?.window.to)
  if (sites.length === 0 || day === undefined) return null
  return (
    <DetailsSection title="Sites in it">
      <ul className={styles['items']}>
        {sites.map((site) => (
          <li key={site.id}>
            <Button
              kind="link"
              onClick={() => {
                intend({ kind: 'choose', chosen: { kind: 'site', id: site.id } })
              }}
            >
              {site.name}
            </Button>
            <small>
              {phasesOn(site, day)
                .map(({ kind }) => PHASE_LABELS[kind])
                .join(' and ') || 'no phase yet'}
            </small>
          </li>
        ))}
      </ul>
    </DetailsSection>
  )
}
