/** The sentence that says what is shown: on both views, always of the same moment as the picture. */
import { isOpen } from '../domain/dataset.ts'
import { useEffect, useState } from 'react'
import { StaleDataMark } from '../clock/StaleDataMark.tsx'
import { StatusLine, statusSentence } from '../clock/StatusLine.tsx'
import { useHoursWords } from '../clock/use-hours-words.ts'
import { copiedSentence } from '../measures/copied-sentence.ts'
import type * as ShortChanges from '../measures/baseline/beside-baseline.ts'
import type { ShortChange } from '../measures/baseline/beside-baseline.ts'
import { oldDataOf } from '../measures/feeds/age.ts'
import { comparisonOf } from '../state/catalogue.ts'
import { useHoldfast } from '../state/context.tsx'
import { feedStatusInput } from '../state/device/feed-statuses.ts'
import type { Shown } from '../state/store.ts'
import { CopyButton } from '../ui/copy/CopyButton.tsx'
import styles from './Status.module.css'

/** The change of everything counted, where a baseline is on; a notice alone where it was asked for in vain. */
function changeIn({ total, baseline }: Shown, notice: string | null, words: Words): ShortChange | null {
  if (!baseline) return notice === null ? null : plain(notice)
  if (words === 'failed') return plain('The words for a change did not load: reload the page.')
  if (words === null) return null
  const counts = { ...baseline, now: total, before: baseline.total, baseline: baseline.window }
  const change = words.shortChange(counts)
  return notice === null ? change : { ...change, text: `${change.text}. ${notice}` }
}

const plain = (text: string): ShortChange => ({ text, verdict: null, details: '' })

type Words = Pick<typeof ShortChanges, 'shortChange'> | 'failed' | null

/** What puts a change into words: fetched when somebody first compares. */
function useWords(isWanted: boolean): Words {
  const [words, setWords] = useState<Words>(null)
  const isMissing = isWanted && words === null
  useEffect(() => {
    if (!isMissing) return
    import('../measures/baseline/beside-baseline.ts').then(setWords, () => setWords('failed'))
  }, [isMissing])
  return words
}

export function Status() {
  const shown = useHoldfast((state) => state.shown)
  const catalogue = useHoldfast((state) => state.catalogue)
  const notice = useHoldfast(({ view }) => catalogue && comparisonOf(view, catalogue).notice)
  const hours = useHoursWords()
  const old = useHoldfast((state) => oldDataOf(feedStatusInput(state), ['incidents']))
  const words = useWords(shown !== null && shown.baseline !== null)
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
      <div className={styles['words']}>
        <StatusLine {...line} change={changeIn(shown, notice, words)} />
        <StaleDataMark words={old} />
      </div>
      <CopyButton
        about="what is shown"
        sentence={copiedSentence([statusSentence(line), old ?? ''].join(' ').trim(), catalogue)}
      />
    </div>
  )
}
