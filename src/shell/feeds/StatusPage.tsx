/** The account of the feeds: how each stands, what became of its rows, what this device keeps, and what to do. */
import { useEffect, useRef } from 'react'
import { rowSums, type FeedSummary } from '../../measures/feeds/feed-status.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { formatDay } from '../../ui/numbers.ts'
import { EmbedOffer } from '../embedding/EmbedOffer.tsx'
import { OpenAccessNotice } from '../OpenAccessNotice.tsx'
import { DownloadAside } from './list/DownloadAside.tsx'
import { DeviceLine } from './device/DeviceLine.tsx'
import { Diagnostics } from './device/Diagnostics.tsx'
import { FeedList } from './list/FeedList.tsx'
import styles from './StatusPage.module.css'
import { OpenFile } from './file/OpenFile.tsx'
import { outsideInWords, statusSentence, sumInWords } from './status-words.ts'

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
