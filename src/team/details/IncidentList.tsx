/** The incidents of a cluster that may be listed, newest first, fifty per page; the others are only counted. */
import { useContext, useEffect } from 'react'
import { civilDate, dayNumber, isoDay } from '../../domain/day.ts'
import { scopedStatement, type Scope } from '../../measures/scope.ts'
import { StoreContext, useHoldfast, useReply } from '../../state/context.tsx'
import { currentOf, failureOf, type AnswerTo } from '../../state/questions/reply.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount, plural, formatDay, MONTHS } from '../../ui/numbers.ts'
import { Pending } from '../../ui/Pending.tsx'
import styles from './IncidentList.module.css'

interface IncidentListProps {
  /** Key of the list (cluster node and window); a change starts again at the newest incident. */
  readonly listKey: string
  /** Held by the parent, since the list unmounts while the cluster is counted again. */
  readonly isOpen: boolean
  /** What was chosen when the incidents were counted. */
  readonly scope: Scope
  readonly onOpen: (isOpen: boolean) => void
}

export function IncidentList({ listKey, isOpen, scope, onOpen }: IncidentListProps) {
  return (
    <>
      <Button aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        {isOpen ? 'Hide the list' : 'Show the list'}
      </Button>
      {isOpen && <IncidentPages key={listKey} scope={scope} />}
    </>
  )
}

/** Requests the rows while mounted, by way of the store; the page is not part of the permalink. */
function IncidentPages({ scope }: Pick<IncidentListProps, 'scope'>) {
  const store = useContext(StoreContext)
  const from = useHoldfast(({ listFrom }) => listFrom)
  const reply = useReply('rows')
  useEffect(() => {
    store.setState({ listFrom: 0 })
    return () => {
      store.setState({ listFrom: null })
    }
  }, [store])
  const answer = currentOf(reply)
  if (answer?.question.from !== from)
    return <Pending failure={failureOf(reply)}>The list is being read.</Pending>
  return (
    <IncidentPage
      answer={answer}
      scope={scope}
      onFrom={(rank) => {
        store.setState({ listFrom: rank })
      }}
    />
  )
}

const PAGE_SIZE = 50

interface IncidentPageProps extends Pick<IncidentListProps, 'scope'> {
  readonly answer: ListAnswer
  readonly onFrom: (rank: number) => void
}
function IncidentPage({ answer, scope, onFrom }: IncidentPageProps) {
  const { from, rows, listed, notListed } = answer
  const last = from + rows.length
  const notListedText =
    notListed > 0
      ? ` ${formatCount(notListed)} not listed: sensitive or in a private place. They are counted above.`
      : ''
  return (
    <div className={styles['list']}>
      <p>{`${plural(listed, 'incident')} may be listed, newest first.${notListedText}`}</p>
      {rows.length > 0 && (
        <DataTable
          caption={scopedStatement(
            scope,
            `${formatCount(from + 1)} to ${formatCount(last)} of ${formatCount(listed)} incidents here`,
          )}
          what={`incidents ${from + 1} to ${last}`}
          columns={COLUMNS}
          rows={rankedRows(answer)}
          keyOf={({ rank }) => String(rank)}
        />
      )}
      <div className={styles['pages']}>
        <Button disabled={from === 0} onClick={() => onFrom(Math.max(0, from - PAGE_SIZE))}>
          Newer fifty
        </Button>
        <Button disabled={last >= listed} onClick={() => onFrom(from + PAGE_SIZE)}>
          Older fifty
        </Button>
      </div>
    </div>
  )
}

type ListAnswer = AnswerTo<'rows'>
type ListedIncident = ListAnswer['rows'][number]
/** A listed incident with its rank from 0, the newest; the rank is its only id. */
type IncidentRow = ListedIncident & { readonly rank: number }

const rankedRows = ({ rows, from }: ListAnswer): readonly IncidentRow[] =>
  rows.map((row, i) => ({ ...row, rank: from + i }))

/** `hh:mm` of a minute of the day. */
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `31 August 2023`, or `August 2023, day not known`. */
function dayWords({ day, precision }: Pick<ListedIncident, 'day' | 'precision'>): string {
  if (precision !== 'month') return formatDay(day, 'short')
  const { year, month } = civilDate(dayNumber(day))
  return `${MONTHS[month - 1] ?? ''} ${year}, day not known`
}

/** `2023-08-31`, or `2023-08` where the day is not known. */
const isoDate = ({ day, precision }: Pick<ListedIncident, 'day' | 'precision'>) =>
  isoDay(dayNumber(day)).slice(0, precision === 'month' ? 7 : 10)

/** `21:15`, `22:30 to 01:15 the next day`, or `not known`. */
function hourWords({ minute, rangeMinutes }: Pick<ListedIncident, 'minute' | 'rangeMinutes'>): string {
  if (minute < 0) return 'not known'
  if (rangeMinutes === 0) return clock(minute)
  const end = minute + rangeMinutes
  const days = Math.floor(end / 1440)
  const dayOffset = days === 0 ? '' : days === 1 ? ' the next day' : ` ${days} days later`
  return `${clock(minute)} to ${clock(end % 1440)}${dayOffset}`
}

const COLUMNS: readonly Column<IncidentRow>[] = [
  {
    id: 'category',
    label: 'What',
    value: ({ category }) => category,
    show: ({ category, policeGenerated }) =>
      policeGenerated ? `${category} (found by police work)` : category,
    file: [
      { label: 'What', value: ({ category }) => category },
      { label: 'Found by police work', value: ({ policeGenerated }) => (policeGenerated ? 'yes' : 'no') },
    ],
  },
  {
    id: 'day',
    label: 'Day',
    value: ({ day }) => day,
    show: dayWords,
    file: [{ label: 'Day or month', value: isoDate }],
  },
  {
    id: 'hour',
    label: 'Hour',
    value: ({ minute }) => (minute < 0 ? null : minute),
    show: hourWords,
    file: [{ label: 'Hour', value: hourWords }],
  },
  { id: 'location', label: 'Where', value: ({ location }) => location ?? 'not given' },
  { id: 'outcome', label: 'Outcome', value: ({ outcome }) => outcome ?? 'not given' },
]
