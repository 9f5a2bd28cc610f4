/** What stands on the screen until the feeds are open, or instead of them: progress with a number, or what went wrong. */
import { useHoldfast } from '../state/context.tsx'
import { formatCount } from '../ui/numbers.ts'
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
      <h2>Opening feeds</h2>
      <ul>
        {phase.progress.map(({ feed, read, of, rows }) => (
          <li key={feed}>
            <span>{`${feed}: ${formatCount(rows)} rows read`}</span>
            <progress aria-label={feed} value={read} max={Math.max(1, of)} />
          </li>
        ))}
      </ul>
    </div>
  )
}
