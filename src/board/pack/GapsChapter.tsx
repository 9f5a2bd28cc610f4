/** The chapter of what nobody is telling, and of who is patrolled and searched. */
import { FairnessSection } from '../gaps/FairnessSection.tsx'
import { GapHeads, Missing } from '../gaps/GapsPart.tsx'
import { GapsOf } from '../gaps/ReportGaps.tsx'
import { Chapter } from './Chapter.tsx'
import type { PackChapterProps } from './pack-answers.ts'

export function GapsChapter({ number, catalogue, answers }: PackChapterProps) {
  const { place } = catalogue
  const { reports, questions, fairness, question } = answers.gaps
  return (
    <Chapter number={number} title="What nobody is telling">
      <GapHeads />
      <h3>Crimes: reports beside what residents and deprivation suggest</h3>
      <GapsOf gaps={reports.crimes} measure="crimes" window={question.window} place={place} />
      <h3>ASB: reports beside what residents and deprivation suggest</h3>
      <GapsOf gaps={reports.asb} measure="asb" window={question.window} place={place} />
      <Missing questions={questions} catalogue={catalogue} />
      <FairnessSection fairness={fairness} window={question.window} />
    </Chapter>
  )
}
