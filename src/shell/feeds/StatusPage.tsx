/** The account of the feeds: how each stands, what became of its rows, what this device keeps, and what to do. */

import { useEffect, useRef, useContext, useState, lazy, Suspense } from 'react'
import { rowSums, type FeedSummary } from '../../measures/feeds/feed-status.ts'
import { useHoldfast, StoreContext } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { formatDay, plural } from '../../ui/numbers.ts'
import { OpenAccessNotice } from '../notices.tsx'
import { DownloadAside } from './SetAsideDownload.tsx'
import { Diagnostics } from './Diagnostics.tsx'
import { FeedList } from './FeedList.tsx'
import styles from './StatusPage.module.css'
import { OpenFile } from '../files/open-files.tsx'
import { outsideInWords, statusSentence, sumInWords } from './status-words.ts'
import { clearDevice, type Cleared } from '../../state/effects/clear-device.ts'
import { Boundary } from '../../ui/Boundary.tsx'

interface Props {
  readonly lines: readonly FeedSummary[]
  readonly onClose: () => void
}

export function StatusPage({ lines, onClose }: Props) {
  // A native modal dialog keeps the focus inside, and closes by Escape.
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
        <Summary lines={lines} />
        <FeedList lines={lines} />
        <DeviceLine lines={lines} />
        <Diagnostics lines={lines} />
      </div>
    </dialog>
  )
}

function Summary({ lines }: Pick<Props, 'lines'>) {
  const asOf = useHoldfast(({ catalogue }) => catalogue?.manifest.asOf)
  const sums = rowSums(lines)
  const reports = lines.flatMap(({ report }) => (report ? [report] : []))
  return (
    <div className={styles['summary']}>
      <p className={styles['sentence']}>{statusSentence(lines)}</p>
      <ManifestTrouble />
      <p>
        {`${sumInWords(sums)}.`} {outsideInWords(sums.outside)}{' '}
        {asOf !== undefined && `Data as of ${formatDay(asOf)}.`}
      </p>
      <div className={styles['actions']}>
        <OpenFile />
        <DownloadAside reports={reports} />
        <a href="schemas/index.html" target="_blank" rel="noreferrer">
          What each kind of feed holds
        </a>
        <EmbedOffer />
      </div>
    </div>
  )
}

/** The list of feeds itself may be old: then a feed that was added or taken away is not known. */
function ManifestTrouble() {
  const trouble = useHoldfast(({ manifestState }) => manifestState?.error ?? null)
  if (!trouble) return null
  return (
    <Message kind="stale" title="The list of feeds could not be fetched again">
      {`${trouble.what} ${trouble.toDo}`}
    </Message>
  )
}

/** What this device keeps of the feeds, and the button that empties it: asked twice, since it cannot be taken back. */

export function DeviceLine({ lines }: { readonly lines: readonly FeedSummary[] }) {
  const store = useContext(StoreContext)
  const storage = useHoldfast((state) => state.storage)
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState('')
  const kept = lines.filter(({ state }) => Boolean(state?.keptUntil)).length
  const clear = () => {
    setAsking(false)
    void clearDevice(store).then((cleared) => setSaid(clearedInWords(cleared)))
  }
  return (
    <section aria-labelledby="device-title" className={styles['device']}>
      <h3 id="device-title">This device</h3>
      <p>{keptInWords(kept, storage)}</p>
      <div className={styles['deviceButtons']}>
        {isAsking ? (
          <>
            <span>Every copy, choice and note of Holdfast on this device goes. What is on screen stays.</span>
            <Button kind="main" onClick={clear}>
              Clear it now
            </Button>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
          </>
        ) : (
          <Button onClick={() => setAsking(true)}>Clear this device</Button>
        )}
      </div>
      <p role="status">{said}</p>
    </section>
  )
}

function keptInWords(kept: number, storage: 'works' | 'blocked' | 'full'): string {
  if (storage === 'blocked')
    return 'Storage is blocked in this browser: everything works from memory, and nothing is there after a reload without the network.'
  const copies = kept === 0 ? 'No copy of a feed is kept.' : `Copies of ${plural(kept, 'feed')} are kept.`
  return storage === 'full'
    ? `${copies} There is no room for more: what does not fit works from memory.`
    : copies
}

/** `Cleared: copies of 8 feeds, 2 choices.` */
function clearedInWords({ copies, choices, caches }: Cleared): string {
  if (copies === null || choices === null || caches === null)
    return 'Not everything could be reached. Clear the data of this site in the browser’s settings.'
  return `Cleared: ${plural(copies, 'copy', 'copies')} of feeds, ${plural(choices, 'choice')}. Nothing is kept until the page is loaded again.`
}

/** The way to the code that puts the public page on another website; fetched when it is first asked for. */

const EmbedDialog = lazy(async () => ({ default: (await import('./EmbedDialog.tsx')).EmbedDialog }))

export function EmbedOffer() {
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  const close = () => {
    setOpen(false)
    place.current?.querySelector('button')?.focus()
  }
  return (
    <span ref={place}>
      <Button kind="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Put the public page on a website
      </Button>
      <Boundary what="The code for a website">
        <Suspense>{isOpen && <EmbedDialog onClose={close} />}</Suspense>
      </Boundary>
    </span>
  )
}
