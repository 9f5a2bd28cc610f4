/** The sentence that says what is shown: on both views, always of the same moment as the picture. */
import { StatusLine } from '../clock/StatusLine.tsx'
import { useHoldfast } from '../state/context.tsx'
import styles from './Status.module.css'

export function Status() {
  const shown = useHoldfast((state) => state.shown)
  return (
    <div className={styles['status']}>
      {shown && <StatusLine window={shown.window} inView={shown.step.inView} inAll={shown.total} />}
    </div>
  )
}
