/** What was recognised in the files, each part to be chosen otherwise: kind, columns, places, dates, mark; and the outcome. */
import { HANDLING_MARKS, type FeedKind, type Handling } from '../../../domain/feed.ts'
import type { Choices } from '../../../state/feeds/files.ts'
import { MARKS } from '../status-words.ts'
import { ChoiceOf } from './ChoiceOf.tsx'
import { ColumnList } from './ColumnList.tsx'
import { kindInWords, recognisedInWords } from './file-words.ts'
import styles from './FileDialog.module.css'
import { Outcome } from './Outcome.tsx'
import { PlaceChoice } from './PlaceChoice.tsx'
import type { Recognised } from './use-file-work.ts'

interface Props {
  readonly work: Recognised
  readonly onChoices: (choices: Choices) => void
  readonly onKind: (kind: FeedKind) => void
  readonly handling: Handling
  readonly onHandling: (handling: Handling) => void
}

export function FileForm({ work, onChoices, onKind, handling, onHandling }: Props) {
  const { choices, outcome } = work
  const { recognition, meanings, kinds } = work.looked
  return (
    <div className={styles['form']}>
      <p className={styles['recognised']}>{recognisedInWords(recognition, choices.kind)}</p>
      <div className={styles['row']}>
        <ChoiceOf
          label="Kind of feed"
          options={kinds}
          chosen={choices.kind}
          inWords={kindInWords}
          onChoose={onKind}
        />
        <ChoiceOf
          label="Handling"
          options={HANDLING_MARKS}
          chosen={handling}
          inWords={(mark) => MARKS[mark]}
          onChoose={onHandling}
        />
        {recognition.columns.some(({ dates }) => dates === 'either-first') && (
          <ChoiceOf
            label="04/05/2023 is"
            options={DAY_ORDERS}
            chosen={choices.dayOrder}
            inWords={(order) => DAY_ORDER_WORDS[order]}
            onChoose={(dayOrder) => onChoices({ ...choices, dayOrder })}
          />
        )}
      </div>
      <PlaceChoice recognition={recognition} choices={choices} onChoices={onChoices} />
      <Outcome outcome={outcome} />
      {recognition.columns.length > 0 && (
        <ColumnList
          columns={recognition.columns}
          guesses={recognition.guesses}
          meanings={meanings}
          choices={choices}
          onChoices={onChoices}
        />
      )}
    </div>
  )
}

const DAY_ORDERS = ['as-recognised', 'day-first', 'month-first'] as const
const DAY_ORDER_WORDS: Readonly<Record<Choices['dayOrder'], string>> = {
  'as-recognised': 'not known: set aside',
  'day-first': '4 May',
  'month-first': '5 April',
}
