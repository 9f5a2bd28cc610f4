/** Table of the areas of one level, filtered and sortable, and the columns it shares with other area tables. */
import { useId, useState } from 'react'
import { IntervalMark } from '../../charts/IntervalMark.tsx'
import { Sparkline } from '../../charts/Sparkline.tsx'
import type { DaySpan } from '../../domain/day.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import type { AreaCount, AreaRow } from '../../measures/area-table.ts'
import type { AreaFunnelPoint } from '../../measures/areas/area-levels.ts'
import type { HotSquares } from '../../measures/areas/hot-squares.ts'
import { comparisonsIn, comparisonsSentence } from '../../measures/figures/many-comparisons.ts'
import { OUTSIDE, type Figure } from '../../measures/figure.ts'
import { periodWords } from '../../measures/scope.ts'
import {
  adjustedColumns,
  baseColumns,
  monthColumns,
  ratioColumns,
  valueColumns,
  verdictColumns,
} from '../../measures/tables/figure-columns.ts'
import { figureSentence, inSentence, percentWords, valueWords } from '../../measures/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { plural, formatCount } from '../../ui/numbers.ts'
import { intervalOf } from '../board-words.ts'
import columnStyle from '../summary/WardTable.module.css'
import style from './AreasPart.module.css'

interface AreaTableProps {
  /** `Wards`. */
  readonly heading: string
  /** `Crimes without what patrol itself finds`. */
  readonly name: string
  readonly rows: readonly AreaRow[]
  readonly countOf: (row: AreaRow) => AreaCount
  readonly funnelPoints: readonly AreaFunnelPoint[]
  readonly hotSquares: ReadonlyMap<string, HotSquares>
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly onArea?: ((code: string) => void) | undefined
}

const ROW_FILTERS = [
  { id: 'all', label: 'All' },
  { id: 'changed', label: 'Up or down' },
  { id: 'apart', label: 'Stand out for their size' },
] as const
type RowFilter = (typeof ROW_FILTERS)[number]['id']

export function AreaTable(props: AreaTableProps) {
  const { heading, name, rows, countOf, funnelPoints, hotSquares, window, baseline, onArea } = props
  const [nameFilter, setNameFilter] = useState('')
  const [rowFilter, setRowFilter] = useState<RowFilter>('all')
  const isPhone = useIsPhone()
  const id = useId()
  const pointByCode = new Map(funnelPoints.map((point) => [point.code, point]))
  const isShown = (row: AreaRow) => {
    const { verdict } = countOf(row).figure
    if (rowFilter === 'changed' && verdict !== 'up' && verdict !== 'down') return false
    if (rowFilter === 'apart' && !pointByCode.get(row.code)?.place.startsWith('far')) return false
    return row.name.toLowerCase().includes(nameFilter.trim().toLowerCase())
  }
  const listed = rows.filter(isShown)
  const changes = baseline ? changeColumns(countOf) : []
  const count = countColumn('Count', countOf)
  const rates = rateColumns(countOf, { name, rows })
  const hotSquaresShare = hotSquaresColumn(hotSquares)
  const columns = isPhone
    ? [...changes, count, ...rates, funnelColumn(pointByCode), hotSquaresShare]
    : [count, ...rates.toReversed(), hotSquaresShare, funnelColumn(pointByCode), ...changes.toReversed()]
  return (
    <>
      <div className={style['filters']}>
        <label htmlFor={id}>Name contains</label>
        <input id={id} value={nameFilter} onChange={(event) => setNameFilter(event.target.value)} />
        <Segmented
          label="Which are listed"
          segments={ROW_FILTERS}
          chosen={rowFilter}
          onChoose={setRowFilter}
        />
        <span role="status">{`${plural(listed.length, 'row')} of ${rows.length}`}</span>
      </div>
      {listed.length === 0 ? (
        <p>None of them. Empty the field, or choose All.</p>
      ) : (
        <div className={style['table']}>
          <DataTable
            caption={`${heading}, ${periodWords({ window, baseline })}: ${name}`}
            what={`${heading} ${name}`}
            columns={[nameColumn('Area', onArea), ...columns]}
            rows={listed}
            keyOf={({ code }) => code}
            sorting={{ column: 'place', direction: 'descending' }}
          />
        </div>
      )}
      <p className={style['lead']}>{hotSquaresNote()}</p>
    </>
  )
}

/** Position of the area in the funnel plot, sorted by its score. */
const funnelColumn = (pointByCode: ReadonlyMap<string, AreaFunnelPoint>): Column<AreaRow> => ({
  id: 'place',
  label: 'For its size',
  value: ({ code }) => pointByCode.get(code)?.score ?? null,
  show: ({ code }) => pointByCode.get(code)?.place ?? 'not known',
  file: [{ label: 'For its size', value: ({ code }) => pointByCode.get(code)?.place ?? null }],
})

/** Sentence on how many rows are up or down, and how many false alarms chance alone would give. */
export const verdictsSentence = (counts: readonly AreaCount[]) =>
  comparisonsSentence(comparisonsIn(counts.map(({ figure }) => figure)))

/** The same for a level's table of crimes and ASB, which are judged together whichever is shown. */
export const tableSentence = (rows: readonly AreaRow[]) =>
  `Crimes and ASB together: ${inSentence(verdictsSentence(rows.flatMap(({ reported, asb }) => [reported, asb])))}`

