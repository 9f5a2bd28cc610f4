/** Header badge with the numbers of feeds up to date and in doubt and of rows set aside; opens the list of feeds. */
import { lazy, Suspense, useRef, useState, useMemo } from 'react'
import { isFailing, feedSummaries, type FeedSummary } from '../../measures/feeds/feed-status.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Boundary } from '../../ui/Boundary.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useSingleKey } from '../keys/keyboard-access.tsx'
import { setAsideWords, upToDateWords } from './status-words.ts'
import styles from './FeedsBadge.module.css'

// Loaded when it is first opened.
const StatusPage = lazy(async () => ({ default: (await import('./StatusPage.tsx')).StatusPage }))

export function FeedsBadge() {
  const feeds = useFeedSummaries()
  const isManifestStale = useHoldfast(({ manifestState }) =>
    Boolean(manifestState?.error ?? manifestState?.doubt),
  )
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const open = () => setOpen(true)
  useSingleKey('f', open)
  if (!feeds) return null
  const hasProblem = feeds.some(isFailing) || isManifestStale
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <button ref={button} type="button" className={styles['badge']} aria-haspopup="dialog" onClick={open}>
        <span className={styles['line']}>
          {hasProblem && (
            <span className={styles['alarm']}>
              <Icon name="warning" size={14} />
            </span>
          )}
          {upToDateWords(feeds)}
        </span>
        <span className={styles['aside']}>{setAsideWords(feeds)}</span>
      </button>
      <Boundary what="The list of feeds">
        <Suspense>{isOpen && <StatusPage feeds={feeds} onClose={close} />}</Suspense>
      </Boundary>
    </>
  )
}

/** Summaries of the feeds, failing ones first; null until the feeds are open. */
function useFeedSummaries(): readonly FeedSummary[] | null {
  const catalogue = useHoldfast((state) => state.catalogue)
  const feedStates = useHoldfast((state) => state.feedStates)
  return useMemo(() => catalogue && feedSummaries({ ...catalogue, feedStates }), [catalogue, feedStates])
}
