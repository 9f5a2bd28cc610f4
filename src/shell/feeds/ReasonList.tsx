/** Reasons for which rows of a feed were set aside, each with count and example rows, and the notices on the feed. */
import type { FeedReport, RowExample, SetAside } from '../../domain/feed.ts'
import { useHoldfast } from '../../state/context.tsx'
import { reasonText } from '../../state/feeds/reason-text.ts'
import { formatCount } from '../../ui/numbers.ts'
import styles from './ReasonList.module.css'

/** Renders nothing until the feeds are open, as the sentences name the place. */
export function ReasonList({ report }: { readonly report: FeedReport }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!catalogue) return null
  return (
    <ul className={styles['reasons']}>
      {report.setAside.map((reason) => (
        <ReasonItem key={reason.reason} {...reason} sentence={reasonText(reason.reason, catalogue)} />
      ))}
      {report.notices.map(({ code, text }) => (
        <li key={code}>{text}</li>
      ))}
    </ul>
  )
}

function ReasonItem({ sentence, count, examples }: SetAside & { readonly sentence: string }) {
  return (
    <li>
      <p>
        <strong>{formatCount(count)}</strong> {sentence}
      </p>
      <p className={styles['rows']}>
        {examples.map(exampleWords).join('; ')}
        {count > examples.length && ' …'}
      </p>
    </li>
  )
}

/** `row 12, line 13 (i-7): occurred “2024-02-31”`. */
function exampleWords({ row, line, id, field, value }: RowExample): string {
  const where = [`row ${formatCount(row)}`, ...(line === undefined ? [] : [`line ${formatCount(line)}`])]
  const what = [field, value === undefined ? undefined : `“${value}”`].filter((part) => part !== undefined)
  return `${where.join(', ')}${id === undefined ? '' : ` (${id})`}${what.length > 0 ? `: ${what.join(' ')}` : ''}`
}
