/** The feeds one by one: a table on wide screens, cards on phones, of the same parts. */
import type { FeedSummary } from '../../measures/feeds/feed-status.ts'
import { useIsPhone } from '../../ui/media.ts'
import { plural } from '../../ui/numbers.ts'
import { ReasonList } from './ReasonList.tsx'
import { SetAsideDownload } from './SetAsideDownload.tsx'
import { FeedAge, DeviceCopyText, FeedName, FeedStatusText, FeedRowCounts } from './feed-parts.tsx'
import { feedName } from '../../measures/feeds/feed-names.ts'
import styles from './FeedList.module.css'

interface FeedListProps {
  readonly feeds: readonly FeedSummary[]
}

export const FeedList = (props: FeedListProps) =>
  useIsPhone() ? <FeedCards {...props} /> : <FeedTable {...props} />

const COLUMNS = ['Feed', 'State', 'Rows', 'Last fetched', 'Copy on this device']

function FeedTable({ feeds }: FeedListProps) {
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
      {feeds.map((feed) => (
        <tbody key={feed.entry.id} data-status={feed.status}>
          <tr>
            <th scope="row">
              <FeedName feed={feed} />
            </th>
            <td>
              <FeedStatusText feed={feed} />
            </td>
            <td>
              <FeedRowCounts feed={feed} />
            </td>
            <td>
              <FeedAge feed={feed} />
            </td>
            <td>
              <DeviceCopyText feed={feed} />
            </td>
          </tr>
          <tr className={styles['account']}>
            <td colSpan={COLUMNS.length}>
              <FeedRowDetails feed={feed} />
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  )
}

function FeedCards({ feeds }: FeedListProps) {
  return (
    <ul className={styles['cards']}>
      {feeds.map((feed) => (
        <li key={feed.entry.id} data-status={feed.status}>
          <FeedName feed={feed} />
          <FeedStatusText feed={feed} />
          <FeedRowCounts feed={feed} />
          <dl className={styles['facts']}>
            <div>
              <dt>Last fetched</dt>
              <dd>
                <FeedAge feed={feed} />
              </dd>
            </div>
            <div>
              <dt>Copy on this device</dt>
              <dd>
                <DeviceCopyText feed={feed} />
              </dd>
            </div>
          </dl>
          <FeedRowDetails feed={feed} />
        </li>
      ))}
    </ul>
  )
}

/** Collapsed details of one feed's rows: reasons for setting rows aside, notices, and the download of those rows. */
function FeedRowDetails({ feed: { entry, report, setAside } }: { readonly feed: FeedSummary }) {
  if (!report || (setAside === 0 && report.notices.length === 0)) return null
  return (
    <details className={styles['details']}>
      <summary>
        {rowsSummary(setAside, report.notices.length)}
        <span className="visually-hidden">{`: ${feedName(entry.id)}`}</span>
      </summary>
      <ReasonList report={report} />
      {setAside > 0 && <SetAsideDownload reports={[report]} feedLabel={feedName(entry.id)} />}
    </details>
  )
}

function rowsSummary(setAside: number, notices: number): string {
  const setAsideText = setAside > 0 ? [`${plural(setAside, 'row')} set aside, and why`] : []
  const noticed = notices > 0 ? [plural(notices, 'thing to know', 'things to know')] : []
  return [...setAsideText, ...noticed].join('; ')
}
