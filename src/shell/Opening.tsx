/** Progress of opening the feeds with a way to cancel slow ones, or the failure that prevents it. */
import { useContext, useEffect, useState } from 'react'
import { SIGN_IN_ADDRESS } from '../domain/hosting/sign-in.ts'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { cancelFeed, refreshFeed } from '../state/effects/feeds.ts'
import type { FeedProgress, State } from '../state/store.ts'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
import { formatCount } from '../ui/numbers.ts'
import { HANDLING_LABELS } from '../domain/feed.ts'
import { INVENTED } from '../measures/copied-sentence.ts'
import { feedName } from '../measures/feeds/feed-names.ts'
import styles from './Opening.module.css'

/** A feed that takes longer than this can be cancelled. */
const CANCEL_AFTER_MILLISECONDS = 2000

export function Opening() {
  const phase = useHoldfast((state) => state.phase)
  if (phase.kind === 'failed')
    return (
      <div className={styles['opening']} role="alert">
        <h2>The feeds did not open</h2>
        <p>{phase.what}</p>
        <p>{phase.toDo}</p>
        {phase.wantsSignIn && <a href={`${SIGN_IN_ADDRESS}${location.hash}`}>Sign in</a>}
      </div>
    )
  return phase.kind === 'ready' ? <RemainingFeeds /> : <OpeningFeeds feeds={phase.progress} />
}

function OpeningFeeds({ feeds }: { readonly feeds: readonly FeedProgress[] }) {
  // On a phone one row at a time, so that the first list beside it stays in sight and nothing moves.
  const isPhone = useIsPhone()
  const listed = isPhone ? feeds.filter(({ isDone }) => !isDone).slice(0, 1) : feeds
  return (
    <div className={styles['opening']} role="status">
      <h2>{titleOf(feeds)}</h2>
      <ul>
        {listed.map((progress) => (
          <FeedBar key={progress.feed} {...progress} />
        ))}
      </ul>
      {!isPhone && <PlacesNote />}
    </div>
  )
}

/** What the dots on the map are; where they are not in sight, nothing. */
function PlacesNote() {
  const isInSight = useHoldfast(({ arePlacesDrawn, view }) => arePlacesDrawn && view.tab !== 'board')
  const places = useHoldfast((state) => state.placesToRead)
  if (!isInSight || !places) return null
  const { handling, demonstration } = places
  return (
    <p>
      <b>{HANDLING_LABELS[handling]}</b>
      {demonstration ? ` ${INVENTED}. ` : ' '}
      Each dot is a square of 150 m in which a part of the file has rows, whichever days and categories are
      chosen. Nothing is checked or counted yet: the numbers come when all is read.
    </p>
  )
}

/** `Opening feeds, 4 of 9`. */
const titleOf = (progress: readonly FeedProgress[]) =>
  progress.length === 0
    ? 'Opening feeds'
    : `Opening feeds, ${progress.filter(({ isDone }) => isDone).length} of ${progress.length}`

/** Feeds still opening and feeds that were cancelled, beside the open ones. */
function RemainingFeeds() {
  const coming = useHoldfast((state) => state.coming)
  const stopped = useHoldfast(stoppedFeedsText)
  const stoppedNames = stopped === '' ? [] : stopped.split(' ')
  if (coming.length === 0 && stoppedNames.length === 0) return null
  return (
    <div className={`${styles['opening']} ${styles['beside']}`} role="status">
      <h2>{coming.length > 0 ? 'Still opening' : 'Not opened'}</h2>
      <ul>
        {coming.map((progress) => (
          <FeedBar key={progress.feed} {...progress} />
        ))}
        {stoppedNames
          .filter((name) => coming.every(({ feed }) => feed !== name))
          .map((name) => (
            <StoppedFeed key={name} feed={name} />
          ))}
      </ul>
    </div>
  )
}

/** Ids of the cancelled feeds joined by spaces: a string, so that the selector's result is stable. Ids hold no space. */
const stoppedFeedsText = ({ feedStates }: State) =>
  feedStates
    .filter(({ error, from, isFetching }) => error?.kind === 'stopped' && from === 'none' && !isFetching)
    .map(({ feed }) => feed)
    .join(' ')

/** Share of a feed that is read, from 0 to 1: by its rows where their number is known, else by its bytes; null: unknown. */
function shareOf({ read, of, rows, ofRows, isDone }: FeedProgress): number | null {
  if (isDone) return 1
  if (ofRows > 0) return rows / ofRows
  // A compressed response may lack a usable length.
  return of === 0 ? null : Math.min(1, read / of)
}

/** `Incidents: 300,000 of 1,000,000 rows read, 30 %`. */
function progressText(name: string, progress: FeedProgress): string {
  const { rows, ofRows, isDone } = progress
  const share = shareOf(progress)
  const percent = share === null || isDone ? '' : `${Math.floor(share * 100)} %`
  if (rows === 0) return percent === '' || share === 0 ? name : `${name}: ${percent} fetched`
  const of = ofRows > 0 && !isDone ? ` of ${formatCount(ofRows)}` : ''
  return `${name}: ${formatCount(rows)}${of} rows read${percent === '' ? '' : `, ${percent}`}`
}

function FeedBar(progress: FeedProgress) {
  const { feed, isDone } = progress
  const store = useContext(StoreContext)
  const isSlow = useIsSlow()
  const isStopped = useHoldfast((state) => stoppedFeedsText(state).split(' ').includes(feed))
  const name = feedName(feed)
  if (isStopped) return <StoppedFeed feed={feed} />
  return (
    <li>
      <span>{progressText(name, progress)}</span>
      {isSlow && !isDone && (
        <Button kind="link" aria-label={`Cancel ${name}`} onClick={() => void cancelFeed(store, feed)}>
          Cancel
        </Button>
      )}
      <progress aria-label={name} value={shareOf(progress) ?? 0} max={1} />
    </li>
  )
}

function StoppedFeed({ feed }: { readonly feed: string }) {
  const store = useContext(StoreContext)
  const name = feedName(feed)
  return (
    <li>
      <span>{`${name}: stopped by you.`}</span>
      <Button kind="link" aria-label={`Open again: ${name}`} onClick={() => void refreshFeed(store, feed)}>
        Open again
      </Button>
    </li>
  )
}

/** True once the component has been mounted for longer than a user should have to wait. */
function useIsSlow(): boolean {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), CANCEL_AFTER_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [])
  return isSlow
}
