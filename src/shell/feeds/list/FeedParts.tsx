/** What is said of one feed, part by part: the table sets them in columns, the cards one under the other. */
import { useContext } from 'react'
import { isFailing, type FeedSummary } from '../../../measures/feeds/feed-status.ts'
import type { FeedState } from '../../../domain/feeds/feed-state.ts'
import { ageWords } from '../../../measures/feeds/age.ts'
import { StoreContext, useHoldfast } from '../../../state/context.tsx'
import { refreshFeed } from '../../../state/effects/feeds.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { formatCount } from '../../../ui/numbers.ts'
import { feedName } from '../../states/feed-words.ts'
import { countdown } from '../moment-words.ts'
import styles from './FeedParts.module.css'
import { deviceCopyWords, MARKS, feedStatusSentences, feedStatusWords } from '../status-words.ts'
import { useNow } from '../use-now.ts'

interface Part {
  readonly line: FeedSummary
}
const MINUTE = 60_000

/** Its name; then its kind, which leads to how such feeds are read, source and licence, and the mark. */
export function FeedName({ line: { entry } }: Part) {
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
      <p className={styles['mark']}>{MARKS[handling]}</p>
    </div>
  )
}

export function FeedStatusText({ line }: Part) {
  const now = useNow(MINUTE)
  const isTroubled = isFailing(line)
  return (
    <div className={styles['standing']}>
      <p className={isTroubled ? styles['alarm'] : styles['calm']}>
        <Icon name={isTroubled ? 'warning' : line.status === 'coming' ? 'clock' : 'tick'} size={14} />
        {feedStatusWords(line, now)}
      </p>
      {feedStatusSentences(line).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <TryAgain line={line} />
    </div>
  )
}

/** Offered where trying can help; while it is tried the button stays, so that nobody's focus is lost. */
function TryAgain({ line: { entry, state, error: trouble } }: Part) {
  const store = useContext(StoreContext)
  if (!state || state.from === 'opened-here' || (!trouble && state.from !== 'kept')) return null
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

/** Rows in = shown + set aside, as a sum that can be checked. */
export function FeedSum({ line: { report, setAside: aside, outside } }: Part) {
  if (!report) return <p className={styles['quiet']}>No rows: not known, which is not nought.</p>
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
        <dd className={aside > 0 ? styles['some'] : undefined}>{formatCount(aside)}</dd>
      </div>
      {outside > 0 && (
        <p className={styles['quiet']}>{`${formatCount(outside)} of those shown outside the borough`}</p>
      )}
    </dl>
  )
}

export function FeedAge({ line: { state } }: Part) {
  const now = useNow(MINUTE)
  if (!state) return <p className={styles['quiet']}>Not known</p>
  return (
    <>
      <p>{fetchedWords(state, now)}</p>
      <NextTry line={{ state }} />
    </>
  )
}

function fetchedWords({ from, goodAt }: FeedState, now: number): string {
  if (from === 'opened-here') return 'Not fetched'
  if (goodAt === null) return 'Never fetched'
  return now - goodAt < MINUTE ? 'Just now' : `${ageWords(now - goodAt)} ago`
}

/** It counts down in silence: no live region, so that a screen reader hears it only when it comes by. */
function NextTry({ line: { state } }: { readonly line: Pick<FeedSummary, 'state'> }) {
  const now = useNow(1000)
  if (state?.isFetching) return <p className={styles['quiet']}>Being fetched now</p>
  if (!state?.nextTryAt) return null
  return <p className={styles['quiet']}>{`Next try in ${countdown(state.nextTryAt - now)}`}</p>
}

export function FeedCopyText({ line }: Part) {
  const storage = useHoldfast((state) => state.storage)
  return <p>{deviceCopyWords(line, storage)}</p>
}
