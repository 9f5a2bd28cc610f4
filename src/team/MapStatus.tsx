/** The sentence that says what is shown: above the picture, always of the same moment as the picture. */
import { StatusLine } from '../clock/StatusLine.tsx'
import { useHoldfast } from '../state/context.tsx'
import styles from './Team.module.css'

export function MapStatus() {
  const shown = useHoldfast((state) => state.shown)
  return (
    <div className={styles['status']}>
      {shown && <StatusLine window={shown.window} inView={shown.step.inView} inAll={shown.total} />}
    </div>
  )
}
