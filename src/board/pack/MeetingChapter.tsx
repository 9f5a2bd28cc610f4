/** The chapter of what changed since the last meeting. */
import { dayWords } from '../../measures/sentences.ts'
import { ChangeLists } from '../meeting/ChangeLists.tsx'
import { LateWeeks } from '../meeting/LateWeeks.tsx'
import { Chapter } from './Chapter.tsx'
import type { PackAnswers } from './pack-answers.ts'

interface Props {
  readonly number: number
  readonly answers: PackAnswers
}

export function MeetingChapter({ number, answers }: Props) {
  const { changes, weeks, question } = answers.changes
  const { last, now } = question.between
  return (
    <Chapter number={number} title="Since the last meeting">
      <p>{`After ${dayWords(last)}, up to ${dayWords(now)}.`}</p>
      <ChangeLists changes={changes} />
      <LateWeeks weeks={weeks} last={last} />
    </Chapter>
  )
}
