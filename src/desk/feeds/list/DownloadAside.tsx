/** The rows that were set aside as a file, for whoever can mend them. */
import type { FeedReport } from '../../../domain/feed.ts'
import { setAsideCount, setAsideCsv } from '../../../measures/feeds/set-aside-file.ts'
import { useHoldfast } from '../../../state/context.tsx'
import { Button } from '../../../ui/Button.tsx'
import { saveText } from '../../../ui/copy/clipboard.ts'
import { downloadWords } from '../status-words.ts'

interface Props {
  readonly reports: readonly FeedReport[]
  /** The feed, where it is of one alone. */
  readonly about?: string
}

export function DownloadAside({ reports, about }: Props) {
  const manifest = useHoldfast(({ catalogue }) => catalogue?.manifest)
  const { rows, named } = setAsideCount({ reports })
  if (rows === 0 || !manifest) return null
  const words = downloadWords(rows, named)
  return (
    <Button
      kind="link"
      aria-label={about === undefined ? undefined : `${words}: ${about}`}
      onClick={() => {
        saveText('rows-set-aside.csv', 'text/csv', setAsideCsv({ manifest, reports }))
      }}
    >
      {words}
    </Button>
  )
}
