/** The incidents of a cluster that may be listed, newest first, fifty at a time; the others are counted and said. */
import { useContext, useEffect } from 'react'
import { formatCount, plural, formatDay, MONTHS } from '../../ui/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { currentOf, failureOf, type AnswerTo } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import styles from './IncidentList.module.css'
import { civilDate, dayNumber } from '../../domain/day.ts'

interface IncidentListProps {
  /** `node` and the window's ends: with another of them another list is meant, from its newest row on. */
  readonly of: string
  /** Whoever shows the cluster keeps it: the list may go and come back while its numbers are counted anew. */
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

export function IncidentList({ of, isOpen, onOpen }: IncidentListProps) {
  return (
    <>
      <Button aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        {isOpen ? 'Hide the list' : 'Show the list'}
      </Button>
      {isOpen && <Pages key={of} />}
    </>
  )
}

/** While it stands the store asks for its rows; nothing of it is in the address. */
function Pages() {
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
    <Page
      answer={answer}
      onFrom={(rank) => {
        store.setState({ listFrom: rank })
      }}
    />
  )
}

const PAGE = 50

interface PageProps {
  readonly answer: ListAnswer
  readonly onFrom: (rank: number) => void
}
function Page({ answer, onFrom }: PageProps) {
  const { from, rows, listed, notListed } = answer
  const last = from + rows.length
  const apart =
    notListed > 0
      ? ` ${formatCount(notListed)} not listed: sensitive or in a private place. They are counted above.`
      : ''
  return (
    <div className={styles['list']}>
      <p>{`${plural(listed, 'incident')} may be listed, newest first.${apart}`}</p>
      {rows.length > 0 && (
        <DataTable
          caption={`${formatCount(from + 1)} to ${formatCount(last)} of ${formatCount(listed)}`}
          columns={LIST_COLUMNS}
          rows={rowsOf(answer)}
          keyOf={({ rank }) => String(rank)}
        />
      )}
      <div className={styles['pages']}>
        <Button disabled={from === 0} onClick={() => onFrom(Math.max(0, from - PAGE))}>
          Newer fifty
        </Button>
        <Button disabled={last >= listed} onClick={() => onFrom(from + PAGE)}>
          Older fifty
        </Button>
      </div>
    </div>
  )
}

type ListAnswer = AnswerTo<'rows'>
type Listed = ListAnswer['rows'][number]
/** `rank` from 0, the newest; it names the row on the page, and nothing else does. */
type ListRow = Listed & { readonly rank: number }

const rowsOf = ({ rows, from }: ListAnswer): readonly ListRow[] =>
  rows.map((row, i) => ({ ...row, rank: from + i }))

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `31 August 2023`, or `August 2023, day not known`. */
function dayWords({ day, precision }: Pick<Listed, 'day' | 'precision'>): string {
  if (precision !== 'month') return formatDay(day, 'short')
  const { year, month } = civilDate(dayNumber(day))
  return `${MONTHS[month - 1] ?? ''} ${year}, day not known`
}

/** `21:15`, `22:30 to 01:15 the next day`, or `not known`. */
function hourWords({ minute, rangeMinutes }: Pick<Listed, 'minute' | 'rangeMinutes'>): string {
  if (minute < 0) return 'not known'
  if (rangeMinutes === 0) return clock(minute)
  const end = minute + rangeMinutes
  const days = Math.floor(end / 1440)
  const later = days === 0 ? '' : days === 1 ? ' the next day' : ` ${days} days later`
  return `${clock(minute)} to ${clock(end % 1440)}${later}`
}

const LIST_COLUMNS: readonly Column<ListRow>[] = [
  {
    id: 'category',
    label: 'What',
    value: ({ category }) => category,
    show: ({ category, policeGenerated }) =>
      policeGenerated ? `${category} (found by police work)` : category,
  },
  { id: 'day', label: 'Day', value: ({ day }) => day, show: dayWords },
  { id: 'hour', label: 'Hour', value: ({ minute }) => (minute < 0 ? null : minute), show: hourWords },
  { id: 'location', label: 'Where', value: ({ location }) => location ?? 'not given' },
  { id: 'outcome', label: 'Outcome', value: ({ outcome }) => outcome ?? 'not given' },
]
