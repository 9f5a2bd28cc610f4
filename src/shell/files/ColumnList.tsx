/** The columns of a table file: name, examples, the meaning each is read as, and how certain the guess is. */
import type {
  Choices,
  ColumnGuess,
  ColumnQuestion,
  Meaning,
  MeaningOption,
  RecognisedColumn,
} from '../../state/feeds/files.ts'
import { LabelledSelect } from './LabelledSelect.tsx'
import { SURENESS_LABELS } from './file-words.ts'
import styles from './FileDialog.module.css'

interface ColumnListProps {
  readonly columns: readonly RecognisedColumn[]
  readonly guesses: readonly ColumnGuess[]
  readonly meanings: readonly MeaningOption[]
  /** Meanings by a mapping, which says more than a guess; null: there is none. */
  readonly mapped: Choices['meanings'] | null
  /** Choosing the meaning of a column in question answers it. */
  readonly questions: readonly ColumnQuestion[]
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

/** Option value of a column that is not read. */
const LEFT_OUT = ''

export function ColumnList(props: ColumnListProps) {
  const { columns, guesses, meanings, mapped, questions, choices, onChoices } = props
  const choose = (index: number, meaning: Meaning | null) => {
    const { constants = {}, answered = [] } = choices
    const isOfQuestion = (question: ColumnQuestion) => question.columns.includes(index)
    const now = questions.filter(isOfQuestion).map(({ id }) => id)
    onChoices({
      ...choices,
      meanings: choices.meanings.map((current, each) => (each === index ? meaning : current)),
      // A column says more than a value for all rows.
      ...(meaning !== null &&
        Object.hasOwn(constants, meaning) && { constants: without(constants, meaning) }),
      ...(now.length > 0 && { answered: [...new Set([...answered, ...now])] }),
    })
  }
  return (
    <div className={styles['columns']}>
      <table>
        <caption>Columns</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Examples</th>
            <th scope="col">Taken as</th>
            <th scope="col">How sure</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => {
            const chosen = choices.meanings[index] ?? null
            return (
              // Column names need not be unique.
              <tr key={`${index} ${column.name}`} data-left-out={chosen === null}>
                <th scope="row">{column.name}</th>
                <td>{column.samples.join('; ')}</td>
                <td>
                  <LabelledSelect
                    label={`${column.name} is taken as`}
                    isLabelHidden
                    options={[LEFT_OUT, ...meanings.map((option) => option.meaning)]}
                    chosen={chosen ?? LEFT_OUT}
                    labelOf={(meaning) =>
                      meanings.find((option) => option.meaning === meaning)?.label ?? 'Left out'
                    }
                    onChoose={(meaning) => choose(index, meaning === LEFT_OUT ? null : meaning)}
                  />
                </td>
                <td>{surenessText(guesses[index], chosen, mapped?.[index])}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const without = (values: Readonly<Record<string, string>>, name: string) =>
  Object.fromEntries(Object.entries(values).filter(([each]) => each !== name))

function surenessText(
  guess: ColumnGuess | undefined,
  chosen: Meaning | null,
  mapped: Meaning | null | undefined,
): string {
  if (guess?.meaning === chosen) return SURENESS_LABELS[guess.sureness]
  return mapped === chosen ? 'by the mapping' : 'chosen by you'
}
