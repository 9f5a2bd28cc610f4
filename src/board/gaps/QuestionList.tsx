/** Gaps one under the other: what is missing, whom to ask, and the question to be copied. */
import type { GapQuestion } from '../../measures/gaps/questions.ts'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import style from './styles/GapsPart.module.css'

interface Props {
  readonly questions: readonly GapQuestion[]
  /** What is said where there is none. */
  readonly none: string
}

export function QuestionList({ questions, none }: Props) {
  if (questions.length === 0) return <p>{none}</p>
  return (
    <ul className={style['questions']}>
      {questions.map(({ what, ask, question }) => (
        <li key={what}>
          <span className={style['what']}>{what}</span>
          <span>{`Ask: ${ask}`}</span>
          <CopyButton about={what} sentence={`${ask}: ${question}`} label="Copy question" />
        </li>
      ))}
    </ul>
  )
}
