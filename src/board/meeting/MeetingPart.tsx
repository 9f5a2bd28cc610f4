/** What changed since the last meeting: two as-of days and the lists between them; or two saved files of figures. */
import { isoDay, parseDay, type Day } from '../../domain/day.ts'
import { lateWords } from '../../measures/feeds/freshness.ts'
import { dayWords } from '../../measures/sentences.ts'
import { currentOf, failureOf, latestOf, type AnswerTo } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { filedNow } from '../filed-now.ts'
import { ChangeLists } from './ChangeLists.tsx'
import { LateWeeks } from './LateWeeks.tsx'
import { SavedComparison } from './SavedComparison.tsx'
import style from './styles/MeetingPart.module.css'

/** The files that somebody opened to compare outlast the answers. */
export function MeetingPart() {
  const reply = useReply('changes')
  const figures = currentOf(useReply('figures'))
  const catalogue = useHoldfast((state) => state.catalogue)
  const answer = latestOf(reply)
  return (
    <>
      {answer && catalogue ? (
        <Changed answer={answer} catalogue={catalogue} />
      ) : (
        <Pending failure={failureOf(reply)} className={style['waiting']}>
          The figures are being counted.
        </Pending>
      )}
      <SavedComparison now={figures && catalogue ? filedNow(catalogue, figures) : null} />
    </>
  )
}

interface ChangedProps {
  readonly answer: AnswerTo<'changes'>
  readonly catalogue: Catalogue
}

function Changed({ answer: { changes, weeks, question }, catalogue }: ChangedProps) {
  return (
    <>
      <Dates catalogue={catalogue} last={question.between.last} />
      <p className={style['lead']}>
        {`After ${dayWords(question.between.last)}, up to ${dayWords(question.between.now)}. `}
        {catalogue.late ? lateWords(catalogue.late) : 'No feed says how late its reports come.'}
      </p>
      <ChangeLists changes={changes} />
      <LateWeeks weeks={weeks} last={question.between.last} />
    </>
  )
}

function Dates({ catalogue, last }: { readonly catalogue: Catalogue; readonly last: Day }) {
  const intend = useIntent()
  const { asOf } = catalogue.manifest
  return (
    <div className={style['choices']}>
      <label>
        Last meeting{' '}
        <input
          type="date"
          value={isoDay(last)}
          max={isoDay(asOf)}
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
