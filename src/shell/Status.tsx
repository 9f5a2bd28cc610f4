/** The status sentence above both views: window, counts and change, with a button that copies it. */
import { lazy, Suspense } from 'react'
import { KnownNote, knownNote } from '../clock/KnownNote.tsx'
import { StaleDataMark, StatusLine, statusSentence } from '../clock/StatusLine.tsx'
import { statusFacts } from '../clock/status-facts.ts'
import { HANDLING_LABELS } from '../domain/feed.ts'
import { copiedSentence } from '../measures/copied-sentence.ts'
import { oldDataOf } from '../measures/feeds/age.ts'
import { useHoldfast } from '../state/context.tsx'
import { feedStatusInput } from '../state/store.ts'
import { useIsPhone } from '../ui/media.ts'
import { CopyButton } from '../ui/copy/CopyButton.tsx'
import { StatusStrip } from './phone/StatusStrip.tsx'
import styles from './Status.module.css'

// Loaded after the first text.
const CompareWith = lazy(async () => ({ default: (await import('./CompareWith.tsx')).CompareWith }))

const INCIDENTS = ['incidents'] as const

export function Status() {
  const shown = useHoldfast((state) => state.shown)
  const catalogue = useHoldfast((state) => state.catalogue)
  const oldDataText = useHoldfast((state) => oldDataOf(feedStatusInput(state), ['incidents']))
  const notKnown = useHoldfast((state) => knownNote(state, INCIDENTS))
  const isPhone = useIsPhone()
  if (!shown || !catalogue) return null
  const facts = statusFacts(shown, catalogue)
  const whole = (
    <>
      <div className={styles['text']}>
        <StatusLine {...facts} />
        <StaleDataMark text={oldDataText} />
        <KnownNote kinds={INCIDENTS} />
      </div>
      <div className={styles['actions']}>
        {!isPhone && (
          <Suspense>
            <CompareWith catalogue={catalogue} />
          </Suspense>
        )}
        <CopyButton
          about="what is shown"
          sentence={copiedSentence(
            [statusSentence(facts), oldDataText, notKnown].filter(Boolean).join(' '),
            catalogue,
          )}
        />
      </div>
    </>
  )
  if (isPhone)
    return (
      <StatusStrip
        facts={facts}
        handling={HANDLING_LABELS[catalogue.handling]}
        hasShortfall={Boolean(oldDataText ?? notKnown)}
      >
        {whole}
      </StatusStrip>
    )
  return (
    <div className={styles['status']} data-tour="status">
      {whole}
    </div>
  )
}
