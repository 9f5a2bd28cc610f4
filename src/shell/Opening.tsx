/** What stands on the screen until the feeds are open, or instead of them: progress with a number, or what went wrong. */
import { useContext, useEffect, useState } from 'react'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { cancelFeed, refreshFeed } from '../state/effects/feeds.ts'
import type { FeedProgress, State } from '../state/store.ts'
import { Button } from '../ui/Button.tsx'
import { formatCount } from '../ui/numbers.ts'
import { feedName } from './states/feed-words.ts'
import styles from './Opening.module.css'

/** What takes longer is worth a way out. */
const LONG_MILLISECONDS = 2000

export function Opening() {
  const phase = useHoldfast((state) => state.phase)
  if (phase.kind === 'failed')
    return (
      <div className={styles['opening']} role="alert">
        <h2>The feeds did not open</h2>
        <p>{phase.what}</p>
        <p>{phase.toDo}</p>
      </div>
    )
  return phase.kind === 'ready' ? <StillToCome /> : <OpeningFeeds feeds={phase.progress} />
}

function OpeningFeeds({ feeds }: { readonly feeds: readonly FeedProgress[] }) {
  return (
    <div className={styles['opening']} role="status">
      <h2>{titleOf(feeds)}</h2>
      <ul>
        {feeds.map((progress) => (
          <FeedBar key={progress.feed} {...progress} />
        ))}
      </ul>
    </div>
  )
}

/** `Opening feeds, 4 of 9`. */
const titleOf = (progress: readonly FeedProgress[]) =>
  progress.length === 0
    ? 'Opening feeds'
    : `Opening feeds, ${progress.filter(({ isDone }) => isDone).length} of ${progress.length}`

/** Feeds that are large, and feeds that somebody did not want to wait for, while the rest is there. */
function StillToCome() {
  const coming = useHoldfast((state) => state.coming)
  const stopped = useHoldfast(stoppedFeeds)
  const names = stopped === '' ? [] : stopped.split(' ')
  if (coming.length === 0 && names.length === 0) return null
  return (
    <div className={`${styles['opening']} ${styles['beside']}`} role="status">
      <h2>{coming.length > 0 ? 'Still opening' : 'Not opened'}</h2>
      <ul>
        {coming.map((progress) => (
          <FeedBar key={progress.feed} {...progress} />
        ))}
        {names
          .filter((name) => coming.every(({ feed }) => feed !== name))
          .map((name) => (
            <StoppedFeed key={name} feed={name} />
          ))}
      </ul>
    </div>
  )
}

/** As one text, which stays the same while they do. A name of a feed holds no space. */
const stoppedFeeds = ({ feedStates }: State) =>
  feedStates
    .filter(
      ({ error: trouble, from, isFetching }) => trouble?.kind === 'stopped' && from === 'none' && !isFetching,
    )
    .map(({ feed }) => feed)
    .join(' ')

function FeedBar({ feed, read, of, rows, isDone }: FeedProgress) {
  const store = useContext(StoreContext)
  const isLong = useLong()
  const isStopped = useHoldfast((state) => stoppedFeeds(state).split(' ').includes(feed))
  const name = feedName(feed)
  if (isStopped) return <StoppedFeed feed={feed} />
  // Not every server that packs what it sends says how long it is: the bar then waits for the end.
  const share = isDone ? 1 : read / Math.max(1, of, read)
  return (
    <li>
      <span>{rows > 0 ? `${name}: ${formatCount(rows)} rows read` : name}</span>
      {isLong && !isDone && (
        <Button kind="link" aria-label={`Cancel ${name}`} onClick={() => void cancelFeed(store, feed)}>
          Cancel
        </Button>
      )}
      <progress aria-label={name} value={of === 0 && !isDone ? 0 : share} max={1} />
    </li>
  )
}

function StoppedFeed({ feed }: { readonly feed: string }) {
  const store = useContext(StoreContext)
  const name = feedName(feed)
  return (
    <li>
      <span>{`${name}: stopped at your wish.`}</span>
      <Button kind="link" aria-label={`Open again: ${name}`} onClick={() => void refreshFeed(store, feed)}>
        Open again
      </Button>
    </li>
  )
}

/** True once this has stood for long. */
function useLong(): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [])
  return isLong
}
