/** A place's history in words, with its counts as a line and as a table. */
import { Sparkline } from '../../charts/Sparkline.tsx'
import type { DaySpan } from '../../domain/day.ts'
import type { PlaceHistory } from '../../measures/hotspots/place-history.ts'
import { historySentence } from '../../measures/hotspots/place-words.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatTightSpan } from '../../ui/numbers.ts'
import { StorySection } from '../details/Story.tsx'
import styles from './places.module.css'

interface Row {
  readonly period: DaySpan
  readonly count: number
  readonly isHot: boolean
}
const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'period',
    label: 'Days',
    value: ({ period }) => period.from,
    show: ({ period }) => formatTightSpan(period.from, period.to),
  },
  { id: 'count', label: 'Reports', value: ({ count }) => count, isNumeric: true },
  { id: 'hot', label: 'In words', value: ({ isHot }) => (isHot ? 'hot' : 'could be chance') },
]

export function PlaceHistorySection({ history }: { readonly history: PlaceHistory | null }) {
  if (!history)
    return (
      <StorySection title="History">
        <p>The window is too short for one: it takes eight weeks.</p>
      </StorySection>
    )
  const hot = history.isHot.filter(Boolean).length
  const rows = history.periods.map((period, i): Row => ({
    period,
    count: history.counts[i] ?? 0,
    isHot: history.isHot[i] ?? false,
  }))
  return (
    <StorySection
      title={history.history === 'none' ? 'History' : `History: ${history.history}`}
      fact={`hot in ${hot} of ${history.periods.length} periods`}
    >
      <p>{historySentence(history)}</p>
      <HistoryBars rows={rows} />
      <details className={styles['more']}>
        <summary>As a table</summary>
        <DataTable
          caption="Reports here, period by period"
          columns={COLUMNS}
          rows={rows}
          keyOf={({ period }) => String(period.from)}
        />
      </details>
    </StorySection>
  )
}

function HistoryBars({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <p className={styles['line']}>
      <Sparkline
        values={rows.map(({ count }) => count)}
        window={null}
        label="Reports here, period by period"
      />
      <span className={styles['marks']} aria-hidden="true">
        {rows.map(({ period, isHot }) => (
          <i key={period.from} data-hot={isHot} />
        ))}
      </span>
    </p>
  )
}
