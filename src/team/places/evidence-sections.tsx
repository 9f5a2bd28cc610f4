/** Sections on the evidence for a ranking: prediction quality month by month, and the significance test. */
import { civilDate, dayNumber, isoDay, type DaySpan } from '../../domain/day.ts'
import type { RankedPlace } from '../../domain/places/ranked-place.ts'
import type { EvaluatedMonth } from '../../measures/hotspots/choice-quality.ts'
import {
  PAI_PEI_NOTE,
  accuracySentence,
  choiceSentence,
  ownDataSentence,
  chanceWords,
  nullHypothesisNote,
} from '../../measures/hotspots/place-words.ts'
import { filterWords, type Scope } from '../../measures/scope.ts'
import { currentOf, failureOf } from '../../state/questions/reply.ts'
import { useReply } from '../../state/context.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatPercent, MONTHS } from '../../ui/numbers.ts'
import { Pending } from '../../ui/Pending.tsx'
import { DetailsSection } from '../details/details-frame.tsx'
import { PlacesScope } from './PlacesScope.tsx'
import styles from './places.module.css'

interface ChoiceQualityProps {
  /** What was chosen for the ranking; null while it is counted. */
  readonly scope: Scope | null
}

/** How well a choice of places made on earlier data caught the reports of each month that followed. */
export function ChoiceQualitySection({ scope }: ChoiceQualityProps) {
  const reply = useReply('choice')
  const answer = currentOf(reply)
  if (!answer)
    return (
      <DetailsSection title="How good is a choice made this way?">
        <Pending failure={failureOf(reply)}>Trying it month by month.</Pending>
      </DetailsSection>
    )
  const { quality } = answer
  const ownPlaces = ownDataSentence(quality)
  return (
    <DetailsSection title="How good is a choice made this way?" fact={`last ${quality.months.length} months`}>
      <p>{choiceSentence(quality)}</p>
      {ownPlaces !== null && <p className={styles['after']}>{ownPlaces}</p>}
      {quality.months.length > 0 && (
        <details className={styles['more']}>
          <summary>How we know, month by month</summary>
          <div className={styles['wide']}>
            <PlacesScope request={answer.question.request} days={daysOf(quality.months)}>
              <DataTable
                caption={[
                  'Shares caught by a choice made before each month began',
                  ...(scope ? filterWords(scope) : []),
                ].join('; ')}
                columns={COLUMNS}
                rows={quality.months}
                keyOf={({ month }) => String(month.from)}
              />
            </PlacesScope>
          </div>
          <p className={styles['after']}>{`${accuracySentence(quality) ?? ''} ${PAI_PEI_NOTE}`}</p>
        </details>
      )}
    </DetailsSection>
  )
}

/** From the first of the months to the last; they are not empty. */
function daysOf(months: readonly EvaluatedMonth[]): DaySpan {
  const days = months.flatMap(({ month: { from, to } }) => [from, to])
  return { from: dayNumber(Math.min(...days)), to: dayNumber(Math.max(...days)) }
}

const monthName = ({ month }: EvaluatedMonth) => {
  const { year, month: number } = civilDate(month.from)
  return `${(MONTHS[number - 1] ?? '').slice(0, 3)} ${year}`
}
const shareColumn = (
  id: string,
  label: string,
  valueOf: (month: EvaluatedMonth) => number,
): Column<EvaluatedMonth> => ({
  id,
  label,
  isNumeric: true,
  value: valueOf,
  show: (month) => formatPercent(valueOf(month)),
})
/** In place of the share of the own hotspots: none was active that month, or it is not known which were. */
const noOwnWords = ({ isOwnKnown }: EvaluatedMonth) => (isOwnKnown ? 'none' : 'not known')
const COLUMNS: readonly Column<EvaluatedMonth>[] = [
  {
    id: 'month',
    label: 'Month',
    value: ({ month }) => month.from,
    show: monthName,
    file: [{ label: 'Month', value: ({ month }) => isoDay(month.from).slice(0, 7) }],
  },
  shareColumn('reports', 'Reports', ({ ours }) => ours.count),
  shareColumn('harm', 'Harm', ({ ours }) => ours.harm),
  {
    id: 'land',
    label: 'Land',
    isNumeric: true,
    value: ({ ours }) => ours.land,
    show: ({ ours }) => `${(ours.land * 100).toFixed(1)} %`,
  },
  { id: 'pai', label: 'PAI', isNumeric: true, value: ({ pai }) => pai, show: ({ pai }) => pai.toFixed(1) },
  { id: 'pei', label: 'PEI', isNumeric: true, value: ({ pei }) => pei, show: ({ pei }) => pei.toFixed(2) },
  {
    id: 'own',
    label: 'Own places',
    isNumeric: true,
    value: ({ own }) => own?.count ?? null,
    show: (month) => (month.own ? formatPercent(month.own.count) : noOwnWords(month)),
    file: [{ label: 'Own places', value: (month) => month.own?.count ?? noOwnWords(month) }],
  },
]

/** What chance is computed against, with the statistics of a place if one is given. */
export function MethodSection({ place = null }: { readonly place?: RankedPlace | null }) {
  return (
    <DetailsSection title="How we know">
      {place && (
        <p>
          {`Of its square that stands out most: Gi* ${place.z.toFixed(2)}, p ${chanceWords(place.p)}, q ${chanceWords(place.q)}.`}
        </p>
      )}
      <details className={styles['more']} open={place !== null}>
        <summary>What this is set against</summary>
        <p>{nullHypothesisNote()}</p>
      </details>
    </DetailsSection>
  )
}
