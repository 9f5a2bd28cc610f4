/** Reasons for which rows of a feed were set aside, each with count and example rows, and the notices on the feed. */
import type { FeedReport, RowExample, SetAside } from '../../domain/feed.ts'
import { useHoldfast } from '../../state/context.tsx'
import { feedSteps, reasonText } from '../../state/feeds/reason-text.ts'
import { formatCount } from '../../ui/numbers.ts'
import styles from './ReasonList.module.css'

interface ReasonListProps {
  readonly report: FeedReport
  /** What to do about the rows set aside; where left out, as far as the report says it. */
  readonly steps?: readonly string[]
}

/** Renders nothing until the feeds are open, as the sentences name the place. */
export function ReasonList({ report, steps = feedSteps(report) }: ReasonListProps) {
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!catalogue) return null
  return (
    <ul className={styles['reasons']}>
      {steps.map((step) => (
        <li key={step} className={styles['step']}>
          {step}
        </li>
      ))}
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
