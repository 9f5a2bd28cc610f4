/** The opening picture as tables: one row for each site, and the averages of its weeks. */
import { firstClear } from '../../domain/site.ts'
import { isoDay } from '../../domain/day.ts'
import { asAtDay } from '../../measures/baseline/as-at.ts'
import { insideSentence, movedWords } from '../../measures/outcome/outcome-words.ts'
import type { MeasuredOutcome } from '../../measures/outcome/site-outcome.ts'
import type { UsualPoint } from '../../measures/outcome/usual-series.ts'
import { dayWords, rateWords } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import type { FileColumn } from '../../ui/files/TableFile.tsx'
import { formatCount, formatPercent } from '../../ui/numbers.ts'
import { BoardScope } from '../BoardScope.tsx'
import { DueDate } from '../decisions/DueDate.tsx'
import { averagedWords, MOVED_LABEL, type OutcomeRow } from './outcome-rows.ts'

interface OutcomeTablesProps {
  readonly catalogue: Catalogue
  readonly rows: readonly OutcomeRow[]
}

/** An average with its site. */
interface WeekRow extends UsualPoint {
  readonly site: string
}

export function OutcomeTables({ catalogue, rows }: OutcomeTablesProps) {
  const weeks = rows.flatMap(({ site, outcome: { series } }) =>
    series.kind === 'known' ? series.points.map((point) => ({ ...point, site: site.name })) : [],
  )
  const first = weeks.reduce((from, { span }) => Math.min(from, span.from), Infinity)
  const days = weeks[0] && { from: weeks[0].span.from, to: asAtDay(catalogue) }
  const allDays = days && weeks.find(({ span }) => span.from === first)
  return (
    <BoardScope
      measure="Reports inside the sites, crimes and ASB together"
      leavesOutFound
      {...(days && { days: { ...days, from: allDays?.span.from ?? days.from } })}
    >
      <DataTable
        caption="The sites since Clear: reports against what was usual, change beside the comparison areas, and displacement"
        what="sites since clear"
        columns={SITE_COLUMNS}
        rows={rows}
        keyOf={({ site }) => site.id}
      />
      <DataTable
        caption={`Averages of ${averagedWords(rows)} inside the sites: crimes and ASB together, against what was usual before Clear, without season`}
        what="weeks inside the sites"
        columns={WEEK_COLUMNS}
        rows={weeks}
        keyOf={({ site, week }) => `${site} ${week}`}
      />
    </BoardScope>
  )
}

type InsideOf = (row: OutcomeRow) => MeasuredOutcome

const insideColumn = (label: string, insideOf: InsideOf): Column<OutcomeRow> => ({
  id: label,
  label,
  value: (row) => insideSentence(insideOf(row)).replace(`${label}: `, ''),
  file: insideFile(label, insideOf),
})

function insideFile(label: string, insideOf: InsideOf): readonly FileColumn<OutcomeRow>[] {
  const known = (row: OutcomeRow) => {
    const { inside } = insideOf(row)
    return inside.kind === 'known' ? inside : null
  }
  const missing = (row: OutcomeRow) => {
    const { inside } = insideOf(row)
    return inside.kind === 'none' ? inside.text : ''
  }
  return [
    { label: `${label} since Clear`, value: (row) => known(row)?.site.after ?? null },
    { label: `${label} before Clear`, value: (row) => known(row)?.site.before ?? null },
    { label: `${label}, comparison since Clear`, value: (row) => known(row)?.comparison.after ?? null },
    { label: `${label}, comparison before Clear`, value: (row) => known(row)?.comparison.before ?? null },
    { label: `${label}: ratio to the comparison`, value: (row) => known(row)?.ratio?.value ?? null },
    { label: `${label}: ratio low`, value: (row) => known(row)?.ratio?.low ?? null },
    { label: `${label}: ratio high`, value: (row) => known(row)?.ratio?.high ?? null },
    { label: `${label}: phi`, value: (row) => known(row)?.phi ?? null },
    { label: `${label}: verdict`, value: (row) => known(row)?.verdict ?? 'none' },
    { label: `${label}: verdict of the last half-year`, value: (row) => known(row)?.lately ?? 'none' },
    { label: `${label}: why no verdict`, value: missing },
    { label: `${label}: moved nearby`, value: (row) => insideOf(row).moved },
  ]
}

const usualWeek = ({ outcome: { series } }: OutcomeRow) => (series.kind === 'known' ? series.usualWeek : null)
const clearDay = ({ site }: OutcomeRow) => firstClear(site)

const SITE_COLUMNS: readonly Column<OutcomeRow>[] = [
  { id: 'site', label: 'Site', value: ({ site }) => site.name },
  {
    id: 'clear',
    label: 'Clear began',
    value: clearDay,
    show: (row) => {
      const day = clearDay(row)
      return day === null ? 'not recorded' : dayWords(day)
    },
    file: [
      {
        label: 'Clear began',
        value: (row) => {
          const day = clearDay(row)
          return day === null ? '' : isoDay(day)
        },
      },
    ],
  },
  {
    id: 'usual',
    label: 'Usual a week',
    value: usualWeek,
    show: (row) => {
      const usual = usualWeek(row)
      return usual === null ? 'not known' : rateWords(usual)
    },
    isNumeric: true,
  },
  { id: 'last', label: 'Last beside usual', value: ({ endText }) => endText || 'not known', isNumeric: true },
  { id: 'verdict', label: 'Verdict', value: ({ verdict }) => verdict },
  insideColumn('Crimes', ({ outcome }) => outcome.crimes),
  insideColumn('ASB', ({ outcome }) => outcome.asb),
  { id: 'moved', label: MOVED_LABEL, value: ({ outcome }) => movedWords(outcome) },
  { id: 'next', label: 'Next', value: ({ next }) => next?.what ?? 'none known' },
  {
    id: 'due',
    label: 'Due',
    value: ({ next }) => next?.due ?? null,
    show: ({ next }) => (next ? <DueDate day={next.due} /> : ''),
    file: [{ label: 'Due', value: ({ next }) => (next ? isoDay(next.due) : '') }],
  },
]

const WEEK_COLUMNS: readonly Column<WeekRow>[] = [
  { id: 'site', label: 'Site', value: ({ site }) => site },
  {
    id: 'week',
    label: 'Weeks from Clear',
    value: ({ week }) => week,
    show: ({ week }) => (Number.isInteger(week) ? week : rateWords(week)),
    isNumeric: true,
  },
  {
    id: 'days',
    label: 'Up to',
    value: ({ span }) => span.to,
    show: ({ span }) => dayWords(span.to),
    file: [
      { label: 'From', value: ({ span }) => isoDay(span.from) },
      { label: 'To', value: ({ span }) => isoDay(span.to) },
    ],
  },
  {
    id: 'count',
    label: 'Reports',
    value: ({ count }) => count,
    show: ({ count }) => formatCount(count),
    isNumeric: true,
  },
  {
    id: 'expected',
    label: 'Usual',
    value: ({ expected }) => expected,
    show: ({ expected }) => rateWords(expected),
    isNumeric: true,
  },
  {
    id: 'share',
    label: 'Share of usual',
    value: ({ count, expected }) => count / expected,
    show: ({ count, expected }) => (expected < 20 ? 'base under 20' : formatPercent(count / expected)),
    isNumeric: true,
  },
]
