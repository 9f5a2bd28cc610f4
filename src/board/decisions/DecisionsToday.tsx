/** Decisions due at the meeting: overdue or soon due commitments, orders and reviews, chart signals and quiet feeds, with owners. */
import { useContext, useId, useState } from 'react'
import { ChartContext } from '../../charts/ChartFrame.tsx'
import { isoDay } from '../../domain/day.ts'
import type { WaitingItem } from '../../measures/meeting/waiting.ts'
import { dayWords } from '../../measures/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { countSentence, type ListDays, listedSentences, type ListedDecisions } from './decision-counts.ts'
import { daysLeftWords, type DecisionTarget, targetOf } from './decision-words.ts'
import { DueDate } from './DueDate.tsx'
import style from './DecisionsToday.module.css'

interface DecisionsTodayProps extends ListedDecisions, ListDays {
  /** Rows shown before folding; 5 by default. */
  readonly rowsShown?: number
  /** Ids of what was recorded on this device alone. */
  readonly notHandedIn?: ReadonlySet<string> | undefined
  /** Opens what a row is about; missing on paper. */
  readonly onTarget?: ((target: DecisionTarget) => void) | undefined
}

const KIND_LABELS: Readonly<Record<WaitingItem['kind'], string>> = {
  commitment: 'Commitment',
  order: 'Closure order',
  review: 'Review',
  hearing: 'Hearing',
  notice: 'Notice',
  signal: 'Signal',
  'quiet-feed': 'Quiet feed',
}

const fileColumns = (notHandedIn: ReadonlySet<string> | undefined): readonly FileColumn<WaitingItem>[] => [
  { label: 'Kind', value: ({ kind }) => KIND_LABELS[kind] },
  { label: 'What', value: ({ what }) => what },
  { label: 'Owner', value: ({ owner }) => owner },
  { label: 'Due, or waiting since', value: ({ due }) => isoDay(due) },
  { label: 'Days left', value: ({ daysLeft }) => daysLeft ?? '' },
  { label: 'Site', value: ({ site }) => site ?? '' },
  { label: 'Closure order', value: ({ order }) => order ?? '' },
  { label: 'Commitment', value: ({ commitment }) => commitment ?? '' },
  { label: 'Handed in', value: (item) => (isRecordedHere(item, notHandedIn) ? 'no' : 'yes') },
]

/** A review of a phase carries the id of the phase, one that is a commitment too that of the commitment as well. */
const isRecordedHere = ({ id, commitment }: WaitingItem, notHandedIn: ReadonlySet<string> | undefined) =>
  notHandedIn !== undefined && (notHandedIn.has(id) || (commitment !== null && notHandedIn.has(commitment)))

export function DecisionsToday(props: DecisionsTodayProps) {
  const { asAt, asOf, decisions, unavailable, incomplete } = props
  const listed = listedSentences(props)
  const title = asAt < asOf ? `For decision on ${dayWords(asAt)}` : 'For decision today'
  return (
    <section className={style['section']} aria-labelledby={DECISIONS_HEADING}>
      <div className={style['heading']}>
        <h2 id={DECISIONS_HEADING} tabIndex={-1}>
          {title}
        </h2>
        <p>
          {countSentence(props)}
          {unavailable.length > 0 && (
            <strong>{` Not known, as no feed of it is open: ${unavailable.join(', ')}.`}</strong>
          )}
          {incomplete.length > 0 && <strong>{` ${incomplete.join(' ')}`}</strong>}
        </p>
        {decisions.length > 0 && (
          <TableFile
            isSmall
            what={title.toLowerCase()}
            caption={`${title}: ${countSentence(props)} ${listed}`}
            columns={fileColumns(props.notHandedIn)}
            rows={decisions}
          />
        )}
      </div>
      {decisions.length > 0 && <DecisionList {...props} />}
      {listed !== '' && <p className={style['listed']}>{listed}</p>}
    </section>
  )
}

/** Element id of the heading. */
export const DECISIONS_HEADING = 'for-decision'

/** Folded, so that the next section stays in view. */
function DecisionList({ decisions, rowsShown = 5, ...rest }: DecisionsTodayProps) {
  const { isExpanded } = useContext(ChartContext)
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const canFold = !isExpanded && decisions.length > rowsShown
  return (
    <>
      <ul id={id} className={style['list']}>
        {decisions.map((decision, index) => (
          <DecisionRow
            key={`${decision.kind} ${decision.id}`}
            decision={decision}
            isFolded={canFold && !isOpen && index >= rowsShown}
            {...rest}
          />
        ))}
      </ul>
      {canFold && (
        <Button
          kind="link"
          className={style['more']}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? `Show the first ${rowsShown}` : `Show all ${decisions.length}`}
        </Button>
      )}
    </>
  )
}

interface DecisionRowProps extends Pick<DecisionsTodayProps, 'notHandedIn' | 'onTarget'> {
  readonly decision: WaitingItem
  /** Hidden on screen until the list is expanded; always printed. */
  readonly isFolded: boolean
}

function DecisionRow({ decision, isFolded, notHandedIn, onTarget }: DecisionRowProps) {
  const { kind, what, owner, due, daysLeft } = decision
  const target = targetOf(decision)
  return (
    <li className={style['row']} data-folded={isFolded}>
      <span className={style['kind']}>{KIND_LABELS[kind]}</span>
      <span className={style['what']}>
        {onTarget && target ? (
          <Button kind="link" onClick={() => onTarget(target)}>
            {what}
          </Button>
        ) : (
          what
        )}
        {isRecordedHere(decision, notHandedIn) && (
          <span className={style['recorded']}>recorded here, not yet handed in</span>
        )}
      </span>
      <span className={style['owner']}>{owner ?? 'Owner not stated'}</span>
      <span className={style['due']}>
        {daysLeft === null ? `since ${dayWords(due)}` : <DueDate day={due} />}
        {daysLeft !== null && (
          <span className={daysLeft < 0 ? style['overdue'] : style['left']}>{daysLeftWords(daysLeft)}</span>
        )}
      </span>
    </li>
  )
}
