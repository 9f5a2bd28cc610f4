/** The feeds in the header: how many are up to date, a sign where one fails, and the dialog that lists them. */
import { lazy, Suspense, useContext, useMemo } from 'react'
import { isFailing, feedSummaries, type FeedSummary } from '../../measures/feeds/feed-status.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { Boundary } from '../../ui/Boundary.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MenuItem } from '../../ui/menu/Menu.tsx'
import { useSingleKey } from '../keys/keyboard-access.tsx'
import { setAsideWords, upToDateWords } from './status-words.ts'
import styles from './FeedsBadge.module.css'

// Loaded when it is first opened.
const StatusPage = lazy(async () => ({ default: (await import('./StatusPage.tsx')).StatusPage }))

/** Line of a menu that opens the list of feeds. */
export function FeedsBadge() {
  const store = useContext(StoreContext)
  const feeds = useFeedSummaries()
  if (!feeds) return null
  return (
    <MenuItem
      icon="download"
      shortcut="f"
      hasDialog
      detail={setAsideWords(feeds)}
      sign={<FeedsSign />}
      onPress={() => store.setState({ dialog: 'feeds' })}
    >
      {upToDateWords(feeds)}
    </MenuItem>
  )
}

/** Sign that a feed is not up to date. */
export function FeedsSign() {
  const feeds = useFeedSummaries()
  const isManifestStale = useHoldfast(({ manifestState }) =>
    Boolean(manifestState?.error ?? manifestState?.doubt),
  )
  const hasProblem = (feeds?.some(isFailing) ?? false) || isManifestStale
  if (!hasProblem) return null
  return (
    <span className={styles['alarm']} title="A feed is not up to date">
      <Icon name="warning" size={14} />
    </span>
  )
}

/** The list of feeds; opened from the menu, and by the key `f`. */
export function FeedsDialog() {
  const store = useContext(StoreContext)
  const feeds = useFeedSummaries()
  const dialog = useHoldfast((state) => state.dialog)
  useSingleKey('f', () => store.setState({ dialog: 'feeds' }))
  const isClearing = dialog === 'device'
  return (
    <Boundary what="The list of feeds">
      <Suspense>
        {feeds && (isClearing || dialog === 'feeds') && (
          <StatusPage
            feeds={feeds}
            isClearing={isClearing}
            onClose={() => store.setState({ dialog: null })}
          />
        )}
      </Suspense>
    </Boundary>
  )
}

/** Summaries of the feeds, failing ones first; null until the feeds are open. */
function useFeedSummaries(): readonly FeedSummary[] | null {
  const catalogue = useHoldfast((state) => state.catalogue)
  const feedStates = useHoldfast((state) => state.feedStates)
  return useMemo(() => catalogue && feedSummaries({ ...catalogue, feedStates }), [catalogue, feedStates])
}
