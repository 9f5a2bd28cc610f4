/** The feeds one by one: a table at a desk, cards on a phone; the same parts in both. */

import type { FeedSummary } from '../../measures/feeds/feed-status.ts'
import { useIsPhone } from '../../ui/media.ts'
import styles from './FeedList.module.css'
import { FeedAge, FeedCopyText, FeedName, FeedStatusText, FeedSum } from './feed-parts.tsx'
import { plural } from '../../ui/numbers.ts'
import { feedName } from './feed-words.ts'
import { DownloadAside } from './SetAsideDownload.tsx'
import { ReasonList } from './ReasonList.tsx'

interface Props {
  readonly lines: readonly FeedSummary[]
}

export const FeedList = (props: Props) => (useIsPhone() ? <Cards {...props} /> : <Table {...props} />)

const COLUMNS = ['Feed', 'State', 'Rows', 'Last fetched', 'Copy on this device']

function Table({ lines }: Props) {
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">The feeds, those in trouble first</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {lines.map((line) => (
        <tbody key={line.entry.id} data-standing={line.standing}>
          <tr>
            <th scope="row">
              <FeedName line={line} />
            </th>
            <td>
              <FeedStatusText line={line} />
            </td>
            <td>
              <FeedSum line={line} />
            </td>
            <td>
              <FeedAge line={line} />
            </td>
            <td>
              <FeedCopyText line={line} />
            </td>
          </tr>
          <tr className={styles['account']}>
            <td colSpan={COLUMNS.length}>
              <FeedAccount line={line} />
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  )
}

function Cards({ lines }: Props) {
  return (
    <ul className={styles['cards']}>
      {lines.map((line) => (
        <li key={line.entry.id} data-standing={line.standing}>
          <FeedName line={line} />
          <FeedStatusText line={line} />
          <FeedSum line={line} />
          <dl className={styles['facts']}>
            <div>
              <dt>Last fetched</dt>
              <dd>
                <FeedAge line={line} />
              </dd>
            </div>
            <div>
              <dt>Copy on this device</dt>
              <dd>
                <FeedCopyText line={line} />
              </dd>
            </div>
          </dl>
          <FeedAccount line={line} />
        </li>
      ))}
    </ul>
  )
}

/** What became of the rows of one feed, folded until somebody asks; and the file of those that were set aside. */

export function FeedAccount({ line: { entry, report, aside } }: { readonly line: FeedSummary }) {
  if (!report || (aside === 0 && report.notices.length === 0)) return null
  return (
    <details className={styles['details']}>
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
