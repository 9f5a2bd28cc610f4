/** The status sentence above both views: window, counts and change, with a button that copies it. */
import { useEffect, useState } from 'react'
import { KnownNote, knownNote } from '../clock/KnownNote.tsx'
import { StaleDataMark, StatusLine, statusSentence } from '../clock/StatusLine.tsx'
import { useHoursWords } from '../clock/use-hours-words.ts'
import { isOpen } from '../domain/dataset.ts'
import type * as ShortChanges from '../measures/baseline/beside-baseline.ts'
import type { ShortChange } from '../measures/baseline/beside-baseline.ts'
import { copiedSentence } from '../measures/copied-sentence.ts'
import { oldDataOf } from '../measures/feeds/age.ts'
import { comparisonOf } from '../state/catalogue.ts'
import { useHoldfast } from '../state/context.tsx'
import { feedStatusInput, type ShownCounts } from '../state/store.ts'
import { CopyButton } from '../ui/copy/CopyButton.tsx'
import styles from './Status.module.css'

/** The change of the total against the baseline, or only the notice why there is none. */
function changeOf(
  { total, baseline }: ShownCounts,
  notice: string | null,
  formatter: ChangeFormatter,
): ShortChange | null {
  if (!baseline) return notice === null ? null : plainChange(notice)
  if (formatter === 'failed') return plainChange('The words for a change did not load: reload the page.')
  if (formatter === null) return null
  const counts = { ...baseline, now: total, before: baseline.total, baseline: baseline.window }
  const change = formatter.shortChange(counts)
  return notice === null ? change : { ...change, text: `${change.text}. ${notice}` }
}

const plainChange = (text: string): ShortChange => ({ text, verdict: null, details: '' })

type ChangeFormatter = Pick<typeof ShortChanges, 'shortChange'> | 'failed' | null

/** The module that formats changes, loaded when a baseline is first chosen. */
function useChangeFormatter(isWanted: boolean): ChangeFormatter {
  const [formatter, setFormatter] = useState<ChangeFormatter>(null)
  const isMissing = isWanted && formatter === null
  useEffect(() => {
    if (!isMissing) return
    import('../measures/baseline/beside-baseline.ts').then(setFormatter, () => setFormatter('failed'))
  }, [isMissing])
  return formatter
}

const INCIDENTS = ['incidents'] as const

export function Status() {
  const shown = useHoldfast((state) => state.shown)
  const catalogue = useHoldfast((state) => state.catalogue)
  const notice = useHoldfast(({ view }) => catalogue && comparisonOf(view, catalogue).notice)
  const hours = useHoursWords()
  const oldDataText = useHoldfast((state) => oldDataOf(feedStatusInput(state), ['incidents']))
  const notKnown = useHoldfast((state) => knownNote(state, INCIDENTS))
  const formatter = useChangeFormatter(shown !== null && shown.baseline !== null)
  if (!shown || !catalogue) return null
  const line = {
    window: shown.window,
    inView: shown.step.inView,
    inAll: shown.total,
    hours,
    isUnknown: !isOpen(catalogue, 'incidents'),
  }
  return (
    <div className={styles['status']} data-tour="status">
      <div className={styles['text']}>
        <StatusLine {...line} change={changeOf(shown, notice, formatter)} />
        <StaleDataMark text={oldDataText} />
        <KnownNote kinds={INCIDENTS} />
      </div>
      <CopyButton
        about="what is shown"
        sentence={copiedSentence(
          [statusSentence(line), oldDataText, notKnown].filter(Boolean).join(' '),
          catalogue,
        )}
      />
    </div>
  )
}
