/** Reports of each ward beside what its residents and their deprivation would suggest, with the terms of the sum. */

import { useState } from 'react'
import { RateList } from '../../charts/process/RateList.tsx'
import type { ReportGap } from '../../measures/gaps/gaps.ts'
import { reportQuestion, type GapQuestion } from '../../measures/gaps/questions.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { Place } from '../../domain/place/place.ts'
import { countWords, rateWords, spanWords } from '../../measures/sentences.ts'
import { formatPercent } from '../../ui/numbers.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { HowWeKnow } from '../sections.tsx'
import style from './GapsPart.module.css'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'

interface Reports {
  readonly crimes: readonly ReportGap[]
  readonly asb: readonly ReportGap[]
}
interface Props {
  readonly reports: Reports
  readonly window: DaySpan
  readonly place: Place
}

const MEASURES = [
  { id: 'crimes', label: 'Crimes' },
  { id: 'asb', label: 'ASB' },
] as const

export function ReportGaps({ reports, window, place }: Props) {
  const [measure, setMeasure] = useState<keyof Reports>('crimes')
  const gaps = reports[measure]
  return (
    <section className={style['section']} aria-labelledby="report-gaps">
      <div className={style['heading']}>
        <h2 id="report-gaps">Fewer reports than residents and deprivation suggest</h2>
        <Segmented label="Reports of" segments={MEASURES} chosen={measure} onChoose={setMeasure} />
      </div>
      <GapsOf gaps={gaps} measure={measure} window={window} place={place} />
    </section>
  )
}

interface GapsOfProps extends Pick<Props, 'window' | 'place'> {
  readonly gaps: readonly ReportGap[]
  readonly measure: keyof Reports
}

export function GapsOf({ gaps, measure, window, place }: GapsOfProps) {
  if (gaps.length === 0)
    return (
      <p>
        Not known: the data hold no census areas with residents and deprivation, or no feed of incidents is
        open.
      </p>
    )
  const apart = gaps.filter(({ isBeyondChance }) => isBeyondChance)
  return (
    <>
      <QuestionList
        questions={apart.map((gap) => reportQuestion(gap, window, place))}
        none={`Of ${gaps.length} wards none falls short by more than chance would give. That is no proof that all is told.`}
      />
      <RateList
        label={`${measure === 'asb' ? 'ASB' : 'Crimes without what patrol itself finds'}, ${spanWords(window)}: reports as a share of what is suggested`}
        heading="Ward"
        rows={gaps.map(({ area, count, expected, ratio }) => ({
          id: area.code,
          label: area.name,
          rate: ratio,
          from: `${countWords(count)} of ${countWords(Math.round(expected))} suggested`,
        }))}
        show={formatPercent}
        usual={{ value: 1, words: 'as suggested' }}
      />
      <Terms gaps={apart.length > 0 ? apart : gaps.slice(0, 1)} />
    </>
  )
}

/** How the suggested number came about, so that anyone can add it up again. */
const Terms = ({ gaps }: { readonly gaps: readonly ReportGap[] }) => (
  <HowWeKnow>
    <p>
      The rate of reports in each fifth of deprivation over the whole borough, times the residents of the
      census areas of that fifth in the ward, added up (indirect standardisation). Intervals of 95 % are
      widened by how much wards differ anyway.
    </p>
    {gaps.map(({ area, terms, expected }) => (
      <p key={area.code}>
        {`${area.name}: ${terms
          .map(
            (term) =>
              `fifth ${term.fifth}, ${countWords(term.residents)} residents at ${rateWords(term.rate)} per 1,000 gives ${rateWords(term.expected)}`,
          )
          .join('; ')}. Together ${rateWords(expected)}.`}
      </p>
    ))}
  </HowWeKnow>
)

/** Gaps one under the other: what is missing, whom to ask, and the question to be copied. */

interface QuestionListProps {
  readonly questions: readonly GapQuestion[]
  /** What is said where there is none. */
  readonly none: string
}

export function QuestionList({ questions, none }: QuestionListProps) {
  if (questions.length === 0) return <p>{none}</p>
  return (
    <ul className={style['questions']}>
      {questions.map(({ what, ask, question }) => (
        <li key={what}>
          <span className={style['what']}>{what}</span>
          <span>{`Ask: ${ask}`}</span>
          <CopyButton about={what} sentence={`${ask}: ${question}`} words="Copy question" />
        </li>
      ))}
    </ul>
  )
}
