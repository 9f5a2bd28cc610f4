/** Crimes and ASB of a ward in the window, apart, each with its rate, its change and its months. */
import { MonthBars } from '../../../charts/MonthBars.tsx'
import { civilDate } from '../../../domain/day.ts'
import { changeSentence, rateWords } from '../../../measures/sentences.ts'
import { failureOf, latestOf, type AnswerTo } from '../../../state/questions/reply.ts'
import { useReply, useHoldfast } from '../../../state/context.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Pending } from '../../../ui/Pending.tsx'
import { formatCount, formatSpan } from '../../../ui/numbers.ts'
import styles from '../details.module.css'
import { StorySection } from '../Story.tsx'

type WardRow = AnswerTo<'board'>['wards'][number]
const MEASURES = [
  ['crimes', 'Crimes'],
  ['asb', 'ASB'],
] as const

export function WardCounts({ code }: { readonly code: string }) {
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
    <StorySection title={label} fact={words}>
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
    </StorySection>
  )
}
