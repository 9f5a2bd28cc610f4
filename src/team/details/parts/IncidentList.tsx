/** The incidents of a cluster that may be listed, newest first, fifty at a time; the others are counted and said. */
import { useContext, useEffect } from 'react'
import { formatCount, plural } from '../../../ui/numbers.ts'
import { Button } from '../../../ui/Button.tsx'
import { Pending } from '../../../ui/Pending.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { currentOf, failureOf } from '../../../state/questions/reply.ts'
import { useReply, StoreContext, useHoldfast } from '../../../state/context.tsx'
import styles from './IncidentList.module.css'
import { LIST_COLUMNS, rowsOf, type ListAnswer } from './list-rows.ts'

interface Props {
  /** `node` and the window's ends: with another of them another list is meant, from its newest row on. */
  readonly of: string
  /** Whoever shows the cluster keeps it: the list may go and come back while its numbers are counted anew. */
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

export function IncidentList({ of, isOpen, onOpen }: Props) {
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
