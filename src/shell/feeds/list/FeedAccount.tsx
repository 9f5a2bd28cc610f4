/** What became of the rows of one feed, folded until somebody asks; and the file of those that were set aside. */
import type { FeedSummary } from '../../../measures/feeds/feed-status.ts'
import { plural } from '../../../ui/numbers.ts'
import { feedName } from '../../states/feed-words.ts'
import { DownloadAside } from './DownloadAside.tsx'
import styles from './FeedAccount.module.css'
import { ReasonList } from './ReasonList.tsx'

export function FeedAccount({ line: { entry, report, setAside: aside } }: { readonly line: FeedSummary }) {
  if (!report || (aside === 0 && report.notices.length === 0)) return null
  return (
    <details className={styles['account']}>
      <summary>
        {summaryOf(aside, report.notices.length)}
        <span className="visually-hidden">{`: ${feedName(entry.id)}`}</span>
      </summary>
      <ReasonList report={report} />
      {aside > 0 && <DownloadAside reports={[report]} about={feedName(entry.id)} />}
    </details>
  )
}

function summaryOf(aside: number, notices: number): string {
  const rows = aside > 0 ? [`${plural(aside, 'row')} set aside, and why`] : []
  const known = notices > 0 ? [plural(notices, 'thing to know', 'things to know')] : []
  return [...rows, ...known].join('; ')
}
