/** Gaps in what is reported: wards with few reports, quiet feeds, blank fields, sites without surveys; and fairness. */
import type { Day } from '../../domain/day.ts'
import { asAtOf } from '../../measures/baseline/as-at.ts'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import { quietFeeds } from '../../measures/feeds/freshness.ts'
import { noneWords } from '../../measures/feeds/known-words.ts'
import { GAP_HEADINGS } from '../../measures/gaps/gaps.ts'
import { quietQuestion, type GapQuestion } from '../../measures/gaps/questions.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useReply } from '../../state/context.tsx'
import { latestOf } from '../../state/questions/reply.ts'
import { FiguresPending, Heading } from '../sections.tsx'
import { FairnessSection } from './FairnessSection.tsx'
import { QuestionList, ReportGaps } from './ReportGaps.tsx'
import style from './GapsPart.module.css'

export function GapsPart() {
  const reply = useReply('gaps')
  const catalogue = useHoldfast((state) => state.catalogue)
  const answer = latestOf(reply)
  if (!answer || !catalogue) return <FiguresPending reply={reply} className={style['waiting']} />
  const { question, reports, reportsUnknown, questions, fairness, searches } = answer
  const asAt = asAtOf(question.window, catalogue)
  return (
    <>
      <GapHeadlines />
      <ReportGaps
        reports={reports}
        whyUnknown={reportsUnknown}
        window={question.window}
        place={catalogue.place}
      />
      <MissingDataSections questions={questions} catalogue={catalogue} asAt={asAt} />
      <FairnessSection fairness={fairness} searches={searches} window={question.window} />
    </>
  )
}

/** What missing reports do and do not mean, above every list of gaps. */
export const GapHeadlines = () => (
  <p className={style['heads']}>
    {GAP_HEADINGS.map((head) => (
      <strong key={head}>{head} </strong>
    ))}
  </p>
)

/** What tells whether residents were asked and met. */
const ASKED = ['sites', 'actions', 'survey-results'] as const
const INCIDENTS = ['incidents'] as const
/** Feeds of daily events, which can go quiet. */
const EVENTS = ['incidents', 'patrol-visits', 'actions'] as const

interface MissingDataProps {
  readonly questions: readonly GapQuestion[]
  readonly catalogue: Catalogue
  readonly asAt: Day
}

/** Three sections of questions to ask: quiet feeds, blank fields, sites without engagement or survey. */
export function MissingDataSections({ questions, catalogue, asAt }: MissingDataProps) {
  const [sites, actions, surveys] = [useKnown('sites'), useKnown('actions'), useKnown('survey-results')]
  const [incidents, visits] = [useKnown('incidents'), useKnown('patrol-visits')]
  const events = [incidents, visits, actions].every((known) => known === 'yes') ? 'yes' : 'part'
  const asked = sites === 'yes' && actions === 'yes' && surveys === 'yes' ? 'yes' : 'part'
  const quiet = quietFeeds(catalogue, asAt).map((feed) => quietQuestion(catalogue, feed))
  const ofKind = (...kinds: readonly GapQuestion['kind'][]) =>
    questions.filter(({ kind }) => kinds.includes(kind))
  return (
    <div className={style['thirds']}>
      <section className={style['section']} aria-labelledby="quiet-feeds">
        <Heading id="quiet-feeds">Feeds gone quiet</Heading>
        <QuestionList
          questions={quiet}
          none={noneWords('Every feed of daily events has had new rows at its own pace.', events)}
        />
        <KnownNote kinds={EVENTS} />
      </section>
      <section className={style['section']} aria-labelledby="blank-fields">
        <Heading id="blank-fields">Fields left blank</Heading>
        <QuestionList
          questions={ofKind('blank-field')}
          none={noneWords(
            'No field that the board reads is blank in more than a tenth of the rows.',
            incidents,
          )}
        />
        <KnownNote kinds={INCIDENTS} />
      </section>
      <section className={style['section']} aria-labelledby="not-asked">
        <Heading id="not-asked">Sites without engagement, or without a survey</Heading>
        <QuestionList
          questions={ofKind('no-engagement', 'no-survey')}
          none={noneWords('Every site in a phase has had an event and a survey within twelve months.', asked)}
        />
        <KnownNote kinds={ASKED} />
      </section>
    </div>
  )
}
