/** Reports of each ward against the number expected from residents and deprivation (indirect standardisation). */
import { useState } from 'react'
import { RateList } from '../../charts/process/RateList.tsx'
import type { DaySpan } from '../../domain/day.ts'
import type { Place } from '../../domain/place/place.ts'
import { wholeNoun } from '../../domain/place/served-place.ts'
import type { ReportGap } from '../../measures/gaps/gaps.ts'
import { reportQuestion, type GapQuestion } from '../../measures/gaps/questions.ts'
import { countWords, rateWords, spanWords } from '../../measures/sentences.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatPercent, plural } from '../../ui/numbers.ts'
import { BoardScope } from '../BoardScope.tsx'
import { MethodDetails } from '../sections.tsx'
import style from './GapsPart.module.css'

interface ReportGapsByMeasure {
  readonly crimes: readonly ReportGap[]
  readonly asb: readonly ReportGap[]
}
interface ReportGapsProps {
  readonly reports: ReportGapsByMeasure
  /** Why the reports are not known; empty where they are. */
  readonly whyUnknown: string
  readonly window: DaySpan
  readonly place: Place
}

const MEASURES = [
  { id: 'crimes', label: 'Crimes' },
  { id: 'asb', label: 'ASB' },
] as const

const MEASURE_NAMES = { asb: 'ASB', crimes: 'Crimes without what patrol itself finds' } as const

export function ReportGaps({ reports, whyUnknown, window, place }: ReportGapsProps) {
  const [measure, setMeasure] = useState<keyof ReportGapsByMeasure>('crimes')
  const gaps = reports[measure]
  return (
    <section className={style['section']} aria-labelledby="report-gaps">
      <div className={style['heading']}>
        <h2 id="report-gaps">Fewer reports than residents and deprivation suggest</h2>
        <Segmented label="Reports of" segments={MEASURES} chosen={measure} onChoose={setMeasure} />
      </div>
      <ReportGapList gaps={gaps} whyUnknown={whyUnknown} measure={measure} window={window} place={place} />
    </section>
  )
}

interface ReportGapListProps extends Pick<ReportGapsProps, 'whyUnknown' | 'window' | 'place'> {
  readonly gaps: readonly ReportGap[]
  readonly measure: keyof ReportGapsByMeasure
}

/** Questions about the wards that fall short by more than chance, then every ward's share of the expected number. */
export function ReportGapList({ gaps, whyUnknown, measure, window, place }: ReportGapListProps) {
  if (whyUnknown !== '') return <p>{`Not known. ${whyUnknown}`}</p>
  if (gaps.length === 0)
    return (
      <p>
        Not known: the data hold no census areas with residents and deprivation, or no feed of incidents is
        open.
      </p>
    )
  const beyondChance = gaps.filter(({ isBeyondChance }) => isBeyondChance)
  return (
    <>
      <QuestionList
        questions={beyondChance.map((gap) => reportQuestion(gap, window, place))}
        none={`Of ${gaps.length} wards none falls short by more than chance would give. That does not prove that everything is reported.`}
      />
      <BoardScope measure={MEASURE_NAMES[measure]} leavesOutFound={measure === 'crimes'} days={window}>
        <RateList
          label={`${MEASURE_NAMES[measure]}, ${spanWords(window)}: reports as a share of what is suggested`}
          heading="Ward"
          rows={gaps.map(({ area, count, expected, ratio }) => ({
            id: area.code,
            label: area.name,
            rate: ratio,
            from: `${countWords(count)} of ${countWords(Math.round(expected))} suggested`,
          }))}
          show={formatPercent}
          axis="Reports as a share of what residents and deprivation suggest"
          usual={{ value: 1, label: 'as suggested' }}
        />
      </BoardScope>
      <ExpectationTerms gaps={beyondChance.length > 0 ? beyondChance : gaps.slice(0, 1)} />
    </>
  )
}

/** The terms of each expected number, so that it can be recomputed by hand. */
const ExpectationTerms = ({ gaps }: { readonly gaps: readonly ReportGap[] }) => (
  <MethodDetails>
    <p>
      {`The rate of reports in each fifth of deprivation over the whole ${wholeNoun()}, times the residents of the census areas of that fifth whose middle lies in the ward, added up (indirect standardisation). Reports are counted in the ward itself. Intervals of 95 % are widened by how much wards differ anyway.`}
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
  </MethodDetails>
)

interface QuestionListProps {
  readonly questions: readonly GapQuestion[]
  /** Sentence shown when there are no questions. */
  readonly none: string
}

const QUESTION_COLUMNS: readonly FileColumn<GapQuestion>[] = [
  { label: 'What is missing', value: ({ what }) => what },
  { label: 'Ask', value: ({ ask }) => ask },
  { label: 'Question', value: ({ question }) => question },
]

/** List of gaps: what is missing, whom to ask, and a button that copies the question. */
export function QuestionList({ questions, none }: QuestionListProps) {
  const [first] = questions
  if (!first) return <p>{none}</p>
  const kind = first.kind.replaceAll('-', ' ')
  return (
    <>
      <TableFile
        isSmall
        what={`questions ${kind}`}
        caption={`Questions to ask: ${plural(questions.length, 'gap')}, ${kind}`}
        columns={QUESTION_COLUMNS}
        rows={questions}
      />
      <ul className={style['questions']}>
        {questions.map(({ what, ask, question }) => (
          <li key={what}>
            <span className={style['what']}>{what}</span>
            <span>{`Ask: ${ask}`}</span>
            <CopyButton about={what} sentence={`${ask}: ${question}`} label="Copy question" />
          </li>
        ))}
      </ul>
    </>
  )
}
