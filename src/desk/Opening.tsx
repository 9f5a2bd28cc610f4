/** What stands on the screen until the feeds are open, or instead of them: progress with a number, or what went wrong. */
import { useHoldfast } from '../state/context.tsx'
import type { Progress } from '../state/store.ts'
import { formatCount } from '../ui/numbers.ts'
import { feedName } from './states/feed-words.ts'
import styles from './Opening.module.css'

export function Opening() {
  const phase = useHoldfast((state) => state.phase)
  if (phase.kind === 'ready') return null
  if (phase.kind === 'failed')
    return (
      <div className={styles['opening']} role="alert">
        <h2>The feeds did not open</h2>
        <p>{phase.what}</p>
        <p>{phase.toDo}</p>
      </div>
    )
  return (
    <div className={styles['opening']} role="status">
      <h2>{titleOf(phase.progress)}</h2>
      <ul>
        {phase.progress.map((progress) => (
          <FeedBar key={progress.feed} {...progress} />
        ))}
      </ul>
    </div>
  )
}

/** `Opening feeds, 4 of 9`. */
const titleOf = (progress: readonly Progress[]) =>
  progress.length === 0
    ? 'Opening feeds'
    : `Opening feeds, ${progress.filter(({ isDone }) => isDone).length} of ${progress.length}`

function FeedBar({ feed, read, of, rows, isDone }: Progress) {
  const name = feedName(feed)
  // A server that packs what it sends does not say how long it is: the bar then waits for the end.
  const share = isDone ? 1 : read / Math.max(1, of, read)
  return (
    <li>
      <span>{rows > 0 ? `${name}: ${formatCount(rows)} rows read` : name}</span>
      <progress aria-label={name} value={of === 0 && !isDone ? 0 : share} max={1} />
    </li>
  )
}
