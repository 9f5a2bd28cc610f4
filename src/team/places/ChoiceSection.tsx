/** How good was the choice: the same choice made on earlier data, tried month by month on what came after. */
import type { EvaluatedMonth } from '../../measures/hotspots/choice-quality.ts'
import { PAI_PEI_NOTE, choiceSentence, ownDataSentence } from '../../measures/hotspots/place-words.ts'
import { currentOf, failureOf } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { formatPercent, MONTHS } from '../../ui/numbers.ts'
import { civilDate } from '../../domain/day.ts'
import { StorySection } from '../details/Story.tsx'
import styles from './places.module.css'

export function ChoiceSection() {
  const reply = useReply('choice')
  const answer = currentOf(reply)
  if (!answer)
    return (
      <StorySection title="How good is a choice made this way?">
        <Pending failure={failureOf(reply)}>Trying it month by month.</Pending>
      </StorySection>
    )
  const { quality } = answer
  const own = ownDataSentence(quality)
  return (
    <StorySection title="How good is a choice made this way?" fact={`last ${quality.months.length} months`}>
      <p>{choiceSentence(quality)}</p>
      {own !== null && <p className={styles['after']}>{own}</p>}
      {quality.months.length > 0 && (
        <details className={styles['more']}>
          <summary>Month by month</summary>
          <div className={styles['wide']}>
            <DataTable
              caption="Shares caught by a choice made before each month began"
              columns={COLUMNS}
              rows={quality.months}
              keyOf={({ month }) => String(month.from)}
            />
          </div>
          <p className={styles['after']}>{PAI_PEI_NOTE}</p>
        </details>
      )}
    </StorySection>
  )
}

const monthOf = ({ month }: EvaluatedMonth) => {
  const { year, month: number } = civilDate(month.from)
  return `${(MONTHS[number - 1] ?? '').slice(0, 3)} ${year}`
}
const share = (
  id: string,
  label: string,
  of: (month: EvaluatedMonth) => number | null,
): Column<EvaluatedMonth> => ({
  id,
  label,
  isNumeric: true,
  value: of,
  show: (month) => {
    const value = of(month)
    return value === null ? 'none' : formatPercent(value)
  },
})
const COLUMNS: readonly Column<EvaluatedMonth>[] = [
  { id: 'month', label: 'Month', value: ({ month }) => month.from, show: monthOf },
  share('reports', 'Reports', ({ ours }) => ours.count),
  share('harm', 'Harm', ({ ours }) => ours.harm),
  {
    id: 'land',
    label: 'Land',
    isNumeric: true,
    value: ({ ours }) => ours.land,
    show: ({ ours }) => `${(ours.land * 100).toFixed(1)} %`,
  },
  { id: 'pai', label: 'PAI', isNumeric: true, value: ({ pai }) => pai, show: ({ pai }) => pai.toFixed(1) },
  { id: 'pei', label: 'PEI', isNumeric: true, value: ({ pei }) => pei, show: ({ pei }) => pei.toFixed(2) },
  share('own', 'Own places', ({ own }) => own?.count ?? null),
]
