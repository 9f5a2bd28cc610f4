/** What would become of the rows: in, shown, set aside by reason, and what a reader of the numbers should know. */
import type { Failed, FeedReport } from '../../../domain/feed.ts'
import { rowsSetAside } from '../../../domain/feed.ts'
import { Message } from '../../../ui/Message.tsx'
import { ReasonList } from '../list/ReasonList.tsx'
import { sumInWords } from '../status-words.ts'
import styles from './FileDialog.module.css'

export function Outcome({ outcome }: { readonly outcome: FeedReport | Failed | null }) {
  if (outcome === null) return <p className={styles['outcome']}>The rows are being counted.</p>
  if (isFailed(outcome))
    return (
      <Message kind="error" title={outcome.what}>
        {outcome.toDo}
      </Message>
    )
  const aside = rowsSetAside(outcome)
  return (
    <section aria-label="What would become of the rows" className={styles['outcome']}>
      <p>
        <strong>{`${sumInWords({ ...outcome, setAside: aside })}.`}</strong>{' '}
        {outcome.shown === 0 && 'No row would be left: there is nothing to open yet.'}
      </p>
      <ReasonList report={outcome} />
    </section>
  )
}

const isFailed = (outcome: FeedReport | Failed): outcome is Failed => 'what' in outcome
