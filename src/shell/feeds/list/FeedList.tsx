/** The feeds one by one: a table at a desk, cards on a phone; the same parts in both. */
import type { FeedSummary } from '../../../measures/feeds/feed-status.ts'
import { useIsPhone } from '../../../ui/media.ts'
import { FeedAccount } from './FeedAccount.tsx'
import styles from './FeedList.module.css'
import { FeedAge, FeedCopyText, FeedName, FeedStatusText, FeedSum } from './FeedParts.tsx'

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
        <tbody key={line.entry.id} data-standing={line.status}>
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
        <li key={line.entry.id} data-standing={line.status}>
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
