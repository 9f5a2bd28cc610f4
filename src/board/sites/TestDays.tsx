/** Patrol on days drawn by lot: reports on days drawn on against days drawn off, which no season and no choice explains. */
import {
  testDaySentence,
  CARRY_OVER_CAUTION,
  type TestDayComparison,
} from '../../measures/planning/test-days.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { formatCount, formatTightSpan } from '../../ui/numbers.ts'
import { Section } from '../Section.tsx'
import style from './styles/SitesPart.module.css'

const days = (count: number) => `${formatCount(count)} ${count === 1 ? 'day' : 'days'}`

const NAME: Column<TestDayComparison> = {
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
        : 'no day in the data',
  },
  {
    id: 'on',
    label: 'Reports, days on',
    value: ({ on }) => on,
    show: ({ on, onDays }) => `${formatCount(on)} in ${days(onDays)}`,
    isNumeric: true,
  },
  {
    id: 'off',
    label: 'Reports, days off',
    value: ({ off }) => off,
    show: ({ off, offDays }) => `${formatCount(off)} in ${days(offDays)}`,
    isNumeric: true,
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
  },
  {
    id: 'verdict',
    label: 'Verdict',
    value: ({ verdict }) => verdict,
    show: ({ verdict }) => <Chip verdict={verdict} />,
  },
]

/** Nothing where no patrol hotspot has days of a test. */
export function TestDays({ tests }: { readonly tests: readonly TestDayComparison[] }) {
  // The more telling column first, as on every table of a phone.
  const columns = useIsPhone() ? COLUMNS.toReversed() : COLUMNS
  const whole = tests.at(-1)
  if (!whole) return null
  return (
    <Section className={style['done']} title="Patrol on days drawn by lot">
      <p>{testDaySentence(whole)}</p>
      <DataTable
        caption="Reports in patrol hotspots on days drawn on and on days drawn off"
        columns={[NAME, ...columns]}
        rows={tests}
        keyOf={({ hotspot }) => hotspot ?? ''}
      />
      <p className={style['lead']}>{CARRY_OVER_CAUTION}</p>
    </Section>
  )
}
