/** Form on recognised files: feed kind, handling, date order, places and columns, and the outcome for the rows. */
import {
  HANDLING_LABELS,
  HANDLING_MARKS,
  rowsSetAside,
  type FeedKind,
  type Handling,
  type Failed,
} from '../../domain/feed.ts'
import {
  COORDINATE_LABELS,
  COORDINATE_SYSTEMS,
  isOpenQuestion,
  type Choices,
  type FixOffer,
  type MappingRequest,
  type Preview,
  type Recognition,
} from '../../state/feeds/files.ts'

import { Message } from '../../ui/Message.tsx'
import { ReasonList } from '../feeds/ReasonList.tsx'
import { rowSumWords } from '../feeds/status-words.ts'
import { ColumnList } from './ColumnList.tsx'
import { ConstantList } from './form/ConstantList.tsx'
import { FileNames } from './form/FileNames.tsx'
import { HeadChoice, SheetChoice, SheetQuestion } from './form/LayoutChoices.tsx'
import { MappingRow } from './form/MappingRow.tsx'
import { QuestionList } from './form/QuestionList.tsx'
import { LabelledSelect } from './LabelledSelect.tsx'
import { feedKindWords, markSentence, recognisedSentence, placedRowsWords } from './file-words.ts'
import type { RecognisedFiles } from './use-file-session.ts'
import styles from './FileDialog.module.css'

interface FileFormProps {
  readonly files: RecognisedFiles
  readonly onChoices: (choices: Choices) => void
  readonly onKind: (kind: FeedKind) => void
  readonly onSheet: (sheet: string) => void
  readonly onHead: (line: number) => void
  readonly onMapping: (request: MappingRequest) => void
  readonly handling: Handling
  readonly onHandling: (handling: Handling) => void
}

export function FileForm({ files, onChoices, onKind, handling, onHandling, ...layout }: FileFormProps) {
  const { choices, outcome, names, inspection, refusal } = files
  const { recognition, meanings, kinds, questions, fields, lists } = inspection
  const isTable = recognition.columns.length > 0
  return (
    <div className={styles['form']}>
      <p className={styles['recognised']}>{recognisedSentence(recognition, choices.kind)}</p>
      <div className={styles['row']}>
        <LabelledSelect
          label="Kind of feed"
          options={kinds}
          chosen={choices.kind}
          labelOf={feedKindWords}
          onChoose={onKind}
        />
        <LabelledSelect
          label="Handling"
          options={marksFrom(recognition.mark)}
          chosen={handling}
          labelOf={(marking) => HANDLING_LABELS[marking]}
          onChoose={onHandling}
        />
        <SheetChoice sheets={recognition.sheets} onSheet={layout.onSheet} />
        <HeadChoice head={recognition.head} onHead={layout.onHead} />
        {recognition.columns.some(({ dates }) => dates === 'either-first' || dates === 'american') && (
          <LabelledSelect
            label="04/05/2023 is"
            options={DAY_ORDERS}
            chosen={choices.dayOrder}
            labelOf={(order) => dayOrderWords(order, recognition)}
            onChoose={(dayOrder) => onChoices({ ...choices, dayOrder })}
          />
        )}
        {isTable && recognition.placed > 0 && (
          <LabelledSelect
            label="Coordinates"
            options={COORDINATE_SYSTEMS}
            chosen={choices.crs}
            labelOf={(crs) => COORDINATE_LABELS[crs]}
            onChoose={(crs) => onChoices({ ...choices, crs })}
          />
        )}
      </div>
      {refusal && (
        <Message kind="error" title={refusal.what}>
          {refusal.toDo}
        </Message>
      )}
      <SheetQuestion sheets={recognition.sheets} onSheet={layout.onSheet} />
      <QuestionList questions={questions} choices={choices} onChoices={onChoices} />
      {isTable && <MappingRow inspection={inspection} choices={choices} onMapping={layout.onMapping} />}
      {recognition.mark && <p>{markSentence(recognition.mark)}</p>}
      <PlaceChoice recognition={recognition} choices={choices} onChoices={onChoices} />
      <Outcome outcome={outcome} isAsked={questions.some((question) => isOpenQuestion(question, choices))} />
      {isTable && (
        <>
          <ColumnList
            columns={recognition.columns}
            guesses={recognition.guesses}
            meanings={meanings}
            mapped={inspection.mapping.kind === 'guessed' ? null : inspection.choices.meanings}
            questions={questions}
            choices={choices}
            onChoices={onChoices}
          />
          <ConstantList fields={fields} choices={choices} onChoices={onChoices} />
          <FileNames inFile={names} lists={lists} choices={choices} onChoices={onChoices} />
        </>
      )}
    </div>
  )
}

