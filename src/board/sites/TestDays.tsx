/** Randomised patrol test: reports on days randomly assigned to patrol against days randomly assigned to no patrol. */
import {
  testDaySentence,
  CARRY_OVER_CAUTION,
  type TestDayComparison,
} from '../../measures/planning/test-days.ts'
import { useContext } from 'react'
import { ChartContext } from '../../charts/ChartFrame.tsx'
import { KnownNote } from '../../clock/KnownNote.tsx'
import { isoDay } from '../../domain/day.ts'
import { Chip } from '../../ui/Chip.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { formatCount, formatTightSpan } from '../../ui/numbers.ts'
import { Section } from '../sections.tsx'
import style from './SitesPart.module.css'

const daysWords = (count: number) => `${formatCount(count)} ${count === 1 ? 'day' : 'days'}`

const NAME_COLUMN: Column<TestDayComparison> = {
  id: 'name',
  label: 'Patrol hotspot',
  value: ({ name }) => name,
  show: ({ name }) => name,
}
const COLUMNS: readonly Column<TestDayComparison>[] = [
  {
    id: 'span',
    label: 'Test',
    value: ({ span }) => span?.from ?? null,
    show: ({ span, seed }) =>
      span
        ? `${formatTightSpan(span.from, span.to)}${seed === null ? '' : `, seed ${seed}`}`
        : 'no day is covered',
    file: [
      { label: 'Test from', value: ({ span }) => (span ? isoDay(span.from) : 'no day is covered') },
      { label: 'Test to', value: ({ span }) => (span ? isoDay(span.to) : 'no day is covered') },
      { label: 'Seed', value: ({ seed }) => seed ?? '' },
    ],
  },
  {
    id: 'on',
    label: 'Reports, days on',
    value: ({ on, span }) => span && on,
    show: ({ on, onDays, span }) =>
      span === null ? 'not known' : `${formatCount(on)} in ${daysWords(onDays)}`,
    isNumeric: true,
    file: [
      { label: 'Reports, days on', value: ({ on, span }) => span && on },
      { label: 'Days on', value: ({ onDays, span }) => span && onDays },
    ],
  },
  {
    id: 'off',
    label: 'Reports, days off',
    value: ({ off, span }) => span && off,
    show: ({ off, offDays, span }) =>
      span === null ? 'not known' : `${formatCount(off)} in ${daysWords(offDays)}`,
    isNumeric: true,
    file: [
      { label: 'Reports, days off', value: ({ off, span }) => span && off },
      { label: 'Days off', value: ({ offDays, span }) => span && offDays },
    ],
  },
  {
    id: 'ratio',
    label: 'On against off, interval',
    value: ({ ratio }) => ratio,
    show: ({ ratio, low, high, verdict }) =>
      verdict === 'too few to say'
        ? 'none'
        : ratio === null || low === null
          ? 'not known'
          : `${ratio.toFixed(2)} (${low.toFixed(2)} to ${high === null ? 'any' : high.toFixed(2)})`,
    isNumeric: true,
    file: [
      { label: 'On against off', value: ({ ratio }) => ratio },
      { label: 'Ratio low', value: ({ low }) => low },
      { label: 'Ratio high', value: ({ low, high }) => high ?? (low === null ? null : 'infinite') },
    ],
  },
  {
    id: 'verdict',
    label: 'Verdict',
    value: ({ verdict }) => verdict,
    show: ({ verdict }) => (verdict === null ? 'not known' : <Chip verdict={verdict} />),
  },
]

const INCIDENTS = ['incidents'] as const

export const TEST_DAYS_TITLE = 'Patrol on days drawn by lot'

/** Renders nothing where no patrol hotspot has test days. */
export function TestDays({ tests }: { readonly tests: readonly TestDayComparison[] }) {
  const { isExpanded } = useContext(ChartContext)
  // A phone shows the verdict first and scrolls to the rest.
  const columns = useIsPhone() ? COLUMNS.toReversed() : COLUMNS
  const overall = tests.at(-1)
  if (!overall) return null
  const content = (
    <>
      <KnownNote kinds={INCIDENTS} />
      <p>{testDaySentence(overall)}</p>
      <div className={style['tests']}>
        <DataTable
          caption="Reports in patrol hotspots on days drawn on and on days drawn off"
          columns={[NAME_COLUMN, ...columns]}
          rows={tests}
          keyOf={({ hotspot }) => hotspot ?? ''}
        />
      </div>
      <p className={style['lead']}>{CARRY_OVER_CAUTION}</p>
    </>
  )
  // In the pack the chapter has the title.
  if (isExpanded) return content
  return (
    <Section className={style['done']} title={TEST_DAYS_TITLE}>
      {content}
    </Section>
  )
}
