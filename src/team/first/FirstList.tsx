/**
 * What a phone shows in the map's place until the map is drawn: the patrol hotspots and closure orders of the day, and the
 * last weeks once they are counted.
 */
import { lazy, Suspense, useId, type ReactNode } from 'react'
import { HANDLING_LABELS } from '../../domain/feed.ts'
import { INVENTED } from '../../measures/copied-sentence.ts'
import type { FirstList as List } from '../../measures/feeds/first-lists.ts'
import { boundWords } from '../../measures/feeds/known-words.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount, formatDay } from '../../ui/numbers.ts'
import styles from './FirstList.module.css'

// Not needed before the incidents are counted.
const LastWeeks = lazy(async () => ({ default: (await import('./LastWeeks.tsx')).LastWeeks }))

/** Rows of a list at most; the rest are on the map and in its table. */
const MOST_ROWS = 4

/** @param children why the map does not come, above the lists */
export function FirstList({ children }: { readonly children: ReactNode }) {
  const lists = useHoldfast((state) => state.firstLists)
  const phase = useHoldfast((state) => state.phase.kind)
  const isCounted = useHoldfast((state) => state.shown !== null)
  if (phase === 'failed') return null
  return (
    // It scrolls, so that it takes the focus.
    <div role="group" aria-label="Until the map is drawn" tabIndex={0} className={styles['first']}>
      {children ?? (
        <p>
          {phase === 'ready' ? 'The map is being drawn.' : 'The incidents are being read. The map follows.'}
        </p>
      )}
      {lists && (
        <p className={styles['mark']}>
          <b>{HANDLING_LABELS[lists.handling]}</b>
          {lists.demonstration && <span>{`Demonstration data: ${INVENTED.toLowerCase()}`}</span>}
        </p>
      )}
      {lists?.hotspots && (
        <Rows heading={`Patrol hotspots on ${formatDay(lists.on)}`} list={lists.hotspots} />
      )}
      {lists?.orders && (
        <Rows heading={`Closure orders in force on ${formatDay(lists.on)}`} list={lists.orders} />
      )}
      {/* Last, so that it pushes nothing down that is being read. */}
      {isCounted && (
        <Suspense>
          <LastWeeks />
        </Suspense>
      )}
    </div>
  )
}

function Rows({ heading, list }: { readonly heading: string; readonly list: List }) {
  const id = useId()
  const { rows, known } = list
  const more = rows.length - MOST_ROWS
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {heading}: {boundWords(rows.length, known)}
      </h2>
      <ul>
        {rows.slice(0, MOST_ROWS).map(({ id: key, name, note }) => (
          <li key={key}>
            <span>{name}</span> <span className={styles['note']}>{note}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles['note']}>{`And ${formatCount(more)} more.`}</p>}
    </section>
  )
}
