/** Questions on columns that only a person can answer; until then nothing of the file is opened. */
import {
  answerTo,
  isOpenQuestion,
  withAnswer,
  type Choices,
  type ColumnQuestion,
} from '../../../state/feeds/files.ts'
import styles from '../FileDialog.module.css'

interface QuestionListProps {
  readonly questions: readonly ColumnQuestion[]
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

export const QuestionList = ({ questions, choices, onChoices }: QuestionListProps) =>
  questions.map((question) => (
    <fieldset
      key={question.id}
      className={styles['places']}
      data-open={isOpenQuestion(question, choices) || undefined}
    >
      <legend>{question.says}</legend>
      {question.options.map((option) => (
        <label key={option.label}>
          <input
            type="radio"
            name={`question-${question.id}`}
            checked={answerTo(question, choices) === option}
            onChange={() => onChoices(withAnswer(choices, question, option))}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  ))
