/** How many feeds are open, and what each held: rows in, shown, set aside and why. */
import { useHoldfast } from '../state/context.tsx'
import type { Catalogue } from '../state/catalogue.ts'
import { rowsSetAside, type FeedReport } from '../domain/feed.ts'
import { setAsideCount, setAsideCsv } from '../measures/feeds/set-aside-file.ts'
import { Button } from '../ui/Button.tsx'
import { saveText } from '../ui/copy/clipboard.ts'
import { formatCount, formatDay, plural } from '../ui/numbers.ts'
import styles from './FeedsBadge.module.css'

export function FeedsBadge() {
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!catalogue) return null
  const { reports, failures } = catalogue
  const aside = reports.reduce((sum, report) => sum + rowsSetAside(report), 0)
  const feeds = reports.length + failures.length
  return (
    <details className={styles['badge']} name="feeds">
      <summary>
        <span>{`${reports.length} of ${plural(feeds, 'feed')} open`}</span>
        {aside > 0 && <span className={styles['aside']}>{`, ${formatCount(aside)} rows set aside`}</span>}
      </summary>
      <div className={styles['sheet']}>
        <p>{`As of ${formatDay(catalogue.manifest.asOf)}.`}</p>
        <Failures catalogue={catalogue} />
        <SetAside catalogue={catalogue} />
        <ul>
          {reports.map((report) => (
            <Report key={report.feed} report={report} />
          ))}
        </ul>
      </div>
    </details>
  )
}

function Failures({ catalogue }: { catalogue: Catalogue }) {
  return (
    <ul>
      {catalogue.failures.map(({ feed, what, toDo }) => (
        <li key={feed} className={styles['failed']}>
          <strong>{feed}</strong> {what} {toDo}
        </li>
      ))}
    </ul>
  )
}

/** The rows set aside as a file: a report keeps up to five of each reason, and the button says so. */
function SetAside({ catalogue }: { catalogue: Catalogue }) {
  const { rows, named } = setAsideCount(catalogue)
  if (rows === 0) return null
  return (
    <p>
      <Button
        kind="link"
        onClick={() => {
          saveText('rows-set-aside.csv', 'text/csv', setAsideCsv(catalogue))
        }}
      >
        {named === rows ? `Download the ${plural(rows, 'row')}` : 'Download the first 5 rows of each reason'}
      </Button>
    </p>
  )
}

function Report({ report }: { report: FeedReport }) {
  const aside = rowsSetAside(report)
  return (
    <li>
      <strong>{report.feed}</strong>
      {` ${formatCount(report.shown)} of ${plural(report.rowsIn, 'row')} shown`}
      {aside > 0 && `, ${formatCount(aside)} set aside`}
      <ul className={styles['reasons']}>
        {report.setAside.map(({ reason, count, examples }) => (
          <li key={reason}>
            {`${formatCount(count)}: ${reason.replaceAll('-', ' ')}, rows ${examples.map(({ row }) => row).join(', ')}${count > examples.length ? ' …' : ''}`}
          </li>
        ))}
        {report.notices.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
    </li>
  )
}
