/** Decisions due at the meeting: overdue or soon due commitments, orders and reviews, chart signals and quiet feeds, with owners. */
import { useContext, useId, useState } from 'react'
import { ChartContext } from '../../charts/ChartFrame.tsx'
import { isoDay, type Day } from '../../domain/day.ts'
import { NOTICE_WORDS } from '../../domain/time/due-soon.ts'
import { isOrderDeadline } from '../../measures/decisions.ts'
import type { WaitingItem } from '../../measures/meeting/waiting.ts'
import { dayWords } from '../../measures/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { plural } from '../../ui/numbers.ts'
import { isOfEvents } from '../board-words.ts'
import { daysLeftWords, type DecisionTarget, targetOf } from './decision-words.ts'
import { DueDate } from './DueDate.tsx'
import style from './DecisionsToday.module.css'

interface DecisionsTodayProps {
  /** The day that the list looks back from. */
  readonly asAt: Day
  /** Today: the day of the list under Deadlines. */
  readonly asOf: Day
  readonly decisions: readonly WaitingItem[]
  /** Phrases for the kinds of decision that no open feed reports. */
  readonly unavailable: readonly string[]
  /** Sentences on the kinds of decision that are known in part only. */
  readonly incomplete: readonly string[]
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
  const title = asAt < asOf ? `For decision on ${dayWords(asAt)}` : 'For decision today'
  return (
    <section className={style['section']} aria-labelledby="for-decision">
      <div className={style['heading']}>
        <h2 id="for-decision">{title}</h2>
        <p>
          {`${waitingSentence(props)}${warningsSentence(props)}`}
          {unavailable.length > 0 && (
            <strong>{` Not known, as no feed of it is open: ${unavailable.join(', ')}.`}</strong>
          )}
          {incomplete.length > 0 && <strong>{` ${incomplete.join(' ')}`}</strong>}
        </p>
      </div>
      {decisions.length > 0 && (
        <>
          <TableFile
            isSmall
            what={title.toLowerCase()}
            caption={`${title}: ${waitingSentence(props)}`}
            columns={fileColumns(props.notHandedIn)}
            rows={decisions}
          />
          <DecisionList {...props} />
        </>
      )}
    </section>
  )
}

/** Rows shown before folding, so that the next section stays in view. */
const ROWS_SHOWN = 5

function DecisionList({ decisions, ...rest }: DecisionsTodayProps) {
  const { isExpanded } = useContext(ChartContext)
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const canFold = !isExpanded && decisions.length > ROWS_SHOWN
  return (
    <>
      <ul id={id} className={style['list']}>
        {decisions.map((decision, index) => (
          <DecisionRow
            key={`${decision.kind} ${decision.id}`}
            decision={decision}
            isFolded={canFold && !isOpen && index >= ROWS_SHOWN}
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
          {isOpen ? `Show the first ${ROWS_SHOWN}` : `Show all ${decisions.length}`}
        </Button>
      )}
    </>
  )
}

const isOverdue = ({ daysLeft }: WaitingItem) => (daysLeft ?? 0) < 0

function waitingSentence({ decisions, unavailable, incomplete }: DecisionsTodayProps): string {
  if (decisions.length > 0)
    return `${unavailable.length + incomplete.length > 0 ? 'At least ' : ''}${plural(decisions.length, 'thing waits', 'things wait')}, ${overdueWords({ decisions, unavailable, incomplete })}. Commitments, orders, hearings, notices and reviews: ${NOTICE_WORDS}.`
  return unavailable.length + incomplete.length > 0
    ? 'Nothing is known to wait.'
    : `Nothing waits: no commitment is due, no order ends or is heard, no notice and no review is due ${NOTICE_WORDS}, no chart signals and no feed is quiet.`
}

/** A lower bound unless every list of decisions is whole: signals and quiet feeds fall due on no day. */
function overdueWords({
  decisions,
  unavailable,
  incomplete,
}: Pick<DecisionsTodayProps, 'decisions' | 'unavailable' | 'incomplete'>): string {
  const overdue = decisions.filter(isOverdue).length
  if (unavailable.length === 0 && incomplete.every(isOfEvents)) return `${overdue} overdue`
  return overdue === 0 ? 'overdue: not known' : `at least ${overdue} overdue`
}

/** How many of the list are the deadlines that the list under Deadlines counts, and which day that list is of. */
function warningsSentence({ decisions, asAt, asOf }: DecisionsTodayProps): string {
  const deadlines = decisions.filter(isOrderDeadline).length
  if (deadlines === 0 || asAt < asOf)
    return asAt < asOf ? ` The list under Deadlines is of ${dayWords(asOf)}.` : ''
  return ` ${deadlines} of them ${deadlines === 1 ? 'is the deadline' : 'are the deadlines'} of closure orders that ${deadlines === 1 ? 'stands' : 'stand'} under Deadlines.`
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
