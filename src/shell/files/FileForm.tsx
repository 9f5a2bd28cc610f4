/** What was recognised in the files, each part to be chosen otherwise: kind, columns, places, dates, mark; and the outcome. */

import { HANDLING_MARKS, rowsSetAside, type FeedKind, type Handling, type Failed, type FeedReport } from '../../domain/feed.ts'
import type { Choices, Offer, Recognition } from '../../state/feeds/files.ts'
import { MARKS, sumInWords } from '../feeds/status-words.ts'
import { ChoiceOf } from './LabelledSelect.tsx'
import { ColumnList } from './ColumnList.tsx'
import { kindInWords, recognisedInWords, landingInWords } from './file-words.ts'
import styles from './FileDialog.module.css'
import type { Recognised } from './use-file-session.ts'
import { Message } from '../../ui/Message.tsx'
import { ReasonList } from '../feeds/ReasonList.tsx'

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

/** What would become of the rows: in, shown, set aside by reason, and what a reader of the numbers should know. */

export function Outcome({ outcome }: { readonly outcome: FeedReport | Failed | null }) {
  if (outcome === null) return <p className={styles['outcome']}>The rows are being counted.</p>
  if (isFailed(outcome))
    return (
      <Message kind="error" title={outcome.what}>
        {outcome.toDo}
      </Message>
    )
  const aside = rowsSetAside(outcome)
  return (
    <section aria-label="What would become of the rows" className={styles['outcome']}>
      <p>
        <strong>{`${sumInWords({ ...outcome, aside })}.`}</strong>{' '}
        {outcome.shown === 0 && 'No row would be left: there is nothing to open yet.'}
      </p>
      <ReasonList report={outcome} />
    </section>
  )
}

const isFailed = (outcome: FeedReport | Failed): outcome is Failed => 'what' in outcome

/** Where the rows would lie: as the file stands, or with one of the mends that were found; none is taken unasked. */

interface PlaceChoiceProps {
  readonly recognition: Recognition
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

export function PlaceChoice({ recognition, choices, onChoices }: PlaceChoiceProps) {
  const { crs, lands, placed, offers } = recognition
  if (placed === 0) return null
  if (offers.length === 0) return <p>{`${landingInWords(lands, placed)}.`}</p>
  const isTaken = (place: Pick<Offer, 'crs' | 'swap'>) =>
    choices.crs === place.crs && choices.swap === place.swap
  const asItStands = { crs, swap: false }
  return (
    <fieldset className={styles['places']}>
      <legend>Places</legend>
      <Place
        isTaken={isTaken(asItStands)}
        onTake={() => onChoices({ ...choices, ...asItStands })}
        says={`As the file stands: ${landingInWords(lands, placed)}.`}
      />
      {offers.map((offer) => (
        <Place
          key={offer.id}
          isTaken={isTaken(offer)}
          onTake={() => onChoices({ ...choices, crs: offer.crs, swap: offer.swap })}
          says={`${offer.says} ${landingInWords(offer.lands, offer.of, 'would lie')}.`}
        />
      ))}
    </fieldset>
  )
}

interface PlaceProps {
  readonly isTaken: boolean
  readonly onTake: () => void
  readonly says: string
}

const Place = ({ isTaken, onTake, says }: PlaceProps) => (
  <label>
    <input type="radio" name="places" checked={isTaken} onChange={onTake} />
    <span>{says}</span>
  </label>
)