/** The marks that the file may be opened under: never a lower one than its own. */
const marksFrom = (mark: Recognition['mark']) =>
  HANDLING_MARKS.slice(mark ? HANDLING_MARKS.indexOf(mark.handling) : 0)

const DAY_ORDERS = ['as-recognised', 'day-first', 'month-first'] as const

function dayOrderWords(order: Choices['dayOrder'], { columns }: Recognition): string {
  if (order === 'as-recognised')
    return columns.some(({ dates }) => dates === 'american')
      ? '5 April, as in America'
      : '4 May, as in Britain'
  return order === 'day-first' ? '4 May' : '5 April'
}

interface OutcomeProps {
  readonly outcome: Preview | Failed | null
  /** Whether a question is open, which says more than a failure for want of its answer. */
  readonly isAsked: boolean
}

/** Row counts that the choices lead to, with the reasons for rows set aside; or the failure. */
function Outcome({ outcome, isAsked }: OutcomeProps) {
  if (outcome === null) return <p className={styles['outcome']}>The rows are being counted.</p>
  if (outcome.kind === 'failed' && isAsked)
    return <p className={styles['outcome']}>The rows are counted once that is answered.</p>
  if (outcome.kind === 'failed')
    return (
      <Message kind="error" title={outcome.what}>
        {outcome.toDo}
      </Message>
    )
  const { report, steps } = outcome
  const setAside = rowsSetAside(report)
  return (
    <section aria-label="What would become of the rows" className={styles['outcome']}>
      <p>
        <strong>{`${rowSumWords({ ...report, setAside })}.`}</strong>{' '}
        {report.shown === 0 && 'No row would be left: there is nothing to open yet.'}
      </p>
      <ReasonList report={report} steps={steps} />
    </section>
  )
}

interface PlaceChoiceProps {
  readonly recognition: Recognition
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

/** How the coordinates are read: as the file states, or by a suggested correction. None is applied by default. */
function PlaceChoice({ recognition, choices, onChoices }: PlaceChoiceProps) {
  const { crs, lands, placed, offers } = recognition
  if (placed === 0) return null
  if (offers.length === 0) return <p>{`${placedRowsWords(lands, placed)}.`}</p>
  const isChosen = (place: Pick<FixOffer, 'crs' | 'swap'>) =>
    choices.crs === place.crs && choices.swap === place.swap
  const asStated = { crs, swap: false }
  return (
    <fieldset className={styles['places']}>
      <legend>Places</legend>
      <PlaceOption
        isChosen={isChosen(asStated)}
        onChoose={() => onChoices({ ...choices, ...asStated })}
        sentence={`As the file stands: ${placedRowsWords(lands, placed)}.`}
      />
      {offers.map((offer) => (
        <PlaceOption
          key={offer.id}
          isChosen={isChosen(offer)}
          onChoose={() => onChoices({ ...choices, crs: offer.crs, swap: offer.swap })}
          sentence={`${offer.says} ${placedRowsWords(offer.lands, offer.of, 'would lie')}.`}
        />
      ))}
    </fieldset>
  )
}

interface PlaceOptionProps {
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly sentence: string
}

const PlaceOption = ({ isChosen, onChoose, sentence }: PlaceOptionProps) => (
  <label>
    <input type="radio" name="places" checked={isChosen} onChange={onChoose} />
    <span>{sentence}</span>
  </label>
)
