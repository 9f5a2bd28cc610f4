/** What became of the rows of one feed: every reason with its sentence and rows, what else to know, and the file of them. */
import type { RowExample, SetAside } from '../../domain/feed.ts'
import type { FeedLine } from '../../measures/feeds/standing.ts'
import { reasonText } from '../../state/feeds/reason-words.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import { feedName } from '../states/feed-words.ts'
import { DownloadAside } from './DownloadAside.tsx'
import styles from './FeedAccount.module.css'

export function FeedAccount({ line: { entry, report, aside } }: { readonly line: FeedLine }) {
  if (!report || (aside === 0 && report.notices.length === 0)) return null
  return (
    <details className={styles['account']}>
      <summary>
        {summaryOf(aside, report.notices.length)}
        <span className="visually-hidden">{`: ${feedName(entry.id)}`}</span>
      </summary>
      <ul>
        {report.setAside.map((each) => (
          <Reason key={each.reason} {...each} />
        ))}
        {report.notices.map(({ code, text }) => (
          <li key={code} className={styles['notice']}>
            {text}
          </li>
        ))}
      </ul>
      {aside > 0 && <DownloadAside reports={[report]} about={feedName(entry.id)} />}
    </details>
  )
}

function summaryOf(aside: number, notices: number): string {
  const rows = aside > 0 ? [`${plural(aside, 'row')} set aside, and why`] : []
  const known = notices > 0 ? [plural(notices, 'thing to know', 'things to know')] : []
  return [...rows, ...known].join('; ')
}

function Reason({ reason, count, examples }: SetAside) {
  return (
    <li>
      <p>
        <strong>{formatCount(count)}</strong> {reasonText(reason)}
      </p>
      <p className={styles['rows']}>
        {examples.map(exampleWords).join('; ')}
        {count > examples.length && ' …'}
      </p>
    </li>
  )
}

/** `row 12, line 13 (i-7): occurred "2024-02-31"`. */
function exampleWords({ row, line, id, field, value }: RowExample): string {
  const where = [`row ${formatCount(row)}`, ...(line === undefined ? [] : [`line ${formatCount(line)}`])]
  const what = [field, value === undefined ? undefined : `“${value}”`].filter((part) => part !== undefined)
  return `${where.join(', ')}${id === undefined ? '' : ` (${id})`}${what.length > 0 ? `: ${what.join(' ')}` : ''}`
}
