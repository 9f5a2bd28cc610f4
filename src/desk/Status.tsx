/** The sentence that says what is shown: on both views, always of the same moment as the picture. */
import { StatusLine, statusSentence } from '../clock/StatusLine.tsx'
import { copiedSentence } from '../measures/copied.ts'
import { useHoldfast } from '../state/context.tsx'
import { CopyButton } from '../ui/copy/CopyButton.tsx'
import styles from './Status.module.css'

export function Status() {
  const shown = useHoldfast((state) => state.shown)
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!shown || !catalogue) return <div className={styles['status']} />
  const line = { window: shown.window, inView: shown.step.inView, inAll: shown.total }
  return (
    <div className={styles['status']} data-tour="status">
      <StatusLine {...line} />
      <CopyButton about="what is shown" sentence={copiedSentence(statusSentence(line), catalogue)} />
    </div>
  )
}
