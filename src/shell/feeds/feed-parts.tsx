/** Parts of the display of one feed, shared by the table and the cards: name, state, row counts, age, device copy. */
import { useContext, useEffect, useState } from 'react'
import { HANDLING_LABELS, type FeedState } from '../../domain/feed.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import { ageWords } from '../../measures/feeds/age.ts'
import { isFailing, type FeedSummary } from '../../measures/feeds/feed-status.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { deviceNow, startDeviceClock } from '../../state/effects/clock-and-seed.ts'
import { refreshFeed } from '../../state/effects/feeds.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { AcceptDoubt } from './AcceptDoubt.tsx'
import { feedName } from '../../measures/feeds/feed-names.ts'
import { countdownWords, deviceCopyWords, feedStatusSentences, feedStatusWords } from './status-words.ts'
import styles from './feed-parts.module.css'

interface FeedPartProps {
  readonly feed: FeedSummary
}
const MINUTE = 60_000

/** Name of the feed; its kind, linked to the schema; source, licence and handling marking. */
export function FeedName({ feed: { entry } }: FeedPartProps) {
  const { id, kind, source, licence, handling } = entry
  return (
    <div className={styles['name']}>
      <strong>{feedName(id)}</strong>
      <p className={styles['quiet']}>
        <a href={`schemas/${kind}.html`} target="_blank" rel="noreferrer">
          {kind.replaceAll('-', ' ')}
        </a>
        {[source, licence].filter(Boolean).map((part) => ` · ${part}`)}
      </p>
      <p className={styles['mark']}>{HANDLING_LABELS[handling]}</p>
    </div>
  )
}

/** State of the feed with its icon, explaining sentences, and the buttons to accept its answer and to fetch it again. */
export function FeedStatusText({ feed }: FeedPartProps) {
  const now = useNow(MINUTE)
  const hasFailed = isFailing(feed)
  return (
    <div className={styles['status']}>
      <p className={hasFailed ? styles['alarm'] : styles['calm']}>
        <Icon name={hasFailed ? 'warning' : feed.status === 'coming' ? 'clock' : 'tick'} size={14} />
        {feedStatusWords(feed, now)}
      </p>
      {feedStatusSentences(feed).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <AcceptDoubt feed={feed.entry.id} doubt={feed.state?.doubt ?? null} />
      <RetryButton feed={feed} />
    </div>
  )
}

/** Retry button, where fetching again can help; it stays mounted while fetching, so that the focus is not lost. */
function RetryButton({ feed: { entry, state, error } }: FeedPartProps) {
  const store = useContext(StoreContext)
  if (!state || state.from === 'opened-here' || (!error && !state.doubt && state.from !== 'kept')) return null
  return (
    <Button
      kind="link"
      aria-label={`Try again: ${feedName(entry.id)}`}
      aria-disabled={state.isFetching}
      onClick={() => {
        if (!state.isFetching) void refreshFeed(store, entry.id)
      }}
    >
      {state.isFetching ? 'Trying now' : 'Try again'}
    </Button>
  )
}

/** Row counts: rows in = shown + set aside. */
export function FeedRowCounts({ feed: { report, setAside, outside } }: FeedPartProps) {
  if (!report) return <p className={styles['quiet']}>No rows: not known, which does not mean none.</p>
  return (
    <dl className={styles['sum']}>
      <div>
        <dt>in</dt>
        <dd>{formatCount(report.rowsIn)}</dd>
      </div>
      <div>
        <dt>shown</dt>
        <dd>{formatCount(report.shown)}</dd>
      </div>
      <div>
        <dt>set aside</dt>
        <dd className={setAside > 0 ? styles['some'] : undefined}>{formatCount(setAside)}</dd>
      </div>
      {outside > 0 && (
        <p className={styles['quiet']}>{`${formatCount(outside)} of those shown outside ${theWhole()}`}</p>
      )}
    </dl>
  )
}

/** When the feed was last fetched, and when it is tried next. */
export function FeedAge({ feed: { state } }: FeedPartProps) {
  const now = useNow(MINUTE)
  if (!state) return <p className={styles['quiet']}>Not known</p>
  return (
    <>
      <p>{fetchedWords(state, now)}</p>
      <NextFetch feed={{ state }} />
    </>
  )
}

function fetchedWords({ from, goodAt }: FeedState, now: number): string {
  if (from === 'opened-here') return 'Not fetched'
  if (goodAt === null) return 'Never fetched'
  return now - goodAt < MINUTE ? 'Just now' : `${ageWords(now - goodAt)} ago`
}

/** Countdown to the next fetch; deliberately no live region, so that screen readers do not announce every second. */
function NextFetch({ feed: { state } }: { readonly feed: Pick<FeedSummary, 'state'> }) {
  const now = useNow(1000)
  if (state?.isFetching) return <p className={styles['quiet']}>Being fetched now</p>
  if (!state?.nextTryAt) return null
  return <p className={styles['quiet']}>{`Next try in ${countdownWords(state.nextTryAt - now)}`}</p>
}

/** Whether a copy of the feed is on this device, and until when. */
export function DeviceCopyText({ feed }: FeedPartProps) {
  const storage = useHoldfast((state) => state.storage)
  return <p>{deviceCopyWords(feed, storage)}</p>
}

/** The current time in UTC milliseconds as React state, updated every `everyMilliseconds`. */
function useNow(everyMilliseconds: number): number {
  const [now, setNow] = useState(deviceNow)
  useEffect(() => startDeviceClock(everyMilliseconds, setNow), [everyMilliseconds])
  return now
}
