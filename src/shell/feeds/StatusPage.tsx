/** Dialog on the feeds: state and rows of each, copies on this device, and diagnostics. */
import { useEffect, useRef, useContext, useState } from 'react'
import { rowSums, type FeedSummary } from '../../measures/feeds/feed-status.ts'
import { arePreferencesStored } from '../../state/effects/preferences.ts'
import { useHoldfast, StoreContext } from '../../state/context.tsx'
import { clearDevice, type ClearedCounts } from '../../state/effects/device-storage.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { formatDay, plural } from '../../ui/numbers.ts'
import { OpenFile } from '../files/open-files.tsx'
import { OpenAccessNotice } from '../OpenAccessNotice.tsx'
import { AcceptDoubt } from './AcceptDoubt.tsx'
import { Diagnostics } from './Diagnostics.tsx'
import { FeedList } from './FeedList.tsx'
import { SetAsideDownload } from './SetAsideDownload.tsx'
import { SignInLink } from './SignInLink.tsx'
import {
  beforeAccepting,
  nameInDoubt,
  numbersInDoubt,
  outsideSentence,
  rowSumWords,
  statusSentence,
} from './status-words.ts'
import styles from './StatusPage.module.css'

interface StatusPageProps {
  readonly feeds: readonly FeedSummary[]
  /** Whether it opens at the question whether to clear this device. */
  readonly isClearing?: boolean
  readonly onClose: () => void
}

export function StatusPage({ feeds, isClearing = false, onClose }: StatusPageProps) {
  // A native modal dialog traps the focus and closes on Escape.
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  return (
    <dialog ref={dialog} aria-labelledby="feeds-title" className={styles['page']} onClose={onClose}>
      <div className={styles['head']}>
        <h2 id="feeds-title">Feeds</h2>
        <Button kind="icon" icon="close" onClick={() => dialog.current?.close()}>
          Close the list of feeds
        </Button>
      </div>
      <OpenAccessNotice />
      <div className={styles['body']}>
        <FeedsSummary feeds={feeds} />
        <FeedList feeds={feeds} />
        <DeviceCopies feeds={feeds} isClearing={isClearing} />
        <Diagnostics feeds={feeds} />
      </div>
    </dialog>
  )
}

function FeedsSummary({ feeds }: Pick<StatusPageProps, 'feeds'>) {
  const asOf = useHoldfast(({ catalogue }) => catalogue?.manifest.asOf)
  const sums = rowSums(feeds)
  const reports = feeds.flatMap(({ report }) => (report ? [report] : []))
  return (
    <div className={styles['summary']}>
      <p className={styles['sentence']}>{statusSentence(feeds)}</p>
      <ManifestError />
      <ManifestDoubt />
      <p>
        {`${rowSumWords(sums)}.`} {outsideSentence(sums.outside)}{' '}
        {asOf !== undefined && `Data as of ${formatDay(asOf)}.`}
      </p>
      <div className={styles['actions']}>
        <OpenFile />
        <SetAsideDownload reports={reports} />
        <a href="schemas/index.html" target="_blank" rel="noreferrer">
          What each kind of feed holds
        </a>
      </div>
    </div>
  )
}

/** Shown where the manifest could not be fetched again: feeds added or removed since are then unknown. */
function ManifestError() {
  const error = useHoldfast(({ manifestState }) => manifestState?.error ?? null)
  if (!error) return null
  return (
    <Message kind="stale" title="The list of feeds could not be fetched again">
      {`${error.what} ${error.toDo} `}
      {error.kind === 'sign-in' && <SignInLink />}
    </Message>
  )
}

/** Shown where the manifest suddenly names hardly any feeds, or many more: until someone accepts it, the one before is used. */
function ManifestDoubt() {
  const doubt = useHoldfast(({ manifestState }) => manifestState?.doubt ?? null)
  return (
    <>
      {doubt && (
        <Message kind="stale" title={`${nameInDoubt(null)}: ${numbersInDoubt(null, doubt)}`}>
          {beforeAccepting(null)}
        </Message>
      )}
      <AcceptDoubt feed={null} doubt={doubt} />
    </>
  )
}

/** How many feeds have a copy on this device, and the button that clears the device after a confirmation. */
function DeviceCopies({ feeds, isClearing = false }: Pick<StatusPageProps, 'feeds' | 'isClearing'>) {
  const store = useContext(StoreContext)
  const storage = useHoldfast((state) => state.storage)
  const isAppStored = useHoldfast((state) => state.isAppStored)
  const [isConfirming, setConfirming] = useState(isClearing)
  const question = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The safe answer has the focus.
    if (isClearing) question.current?.querySelector<HTMLElement>('button:last-child')?.focus()
  }, [isClearing])
  const [message, setMessage] = useState('')
  const copyCount = feeds.filter(({ state }) => Boolean(state?.keptUntil)).length
  const clear = () => {
    setConfirming(false)
    void clearDevice(store).then((cleared) => setMessage(clearedSentence(cleared)))
  }
  return (
    <section aria-labelledby="device-title" className={styles['device']}>
      <h3 id="device-title">This device</h3>
      <p>{deviceCopiesSentence(copyCount, storage)}</p>
      {isAppStored === false && (
        <p>The app itself could not be kept on this device: it does not open without a network.</p>
      )}
      {!arePreferencesStored() && (
        <p>Choices, such as which panels are open, could not be kept: they last until the page is left.</p>
      )}
      <div ref={question} className={styles['deviceButtons']}>
        {isConfirming ? (
          <>
            <span>Every copy, choice and note of Holdfast on this device goes. What is on screen stays.</span>
            <Button kind="main" onClick={clear}>
              Clear it now
            </Button>
            <Button onClick={() => setConfirming(false)}>Keep it</Button>
          </>
        ) : (
          <Button onClick={() => setConfirming(true)}>Clear this device</Button>
        )}
      </div>
      <p role="status">{message}</p>
    </section>
  )
}

function deviceCopiesSentence(count: number, storage: 'works' | 'blocked' | 'full'): string {
  if (storage === 'blocked')
    return 'Storage is blocked in this browser: everything works from memory, and nothing is there after a reload without the network.'
  const copiesSentence =
    count === 0 ? 'No copy of a feed is kept.' : `Copies of ${plural(count, 'feed')} are kept.`
  return storage === 'full'
    ? `${copiesSentence} There is no room for more: what does not fit works from memory.`
    : copiesSentence
}

/** `Cleared: copies of 8 feeds, 2 choices.` */
function clearedSentence({ copies, preferences, caches }: ClearedCounts): string {
  if (copies === null || preferences === null || caches === null)
    return 'Not everything could be reached. Clear the data of this site in the browser’s settings.'
  return `Cleared: ${plural(copies, 'copy', 'copies')} of feeds, ${plural(preferences, 'choice')}. Nothing is kept until the page is loaded again.`
}
