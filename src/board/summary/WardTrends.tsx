/** Small multiples of the wards, each with its own trend before the borough's, and the repeat places of each. */
import { useState } from 'react'
import { BarList } from '../../charts/BarList.tsx'
import { TrendGrid } from '../../charts/trends/TrendGrid.tsx'
import type { MonthlySeries } from '../../charts/trends/trend-geometry.ts'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import { civilDate, dayNumber, firstOfMonth, monthNumber, type DaySpan } from '../../domain/day.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import type { AreaCount, AreaRow } from '../../measures/area-table.ts'
import { knowledgeByMonth } from '../../measures/feeds/known-words.ts'
import type { Figure, Knowledge } from '../../measures/figure.ts'
import { spanWords, valueWords } from '../../measures/sentences.ts'
import { useHoldfast } from '../../state/context.tsx'
import { SHORT_MONTHS } from '../../ui/numbers.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { BoardScope } from '../BoardScope.tsx'
import style from './WardTrends.module.css'

interface WardTrendsProps {
  readonly rows: readonly AreaRow[]
  readonly figures: readonly Figure[]
  readonly window: DaySpan
  readonly excludesPatrolCrimes: boolean
  readonly onArea?: ((code: string) => void) | undefined
}

const SOURCES = ['incidents', 'areas'] as const
const CHOICES = [
  { id: 'crimes', label: 'Crimes' },
  { id: 'asb', label: 'ASB' },
] as const

export function WardTrends({ rows, figures, window, excludesPatrolCrimes, onArea }: WardTrendsProps) {
  const [choice, setChoice] = useState<'crimes' | 'asb'>('crimes')
  const measure = choice === 'asb' ? 'asb' : excludesPatrolCrimes ? 'reported' : 'crimes'
  const months = useShownMonths(rows, window)
  const repeats = figures.filter(({ id, area }) => id === 'repeat-places' && area !== undefined)
  if (rows.length === 0) return null
  return (
    <div className={style['trends']}>
      <section className={style['section']} aria-labelledby="ward-trends">
        <div className={style['heading']}>
          <h2 id="ward-trends">{`Each ward beside ${theWhole()}`}</h2>
          <Segmented label="Trend of" segments={CHOICES} chosen={choice} onChoose={setChoice} />
        </div>
        <KnownNote kinds={SOURCES} />
        <p className={style['lead']}>
          {`${MEASURE_WORDS[measure]}, ${months.from} to ${months.to}: means of three months, each against its own mean over all months, which is the dotted line. Dark: the ward. Grey: ${theWhole()}. Beside the name: the count of the window. Nothing here is a verdict.`}
        </p>
        <TrendGrid
          measure={MEASURE_WORDS[measure]}
          parts={rows
            .filter(({ population, code }) => population !== null || !code.startsWith('outside'))
            .map((row) => ({
              id: row.code,
              name: row.name,
              total: valueWords(row[measure].figure),
              counts: months.shown(row[measure]),
            }))}
          whole={months.whole((row) => row[measure])}
          from={months.from}
          to={months.to}
          onPart={onArea}
        />
      </section>
      <RepeatPlaces figures={repeats} rows={rows} window={window} />
    </div>
  )
}

const MEASURE_WORDS = {
  crimes: 'Crimes',
  reported: 'Crimes, without what patrol itself finds',
  asb: 'ASB',
} as const

/** The months drawn: those whose reports are known and have come in, up to the last whole one of the window. */
function useShownMonths(rows: readonly AreaRow[], window: DaySpan) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const [row] = rows
  const first = row?.months.first ?? window.from
  const length = row?.crimes.monthly.length ?? 0
  const isWhole = monthNumber(dayNumber(window.to + 1)) !== monthNumber(window.to)
  const end = Math.min(row?.months.risingFrom ?? length, isWhole ? length : length - 1)
  const known: readonly Knowledge['known'][] = catalogue
    ? knowledgeByMonth(catalogue, 'incidents', { first, length })
    : []
  const shownOf = (counts: readonly number[]): MonthlySeries =>
    counts.slice(0, Math.max(0, end)).map((count, at) => (known[at] === 'yes' ? count : null))
  const monthWords = (at: number) => {
    const { year, month } = civilDate(firstOfMonth(monthNumber(first) + at))
    return `${SHORT_MONTHS[month - 1] ?? ''} ${year}`
  }
  return {
    from: monthWords(0),
    to: monthWords(Math.max(0, end - 1)),
    shown: ({ monthly }: AreaCount) => shownOf(monthly),
    whole: (countOf: (one: AreaRow) => AreaCount) =>
      shownOf(
        Array.from({ length }, (_, at) =>
          rows.reduce((sum, one) => sum + (countOf(one).monthly[at] ?? 0), 0),
        ),
      ),
  }
}

interface RepeatPlacesProps {
  readonly figures: readonly Figure[]
  readonly rows: readonly AreaRow[]
  readonly window: DaySpan
}

/** Alphabetical as the trends are: no ranking of wards. */
function RepeatPlaces({ figures, rows, window }: RepeatPlacesProps) {
  const known = useKnown('incidents')
  const areasKnown = useKnown('areas')
  const bars = figures.map(({ area, value }) => ({
    id: area ?? '',
    label: rows.find(({ code }) => code === area)?.name ?? area ?? '',
    value: value ?? 0,
  }))
  const [figure] = figures
  return (
    <section className={style['section']} aria-labelledby="repeat-places">
      <div className={style['heading']}>
        <h2 id="repeat-places">Repeat places by ward</h2>
      </div>
      <KnownNote kinds={SOURCES} />
      {figure && <p className={style['lead']}>{figure.definition}</p>}
      <BoardScope measure="Repeat places" days={window}>
        <BarList
          label={`Repeat places by ward, ${spanWords(window)}`}
          bars={bars}
          unit="Repeat places"
          known={known === 'yes' && areasKnown === 'yes' ? 'yes' : known === 'no' ? 'no' : 'part'}
        />
      </BoardScope>
    </section>
  )
}
