/** The wards one by one: crimes and ASB as two numbers, and for the one looked at its rate, months and change. */
import { useState } from 'react'
import { IntervalMark } from '../charts/IntervalMark.tsx'
import { Sparkline } from '../charts/Sparkline.tsx'
import type { DaySpan } from '../domain/day.ts'
import type { AreaCount, AreaRow } from '../measures/area-table.ts'
import type { Figure } from '../measures/figure.ts'
import { OUTSIDE } from '../measures/figure.ts'
import {
  comparisonsIn,
  comparisonsSentence,
  figureSentence,
  percentWords,
  rateWords,
  spanWords,
} from '../measures/sentences.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { useIsPhone } from '../ui/media.ts'
import { formatCount } from '../ui/numbers.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { intervalOf } from './board-words.ts'
import style from './styles/WardTable.module.css'

export interface WardTableProps {
  readonly rows: readonly AreaRow[]
  readonly window: DaySpan
  readonly hasBaseline: boolean
  readonly leavesOut: boolean
  readonly onArea?: ((code: string) => void) | undefined
}

type Looked = 'crimes' | 'asb'
const CHOICES = [
  { id: 'crimes', label: 'Crimes' },
  { id: 'asb', label: 'ASB' },
] as const

const NAMES = {
  asb: 'ASB',
  crimes: 'Crimes',
  reported: 'Crimes without what patrol itself finds',
} as const

export function WardTable({ rows, window, hasBaseline, leavesOut, onArea }: WardTableProps) {
  const [looked, setLooked] = useState<Looked>('crimes')
  const isPhone = useIsPhone()
  const crimes = leavesOut ? 'reported' : 'crimes'
  const measure = looked === 'asb' ? 'asb' : crimes
  const countOf = (row: AreaRow) => row[measure]
  const name = NAMES[measure]
  const counts = [countColumn('Crimes', (row) => row[crimes]), countColumn('ASB', (row) => row.asb)]
  const rates = rateColumns(countOf, name)
  const changes = hasBaseline ? changeColumns(countOf) : []
  // A phone shows three columns before it scrolls: name, verdict and the count looked at come first.
  const columns = isPhone
    ? [...changes, ...counts, ...rates]
    : [...counts, ...rates.toReversed(), ...changes.toReversed()]
  return (
    <section className={style['section']} aria-labelledby="wards">
      <div className={style['heading']}>
        <h2 id="wards">Wards</h2>
        <Segmented label="Rate and change of" segments={CHOICES} chosen={looked} onChoose={setLooked} />
      </div>
      {rows.length === 0 ? (
        <p>Not known: the data hold no wards, or no feed of incidents is open.</p>
      ) : (
        <>
          <p className={style['sentence']}>
            {hasBaseline && `${name}. ${verdictsOf(rows.map(countOf))} `}
            Rates count the people who live there; people who work or shop there are not in it.
          </p>
          <DataTable
            caption={`${spanWords(window)}, rate and change of ${looked === 'asb' ? 'ASB' : 'crimes'}`}
            columns={[nameColumn(onArea), ...columns]}
            rows={rows}
            keyOf={(row) => row.code}
            sorting={{ column: 'rate', direction: 'descending' }}
          />
        </>
      )}
    </section>
  )
}

/** What the verdicts of the rows come to, and what chance alone would have made of them. */
const verdictsOf = (counts: readonly AreaCount[]) =>
  comparisonsSentence(comparisonsIn(counts.map(({ figure }) => figure)))

const nameColumn = (onArea: WardTableProps['onArea']): Column<AreaRow> => ({
  id: 'name',
  label: 'Ward',
  value: (row) => row.name,
  show: ({ code, name }) =>
    onArea && code !== OUTSIDE ? (
      <Button kind="link" className={style['ward']} onClick={() => onArea(code)}>
        {name}
      </Button>
    ) : (
      name
    ),
})

const countColumn = (label: string, countOf: (row: AreaRow) => AreaCount): Column<AreaRow> => ({
  id: label,
  label,
  value: (row) => countOf(row).figure.value,
  show: (row) => formatCount(countOf(row).figure.value),
  isNumeric: true,
})

// The more telling column first, as on a phone; a desk shows them from the last to the first.
const rateColumns = (countOf: (row: AreaRow) => AreaCount, name: string): readonly Column<AreaRow>[] => [
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

const changeColumns = (countOf: (row: AreaRow) => AreaCount): readonly Column<AreaRow>[] => [
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
