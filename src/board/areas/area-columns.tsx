/** The columns of a table of areas: name, counts, rate, months, change with its interval, and verdict. */
import { IntervalMark } from '../../charts/IntervalMark.tsx'
import { Sparkline } from '../../charts/Sparkline.tsx'
import type { AreaCount, AreaRow } from '../../measures/area-table.ts'
import type { HotSquares } from '../../measures/areas/hot-squares.ts'
import type { Figure } from '../../measures/figure.ts'
import { OUTSIDE } from '../../measures/figure.ts'
import {
  comparisonsIn,
  comparisonsSentence,
  figureSentence,
  percentWords,
  rateWords,
} from '../../measures/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { intervalOf } from '../board-words.ts'
import style from '../styles/WardTable.module.css'

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
      <Button kind="link" className={style['ward']} onClick={() => onArea(code)}>
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
      return rate === null ? <span className={style['unknown']}>residents not known</span> : rateWords(rate)
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
    <span className={style['unknown']} title={caveat}>
      no verdict
    </span>
  )
}

function Change({ figure }: { readonly figure: Figure }) {
  const interval = intervalOf(figure)
  return (
    <span className={style['change']}>
      <span>{interval ? percentWords(figure) : ''}</span>
      <span className={style['mark']}>
        {interval && <IntervalMark interval={interval} label={figureSentence(figure)} />}
      </span>
    </span>
  )
}
