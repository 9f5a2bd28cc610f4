/** The areas of a level as a table that can be sorted and narrowed; what stands far from the rest for its size comes first. */

import { useId, useState } from 'react'
import type { DaySpan } from '../../domain/day.ts'
import type { AreaCount, AreaRow } from '../../measures/area-table.ts'
import type { AreaFunnelPoint } from '../../measures/areas/area-levels.ts'
import type { HotSquares } from '../../measures/areas/hot-squares.ts'
import { spanWords, comparisonsIn, comparisonsSentence, figureSentence, percentWords, rateWords } from '../../measures/sentences.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { plural, formatCount } from '../../ui/numbers.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import style from './AreasPart.module.css'
import { IntervalMark } from '../../charts/IntervalMark.tsx'
import { Sparkline } from '../../charts/Sparkline.tsx'
import { OUTSIDE, type Figure } from '../../measures/figure.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { intervalOf } from '../board-words.ts'
import columnStyle from '../summary/WardTable.module.css'

interface Props {
  /** `Wards`. */
  readonly heading: string
  /** `Crimes without what patrol itself finds`. */
  readonly name: string
  readonly rows: readonly AreaRow[]
  readonly countOf: (row: AreaRow) => AreaCount
  readonly spots: readonly AreaFunnelPoint[]
  readonly hotSquares: ReadonlyMap<string, HotSquares>
  readonly window: DaySpan
  readonly hasBaseline: boolean
  readonly onArea?: ((code: string) => void) | undefined
}

const SHOWN = [
  { id: 'all', label: 'All' },
  { id: 'changed', label: 'Up or down' },
  { id: 'apart', label: 'Beyond the funnel' },
] as const
type Shown = (typeof SHOWN)[number]['id']

export function AreaTable(props: Props) {
  const { heading, name, rows, countOf, spots, hotSquares, window, hasBaseline, onArea } = props
  const [sought, setSought] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const isPhone = useIsPhone()
  const id = useId()
  const spotOf = new Map(spots.map((spot) => [spot.code, spot]))
  const isShown = (row: AreaRow) => {
    const { verdict } = countOf(row).figure
    if (shown === 'changed' && verdict !== 'up' && verdict !== 'down') return false
    if (shown === 'apart' && !spotOf.get(row.code)?.place.startsWith('far')) return false
    return row.name.toLowerCase().includes(sought.trim().toLowerCase())
  }
  const listed = rows.filter(isShown)
  const changes = hasBaseline ? changeColumns(countOf) : []
  const count = countColumn('Count', countOf)
  const rates = rateColumns(countOf, name)
  const hot = hotColumn(hotSquares)
  const columns = isPhone
    ? [...changes, count, ...rates, placeColumn(spotOf), hot]
    : [count, ...rates.toReversed(), hot, placeColumn(spotOf), ...changes.toReversed()]
  return (
    <>
      <div className={style['filters']}>
        <label htmlFor={id}>Name contains</label>
        <input id={id} value={sought} onChange={(event) => setSought(event.target.value)} />
        <Segmented label="Which are listed" segments={SHOWN} chosen={shown} onChoose={setShown} />
        <span role="status">{`${plural(listed.length, 'row')} of ${rows.length}`}</span>
      </div>
      {listed.length === 0 ? (
        <p>None of them. Empty the field, or choose All.</p>
      ) : (
        <div className={style['table']}>
          <DataTable
            caption={`${heading}, ${spanWords(window)}: ${name}`}
            columns={[nameColumn('Area', onArea), ...columns]}
            rows={listed}
            keyOf={({ code }) => code}
            sorting={{ column: 'place', direction: 'descending' }}
          />
        </div>
      )}
      <p className={style['lead']}>{HOT_WORDS}</p>
    </>
  )
}

const placeColumn = (spotOf: ReadonlyMap<string, AreaFunnelPoint>): Column<AreaRow> => ({
  id: 'place',
  label: 'For its size',
  value: ({ code }) => spotOf.get(code)?.score ?? null,
  show: ({ code }) => spotOf.get(code)?.place ?? 'not known',
})

/** The columns of a table of areas: name, counts, rate, months, change with its interval, and verdict. */

/** What the verdicts of the rows come to, and what chance alone would have made of them. */
export const verdictsOf = (counts: readonly AreaCount[]) =>
  comparisonsSentence(comparisonsIn(counts.map(({ figure }) => figure)))

/** A name that opens its area where `onArea` is given. */
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

export const countColumn = (label: string, countOf: (row: AreaRow) => AreaCount): Column<AreaRow> => ({
  id: label,
  label,
  value: (row) => countOf(row).figure.value,
  show: (row) => formatCount(countOf(row).figure.value),
  isNumeric: true,
})

// The more telling column first, as on a phone; a desk shows them from the last to the first.
export const rateColumns = (
  countOf: (row: AreaRow) => AreaCount,
  name: string,
): readonly Column<AreaRow>[] => [
  {
    id: 'rate',
    label: 'Per 1,000',
    value: (row) => countOf(row).rate,
    show: (row) => {
      const { rate } = countOf(row)
      return rate === null ? <span className={columnStyle['unknown']}>residents not known</span> : rateWords(rate)
    },
    isNumeric: true,
  },
  {
    id: 'months',
    label: 'By month',
    value: (row) => countOf(row).monthly.at(-1) ?? null,
    show: ({ months, ...row }) => (
      <Sparkline
        values={countOf({ months, ...row }).monthly}
        window={{ from: months.windowFrom, to: months.windowTo }}
        label={`${name} a month in ${row.name}`}
      />
    ),
  },
]

/** `3 of 41`: sorted by the share, which a large area does not lead by its size. */
export const hotColumn = (hotSquares: ReadonlyMap<string, HotSquares>): Column<AreaRow> => ({
  id: 'hot',
  label: 'Hot squares',
  value: ({ code }) => {
    const of = hotSquares.get(code)
    return of ? of.hot / of.squares : null
  },
  show: ({ code }) => {
    const of = hotSquares.get(code)
    return of ? `${formatCount(of.hot)} of ${formatCount(of.squares)}` : ''
  },
  isNumeric: true,
})
/** What stands beside a table with that column. */
export const HOT_WORDS =
  'A hot square is one of 150 m in which, by crimes and ASB without what patrol itself finds, more was reported than chance gives anywhere in the borough.'

export const changeColumns = (countOf: (row: AreaRow) => AreaCount): readonly Column<AreaRow>[] => [
  {
    id: 'verdict',
    label: 'Verdict',
    value: (row) => countOf(row).figure.verdict ?? null,
    show: (row) => <VerdictOf figure={countOf(row).figure} />,
  },
  {
    id: 'change',
    label: 'Change, interval',
    value: (row) => countOf(row).figure.ratio ?? null,
    show: (row) => <Change figure={countOf(row).figure} />,
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
  },
]

function VerdictOf({ figure: { verdict, caveat } }: { readonly figure: Figure }) {
  if (verdict) return <Chip verdict={verdict} />
  return (
    <span className={columnStyle['unknown']} title={caveat}>
      no verdict
    </span>
  )
}

function Change({ figure }: { readonly figure: Figure }) {
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
