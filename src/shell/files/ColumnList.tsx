/** The columns one by one: what they are called, what stands in them, what they are taken to mean and how surely. */
import type {
  Choices,
  ColumnGuess,
  Meaning,
  MeaningOption,
  RecognisedColumn,
} from '../../state/feeds/files.ts'
import { ChoiceOf } from './LabelledSelect.tsx'
import { SURENESS } from './file-words.ts'
import styles from './FileDialog.module.css'

interface Props {
  readonly columns: readonly RecognisedColumn[]
  readonly guesses: readonly ColumnGuess[]
  readonly meanings: readonly MeaningOption[]
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

const LEFT_OUT = ''

export function ColumnList({ columns, guesses, meanings, choices, onChoices }: Props) {
  const choose = (at: number, meaning: Meaning | null) =>
    onChoices({ ...choices, meanings: choices.meanings.map((one, each) => (each === at ? meaning : one)) })
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
          {columns.map((column, at) => {
            const chosen = choices.meanings[at] ?? null
            return (
              // Two columns of one name are two columns.
              <tr key={`${at} ${column.name}`} data-left-out={chosen === null}>
                <th scope="row">{column.name}</th>
                <td>{column.samples.join('; ')}</td>
                <td>
                  <ChoiceOf
                    label={`${column.name} is taken as`}
                    isLabelHidden
                    options={[LEFT_OUT, ...meanings.map((option) => option.meaning)]}
                    chosen={chosen ?? LEFT_OUT}
                    inWords={(meaning) =>
                      meanings.find((option) => option.meaning === meaning)?.label ?? 'Left out'
                    }
                    onChoose={(meaning) => choose(at, meaning === LEFT_OUT ? null : meaning)}
                  />
                </td>
                <td>{surenessOf(guesses[at], chosen)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const surenessOf = (guess: ColumnGuess | undefined, chosen: Meaning | null) =>
  guess?.meaning === chosen ? SURENESS[guess.sureness] : 'chosen by you'
