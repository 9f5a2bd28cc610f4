/** The status sentence above both views: window, counts and change, with a button that copies it. */
import { StaleDataMark, StatusLine, statusSentence } from '../clock/StatusLine.tsx'
import { statusFacts } from '../clock/status-facts.ts'
import { copiedSentence } from '../measures/copied-sentence.ts'
import { oldDataOf } from '../measures/feeds/age.ts'
import { useHoldfast } from '../state/context.tsx'
import { feedStatusInput } from '../state/store.ts'
import { CopyButton } from '../ui/copy/CopyButton.tsx'
import styles from './Status.module.css'

export function Status() {
  const shown = useHoldfast((state) => state.shown)
  const catalogue = useHoldfast((state) => state.catalogue)
  const oldDataText = useHoldfast((state) => oldDataOf(feedStatusInput(state), ['incidents']))
  if (!shown || !catalogue) return null
  const facts = statusFacts(shown, catalogue)
  return (
    <div className={styles['status']} data-tour="status">
      <div className={styles['text']}>
        <StatusLine {...facts} />
        <StaleDataMark text={oldDataText} />
      </div>
      <CopyButton
        about="what is shown"
        sentence={copiedSentence([statusSentence(facts), oldDataText ?? ''].join(' ').trim(), catalogue)}
      />
    </div>
  )
}