/** Area name, as a link to the area's details where `onArea` is given. */
export const nameColumn = (label: string, onArea: ((code: string) => void) | undefined): Column<AreaRow> => ({
  id: 'name',
  label,
  value: (row) => row.name,
  show: ({ code, name }) =>
    onArea && !code.startsWith(OUTSIDE) ? (
      <Button kind="link" className={columnStyle['ward']} onClick={() => onArea(code)}>
        {name}
      </Button>
    ) : (
      name
    ),
})

/** Count in the window. */
export const countColumn = (label: string, countOf: (row: AreaRow) => AreaCount): Column<AreaRow> => ({
  id: label,
  label,
  value: (row) => countOf(row).figure.value,
  show: (row) => valueWords(countOf(row).figure),
  isNumeric: true,
  file: valueColumns(label, (row) => countOf(row).figure),
})

const RATE_UNIT = 'per 1,000 residents'
const residentsWords = (rate: number | null) => (rate === null ? 'The residents are not known.' : '')

/** Rate per 1,000 residents and monthly sparkline, in the order of a phone; wide tables reverse it. */
export const rateColumns = (
  countOf: (row: AreaRow) => AreaCount,
  { name, rows }: Pick<AreaTableProps, 'name' | 'rows'>,
): readonly Column<AreaRow>[] => [
  {
    id: 'rate',
    label: 'Per 1,000',
    value: (row) => countOf(row).rate,
    show: (row) => {
      const { figure, rate } = countOf(row)
      // A count that is not known gives no rate, however many live there.
      return rate === null && figure.known !== 'no' ? (
        <span className={columnStyle['unknown']}>residents not known</span>
      ) : (
        valueWords({ value: rate, known: figure.known, unit: RATE_UNIT })
      )
    },
    isNumeric: true,
    file: valueColumns('Per 1,000', (row: AreaRow) => {
      const { figure, rate } = countOf(row)
      return {
        value: rate,
        known: rate === null ? 'no' : figure.known,
        why: figure.why ?? residentsWords(rate),
      }
    }),
  },
  {
    id: 'months',
    label: 'By month',
    value: (row) => countOf(row).monthly.at(-1) ?? null,
    show: ({ months, ...row }) => (
      <Sparkline
        values={countOf({ months, ...row }).monthly}
        window={{ from: months.windowFrom, to: months.windowTo }}
        risingFrom={months.risingFrom}
        label={`${name} a month in ${row.name}`}
      />
    ),
    file: monthColumns(rows, countOf),
  },
]

/** Hot squares of the area's squares, `3 of 41`, sorted by share so that large areas do not lead by size. */
export const hotSquaresColumn = (hotSquares: ReadonlyMap<string, HotSquares>): Column<AreaRow> => ({
  id: 'hot',
  label: 'Hot squares',
  value: ({ code }) => {
    const counts = hotSquares.get(code)
    return counts ? counts.hot / counts.squares : null
  },
  show: ({ code }) => {
    const counts = hotSquares.get(code)
    return counts ? `${formatCount(counts.hot)} of ${formatCount(counts.squares)}` : ''
  },
  isNumeric: true,
  file: [
    { label: 'Hot squares', value: ({ code }) => hotSquares.get(code)?.hot ?? null },
    { label: 'Squares', value: ({ code }) => hotSquares.get(code)?.squares ?? null },
  ],
})
/** Note shown with a table that has the hot squares column. */
export const hotSquaresNote = () =>
  `A hot square is one of 150 m in which, by crimes and ASB without what patrol itself finds, more was reported than chance gives anywhere in ${theWhole()}.`

/** Verdict, change with its interval, and baseline count, in the order of a phone. */
export const changeColumns = (countOf: (row: AreaRow) => AreaCount): readonly Column<AreaRow>[] => [
  {
    id: 'verdict',
    label: 'Verdict',
    value: (row) => countOf(row).figure.verdict ?? null,
    show: (row) => <VerdictCell figure={countOf(row).figure} />,
    file: [
      ...verdictColumns((row: AreaRow) => countOf(row).figure),
      ...adjustedColumns((row: AreaRow) => countOf(row).figure),
    ],
  },
  {
    id: 'change',
    label: 'Change, interval',
    value: (row) => countOf(row).figure.ratio ?? null,
    show: (row) => <ChangeCell figure={countOf(row).figure} />,
    file: ratioColumns((row) => countOf(row).figure),
  },
  {
    id: 'before',
    label: 'Was',
    value: (row) => countOf(row).figure.baselineValue ?? null,
    show: (row) => {
      const { baselineValue } = countOf(row).figure
      return baselineValue === undefined ? 'not known' : formatCount(baselineValue)
    },
    isNumeric: true,
    file: baseColumns((row) => countOf(row).figure),
  },
]

function VerdictCell({ figure: { verdict, caveat, comparisonNote } }: { readonly figure: Figure }) {
  if (verdict)
    return (
      <span title={comparisonNote}>
        <Chip verdict={verdict} />
      </span>
    )
  return (
    <span className={columnStyle['unknown']} title={caveat}>
      no verdict
    </span>
  )
}

function ChangeCell({ figure }: { readonly figure: Figure }) {
  const interval = intervalOf(figure)
  return (
    <span className={columnStyle['change']}>
      <span>{interval ? percentWords(figure) : ''}</span>
      <span className={columnStyle['mark']}>
        {interval && <IntervalMark interval={interval} label={figureSentence(figure)} />}
      </span>
    </span>
  )
}
