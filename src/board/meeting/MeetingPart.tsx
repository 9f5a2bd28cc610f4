/** The commitments, and changes since the last meeting: the meeting day, the lists of changes, and the comparison of saved figures. */
import { dayAfter, isoDay, parseDay } from '../../domain/day.ts'
import { risingWords } from '../../measures/feeds/freshness.ts'
import type { MeetingInterval } from '../../measures/meeting/changes.ts'
import { knowledgeIn } from '../../measures/feeds/known-words.ts'
import { dayWords } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useIntent, useReply } from '../../state/context.tsx'
import { currentOf, latestOf, type AnswerTo } from '../../state/questions/reply.ts'
import { DateInput } from '../../ui/forms/DateInput.tsx'
import { savedFiguresOf } from '../figure-files.ts'
import { BoardScope } from '../BoardScope.tsx'
import { FiguresPending } from '../sections.tsx'
import { Commitments } from './Commitments.tsx'
import { SavedComparison } from './SavedComparison.tsx'
import { ChangeLists, LateWeeks } from './change-sections.tsx'
import style from './MeetingPart.module.css'

interface MeetingPartProps {
  /** Id of the commitment that a decision led to; null: none. */
  readonly commitment: string | null
}

/** `SavedComparison` stays mounted while an answer is computed, so that opened files are not lost. */
export function MeetingPart({ commitment }: MeetingPartProps) {
  const reply = useReply('changes')
  const figures = currentOf(useReply('figures'))
  const catalogue = useHoldfast((state) => state.catalogue)
  const answer = latestOf(reply)
  return (
    <>
      <Commitments wanted={commitment} />
      {answer && catalogue ? (
        <Changes answer={answer} catalogue={catalogue} />
      ) : (
        <FiguresPending reply={reply} className={style['waiting']} />
      )}
      <SavedComparison now={figures && catalogue ? savedFiguresOf(catalogue, figures) : null} />
    </>
  )
}

interface ChangesProps {
  readonly answer: AnswerTo<'changes'>
  readonly catalogue: Catalogue
}

function Changes({ answer: { changes, weeks, question }, catalogue }: ChangesProps) {
  return (
    <>
      <MeetingDate {...question.between} />
      <p className={style['lead']}>
        {`After ${dayWords(question.between.last)}, up to ${dayWords(question.between.now)}. `}
        {lateSentence(question.between, catalogue)}
      </p>
      <BoardScope
        measure="Changes"
        days={{ from: dayAfter(question.between.last), to: question.between.now }}
      >
        <ChangeLists changes={changes} between={question.between} />
      </BoardScope>
      <LateWeeks weeks={weeks} last={question.between.last} />
    </>
  )
}

function lateSentence({ last, now }: MeetingInterval, catalogue: Catalogue): string {
  const { late } = catalogue
  const { known, why } = knowledgeIn(catalogue, 'incidents', { from: dayAfter(last), to: now })
  if (!late)
    return known === 'no'
      ? `Not known how late reports come. ${why}`
      : 'No feed says how late its reports come.'
  return risingWords({ to: now }, late) ?? 'The reports of these days have come in.'
}

function MeetingDate({ last, now }: MeetingInterval) {
  const intend = useIntent()
  return (
    <div className={style['choices']}>
      <label>
        Last meeting{' '}
        <DateInput
          value={isoDay(last)}
          max={isoDay(now)}
          onChange={({ target }) => {
            const day = parseDay(target.value)
            if (day !== null) intend({ kind: 'set-since', day })
          }}
        />
      </label>
      <span>This meeting is on the last day of the window, which the clock sets.</span>
    </div>
  )
}
