/** How the feeds stand, in one line of the header; a press opens the whole account of them. */

import { lazy, Suspense, useRef, useState, useMemo } from 'react'
import { isFailing, feedSummaries, type FeedSummary } from '../../measures/feeds/feed-status.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Boundary } from '../../ui/Boundary.tsx'
import { useSignKey } from '../keys/keyboard-access.tsx'
import styles from './FeedsBadge.module.css'
import { asideInShort, upToDate } from './status-words.ts'

// Most days nobody opens it: it comes when it is asked for.
const StatusPage = lazy(async () => ({ default: (await import('./StatusPage.tsx')).StatusPage }))

export function FeedsBadge() {
  const lines = useFeedLines()
  const isListOld = useHoldfast(({ manifestState }) => Boolean(manifestState?.error))
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const open = () => setOpen(true)
  useSignKey('f', open)
  if (!lines) return null
  const isTroubled = lines.some(isFailing) || isListOld
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <button ref={button} type="button" className={styles['badge']} aria-haspopup="dialog" onClick={open}>
        <span className={styles['line']}>
          {isTroubled && (
            <span className={styles['alarm']}>
              <Icon name="warning" size={14} />
            </span>
          )}
          {upToDate(lines)}
        </span>
        <span className={styles['aside']}>{asideInShort(lines)}</span>
      </button>
      <Boundary what="The list of feeds">
        <Suspense>{isOpen && <StatusPage lines={lines} onClose={close} />}</Suspense>
      </Boundary>
    </>
  )
}

/** How the feeds stand, as React state: one line each, trouble first; null until they are open. */

export function useFeedLines(): readonly FeedSummary[] | null {
  const catalogue = useHoldfast((state) => state.catalogue)
  const feedStates = useHoldfast((state) => state.feedStates)
  return useMemo(() => catalogue && feedSummaries({ ...catalogue, feedStates }), [catalogue, feedStates])
}
