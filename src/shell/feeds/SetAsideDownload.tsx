/** Button that downloads the rows set aside as CSV; the full list is requested from the worker when pressed. */
import { useContext, useState } from 'react'
import type { FeedReport } from '../../domain/feed.ts'
import { setAsideCount, setAsideCsv } from '../../measures/feeds/set-aside-file.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { fullReports } from '../../state/effects/feeds.ts'
import { Button } from '../../ui/Button.tsx'
import { saveText } from '../../ui/copy/clipboard.ts'
import { plural } from '../../ui/numbers.ts'
import { downloadWords } from './status-words.ts'

interface SetAsideDownloadProps {
  readonly reports: readonly FeedReport[]
  /** Name of the feed, where the download is of one feed. */
  readonly feedLabel?: string
}

export function SetAsideDownload({ reports, feedLabel }: SetAsideDownloadProps) {
  const store = useContext(StoreContext)
  const manifest = useHoldfast(({ catalogue }) => catalogue?.manifest)
  const [message, setMessage] = useState('')
  const { rows } = setAsideCount({ reports })
  if (rows === 0 || !manifest) return null
  const label = downloadWords(reports)
  const download = async () => {
    const full = await fullReports(store)
    const completeReports = reports.map((report) => full?.find(({ feed }) => feed === report.feed) ?? report)
    saveText('rows-set-aside.csv', 'text/csv', setAsideCsv({ manifest, reports: completeReports }))
    setMessage(shortfallSentence(setAsideCount({ reports: completeReports })))
  }
  return (
    <span>
      <Button
        kind="link"
        aria-label={feedLabel === undefined ? undefined : `${label}: ${feedLabel}`}
        onClick={() => void download()}
      >
        {label}
      </Button>
      <span role="status">{message}</span>
    </span>
  )
}

/** Sentence where the file holds fewer rows than were set aside; otherwise empty. */
const shortfallSentence = ({ rows, named }: { readonly rows: number; readonly named: number }) =>
  named < rows ? ` The file holds ${plural(named, 'row')} of ${plural(rows, 'row')}.` : ''
