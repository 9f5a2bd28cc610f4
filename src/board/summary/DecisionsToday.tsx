/** For decision today: what is overdue or ends before the next meeting, what stands out, what went quiet; each with its owner. */
import { useContext, useId, useState } from 'react'
import { ChartContext } from '../../charts/chart-context.ts'
import { NOTICE_WORDS } from '../../domain/time/due-soon.ts'
import type { WaitingItem } from '../../measures/meeting/waiting.ts'
import { dayWords } from '../../measures/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { plural } from '../../ui/numbers.ts'
import style from '../styles/DecisionsToday.module.css'

interface DecisionsTodayProps {
  readonly decisions: readonly WaitingItem[]
  /** What no feed tells of, in words: nothing can be said to wait or not to wait there. */
  readonly unknown: readonly string[]
}

const KINDS: Readonly<Record<WaitingItem['kind'], string>> = {
  commitment: 'Commitment',
  order: 'Closure order',
  review: 'Review',
  notice: 'Notice',
  signal: 'Signal',
  'quiet-feed': 'Quiet feed',
}

export function DecisionsToday({ decisions, unknown }: DecisionsTodayProps) {
  return (
    <section className={style['section']} aria-labelledby="for-decision">
      <div className={style['heading']}>
        <h2 id="for-decision">For decision today</h2>
        <p>
          {waitingWords(decisions, unknown)}
          {unknown.length > 0 && (
            <strong>{` Not known, as no feed of it is open: ${unknown.join(', ')}.`}</strong>
          )}
        </p>
      </div>
      {decisions.length > 0 && <DecisionList decisions={decisions} />}
    </section>
  )
}

/** What is overdue is always shown, and the first of the rest: so much that what was done stands below it at once. */
const FIRST = 8
/** To fold fewer than these away would cost more than it saves. */
const LEAST_FOLDED = 4

function DecisionList({ decisions }: Pick<DecisionsTodayProps, 'decisions'>) {
  const { isWhole } = useContext(ChartContext)
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const first = Math.max(FIRST, decisions.findLastIndex(isOverdue) + 1)
  const canFold = !isWhole && decisions.length - first >= LEAST_FOLDED
  return (
    <>
      <ul id={id} className={style['list']}>
        {decisions.map((decision, at) => (
          <DecisionRow
            key={`${decision.kind} ${decision.id}`}
            decision={decision}
            isFolded={canFold && !isOpen && at >= first}
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
          {isOpen ? `Show the first ${first}` : `Show all ${decisions.length}`}
        </Button>
      )}
    </>
  )
}

const isOverdue = ({ daysLeft }: WaitingItem) => (daysLeft ?? 0) < 0

function waitingWords(decisions: readonly WaitingItem[], unknown: readonly string[]): string {
  const overdue = decisions.filter(isOverdue).length
  if (decisions.length > 0)
    return `${plural(decisions.length, 'thing waits', 'things wait')}, ${overdue} overdue. Orders, notices and reviews: ${NOTICE_WORDS}.`
  return unknown.length > 0
    ? 'Nothing is known to wait.'
    : `Nothing waits: no commitment is overdue, no order ends, no notice and no review is due ${NOTICE_WORDS}, no chart signals and no feed is quiet.`
}

interface DecisionRowProps {
  readonly decision: WaitingItem
  /** Left out of sight on the screen; on paper, where nothing can be pressed, all stand. */
  readonly isFolded: boolean
}

function DecisionRow({ decision, isFolded }: DecisionRowProps) {
  const { kind, what, owner, due, daysLeft } = decision
  return (
    <li className={style['row']} data-folded={isFolded}>
      <span className={style['kind']}>{KINDS[kind]}</span>
      <span className={style['what']}>{what}</span>
      <span className={style['owner']}>{owner ?? 'Owner not stated'}</span>
      <span className={style['due']}>
        {daysLeft === null ? `since ${dayWords(due)}` : dayWords(due)}
        {daysLeft !== null && (
          <span className={daysLeft < 0 ? style['overdue'] : style['left']}>{leftWords(daysLeft)}</span>
        )}
      </span>
    </li>
  )
}

function leftWords(daysLeft: number): string {
  if (daysLeft < 0) return `${plural(-daysLeft, 'day')} overdue`
  return daysLeft === 0 ? 'today' : `in ${plural(daysLeft, 'day')}`
}
