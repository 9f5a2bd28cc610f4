/** The bars of the clock as a table: each day, week or month with its number, and what of it the window and the baseline hold. */
import { useMemo } from 'react'
import { barParts, binName, isStillRising, type BarPart, type BarGrain } from '../../clock/histogram.ts'
import { lateWords, type LateDays } from '../../measures/feeds/freshness.ts'
import type { DaySpan } from '../../domain/day.ts'
import { useHoldfast } from '../../state/context.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount, formatSpan } from '../../ui/numbers.ts'

const NOTHING = new Uint32Array(0)
const GRAIN_NAMES: Readonly<Record<BarGrain, string>> = { day: 'Day', week: 'Week', month: 'Month' }

/** In the chosen categories and areas, over the whole data: the numbers from which the bars are drawn. */
export function TimeTable({ grain }: { readonly grain: BarGrain }) {
  const shown = useHoldfast((state) => state.shown)
  const firstDay = useHoldfast(({ catalogue }) => catalogue?.dataDays.from)
  const late = useHoldfast(({ catalogue }) => catalogue?.late ?? null)
  const daily = shown?.daily ?? NOTHING
  const window = shown?.window
  const baseline = shown?.baseline?.window ?? null
  const rows = useMemo(
    () =>
      firstDay === undefined || !window ? [] : barParts({ daily, firstDay, grain }, { window, baseline }),
    [daily, firstDay, grain, window, baseline],
  )
  if (!window) return null
  return (
    <DataTable
      caption={captionOf({ window, baseline, late, rows })}
      columns={columnsFor({ grain, baseline, late })}
      rows={rows}
      keyOf={({ from }) => String(from)}
    />
  )
}

interface Asked {
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly late: LateDays | null
  readonly rows: readonly BarPart[]
}

function captionOf({ window, baseline, late, rows }: Asked): string {
  const sum = (part: 'inWindow' | 'inBaseline') =>
    formatCount(rows.reduce((all, row) => all + (row[part] ?? 0), 0))
  const compared = baseline
    ? `; ${sum('inBaseline')} from ${formatSpan(baseline.from, baseline.to)}, which it is compared with`
    : ''
  const rising = late ? ` ${lateWords(late)}` : ''
  return `${formatSpan(window.from, window.to)}: ${sum('inWindow')} incidents in all, in the chosen categories and areas${compared}.${rising}`
}

function columnsFor({
  grain,
  baseline,
  late,
}: Pick<Asked, 'baseline' | 'late'> & { readonly grain: BarGrain }): readonly Column<BarPart>[] {
  const number = (id: 'count' | 'inWindow' | 'inBaseline', label: string): Column<BarPart> => ({
    id,
    label,
    value: (row) => row[id],
    isNumeric: true,
    // Outside the window is not nought.
    show: (row) => (row[id] === null ? '' : formatCount(row[id])),
  })
  return [
    { id: 'bar', label: GRAIN_NAMES[grain], value: ({ from }) => from, show: (bar) => binName(bar, grain) },
    number('count', 'Incidents'),
    number('inWindow', 'In the window'),
    ...(baseline ? [number('inBaseline', 'In the baseline')] : []),
    ...(late
      ? [
          {
            id: 'late',
            label: 'Still to rise',
            value: (bar: BarPart) => (isStillRising(bar, late) ? 1 : 0),
            show: (bar: BarPart) => (isStillRising(bar, late) ? 'still to rise' : ''),
          },
        ]
      : []),
  ]
}
