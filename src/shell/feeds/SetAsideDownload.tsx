/** The rows that were set aside as a file, for whoever can mend them: every one of them, asked of the worker when pressed. */
import { useContext, useState } from 'react'
import type { FeedReport } from '../../domain/feed.ts'
import { setAsideCount, setAsideCsv } from '../../measures/feeds/set-aside-file.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { fullReports } from '../../state/effects/feeds.ts'
import { Button } from '../../ui/Button.tsx'
import { saveText } from '../../ui/copy/clipboard.ts'
import { plural } from '../../ui/numbers.ts'
import { downloadWords } from './status-words.ts'

interface Props {
  readonly reports: readonly FeedReport[]
  /** The feed, where it is of one alone. */
  readonly about?: string
}

export function DownloadAside({ reports, about }: Props) {
  const store = useContext(StoreContext)
  const manifest = useHoldfast(({ catalogue }) => catalogue?.manifest)
  const [said, setSaid] = useState('')
  const { rows } = setAsideCount({ reports })
  if (rows === 0 || !manifest) return null
  const words = downloadWords(reports)
  const download = async () => {
    const full = await fullReports(store)
    const wanted = reports.map((report) => full?.find(({ feed }) => feed === report.feed) ?? report)
    saveText('rows-set-aside.csv', 'text/csv', setAsideCsv({ manifest, reports: wanted }))
    setSaid(shortOf(setAsideCount({ reports: wanted })))
  }
  return (
    <span>
      <Button
        kind="link"
        aria-label={about === undefined ? undefined : `${words}: ${about}`}
        onClick={() => void download()}
      >
        {words}
      </Button>
      <span role="status">{said}</span>
    </span>
  )
}

/** Said where the file holds fewer rows than were set aside, whatever the reason. */
const shortOf = ({ rows, named }: { readonly rows: number; readonly named: number }) =>
  named < rows ? ` The file holds ${plural(named, 'row')} of ${plural(rows, 'row')}.` : ''
