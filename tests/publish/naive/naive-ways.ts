/**
 * The same invented counts published by four naive methods and in bands, and what the attack learns of small counts.
 */
import { seededUniform } from '../../../src/analytics/seeded.ts'
import { boundsOf } from '../../../src/publish/attack/bounds.ts'
import type { Solver } from '../../../src/publish/attack/linear-program.ts'
import type { Bound, ConstraintRow, ConstraintSystem } from '../../../src/publish/attack/system.ts'

const AREAS = 4
const QUARTERS = 6
const GROUPS = 4
const LEAST_SHOWN = 5
const ROUNDED_TO = 5

/** True counts; `at` gives one by area, quarter and group. */
interface Truth {
  readonly counts: readonly number[]
}
const at = (area: number, quarter: number, group: number) => (area * QUARTERS + quarter) * GROUPS + group
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)

/** Large and small groups; about two in five counts are below five. */
export function inventedTruth(seed: number): Truth {
  const uniform = seededUniform(seed)
  const busy = upTo(GROUPS).map((group) => [3, 6, 12, 24][group] ?? 6)
  const counts = upTo(AREAS * QUARTERS * GROUPS).map((i) =>
    Math.floor((busy[i % GROUPS] ?? 6) * 2 * uniform() ** 1.5),
  )
  return { counts }
}

/** All windows of quarters, as a slider allows them. */
const WINDOWS = upTo(QUARTERS).flatMap((first) =>
  upTo(QUARTERS - first).map((more) => ({ first, last: first + more })),
)
type Window = (typeof WINDOWS)[number]
const cellsIn = (area: number, { first, last }: Window, group: number) =>
  upTo(last - first + 1).map((more) => at(area, first + more, group))
const everyWindow = (
  find: (area: number, window: Window, group: number) => ConstraintRow | null,
): readonly ConstraintRow[] =>
  WINDOWS.flatMap((window) =>
    upTo(AREAS).flatMap((area) => upTo(GROUPS).flatMap((group) => find(area, window, group) ?? [])),
  )

const sumOf = (cells: readonly number[], { counts }: Truth) =>
  cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0)
const row = (cells: readonly number[], { low, high }: Bound): ConstraintRow => ({
  terms: cells.map((unknown) => ({ unknown, times: 1 })),
  low,
  high,
  where: 'the page',
})
const exact = (cells: readonly number[], truth: Truth): ConstraintRow => {
  const sum = sumOf(cells, truth)
  return row(cells, { low: sum, high: sum })
}
const hidden = (cells: readonly number[]) => row(cells, { low: 0, high: LEAST_SHOWN - 1 })

/** Hides counts below five in every window. */
const threshold = (truth: Truth) =>
  everyWindow((area, window, group) => {
    const cells = cellsIn(area, window, group)
    return sumOf(cells, truth) < LEAST_SHOWN ? hidden(cells) : exact(cells, truth)
  })

/** One table for each quarter, with counts below five hidden and totals shown. */
const thresholdWithTotals = (truth: Truth) =>
  upTo(QUARTERS).flatMap((quarter) => tableOf({ first: quarter, last: quarter }, truth, () => false))

/** A table with totals for every window; besides counts below five, a second count in each row and column is hidden. */
const perWindowSuppression = (truth: Truth) =>
  WINDOWS.flatMap((window) => {
    const also = complementary(window, truth)
    return tableOf(window, truth, (area, group) => also.has(`${area} ${group}`))
  })

/** Rounds every count to the nearest five in every window. */
const rounding = (truth: Truth) =>
  everyWindow((area, window, group) => {
    const cells = cellsIn(area, window, group)
    const shown = Math.round(sumOf(cells, truth) / ROUNDED_TO) * ROUNDED_TO
    return row(cells, { low: Math.max(0, shown - 2), high: shown + 2 })
  })

/** Bands of five for each cell; every sum is a range of bands. */
const bands = (truth: Truth) =>
  everyWindow((area, window, group) => {
    const cells = cellsIn(area, window, group)
    const lows = cells.map((cell) => Math.floor((truth.counts[cell] ?? 0) / ROUNDED_TO) * ROUNDED_TO)
    const low = lows.reduce((sum, each) => sum + each, 0)
    return row(cells, { low, high: low + (ROUNDED_TO - 1) * cells.length })
  })

function tableOf(
  window: Window,
  truth: Truth,
  isHidden: (area: number, group: number) => boolean,
): readonly ConstraintRow[] {
  const inner = upTo(AREAS).flatMap((area) =>
    upTo(GROUPS).flatMap((group) => {
      const cells = cellsIn(area, window, group)
      if (sumOf(cells, truth) < LEAST_SHOWN) return [hidden(cells)]
      return isHidden(area, group) ? [] : [exact(cells, truth)]
    }),
  )
  const areas = upTo(AREAS).map((area) => upTo(GROUPS).flatMap((group) => cellsIn(area, window, group)))
  const groups = upTo(GROUPS).map((group) => upTo(AREAS).flatMap((area) => cellsIn(area, window, group)))
  return [...inner, ...[...areas, ...groups, areas.flat()].map((cells) => exact(cells, truth))]
}

/**
 * Complementary suppression: hides the next smallest count in a row or column with one hidden count, until none has
 * just one.
 */
function complementary(window: Window, truth: Truth): ReadonlySet<string> {
  const cells = upTo(AREAS).flatMap((area) =>
    upTo(GROUPS).map((group) => ({ area, group, count: sumOf(cellsIn(area, window, group), truth) })),
  )
  const gone = new Set(
    cells.filter(({ count }) => count < LEAST_SHOWN).map(({ area, group }) => `${area} ${group}`),
  )
  const lines = [
    ...upTo(AREAS).map((line) => cells.filter(({ area }) => area === line)),
    ...upTo(GROUPS).map((line) => cells.filter(({ group }) => group === line)),
  ]
  for (let before = -1; before !== gone.size;) {
    before = gone.size
    for (const line of lines) {
      const shown = line.filter(({ area, group }) => !gone.has(`${area} ${group}`))
      const [least] = shown.toSorted((a, b) => a.count - b.count)
      if (least && shown.length === line.length - 1) gone.add(`${least.area} ${least.group}`)
    }
  }
  return gone
}

export interface RecoveryRate {
  readonly way: string
  /** Of the counts below five, in whole percent: recovered exactly, and bounded more tightly than 0 to 4. */
  readonly exactly: number
  readonly narrowed: number
}

const WAYS: readonly (readonly [way: string, rows: (truth: Truth) => readonly ConstraintRow[]])[] = [
  ['Counts under five hidden, any window', threshold],
  ['Counts under five hidden, one window, with totals', thresholdWithTotals],
  ['Suppression in each window, with totals', perWindowSuppression],
  ['Rounded to the nearest five, any window', rounding],
  ['Ours: bands of five, every sum a range of bands, any window', bands],
]

/** What the attack recovers from the same counts, by method. */
export function recovered(solver: Solver, seed = 1): readonly RecoveryRate[] {
  const truth = inventedTruth(seed)
  return WAYS.map(([way, rowsOf]) => {
    const system: ConstraintSystem = {
      unknowns: truth.counts.map(() => ({ low: 0, high: Infinity })),
      rows: rowsOf(truth),
    }
    const { bounds, contradictions } = boundsOf(system, solver)
    if (contradictions.length > 0) throw new Error(`${way} contradicts itself`)
    const small = bounds.filter((_, cell) => (truth.counts[cell] ?? 0) < LEAST_SHOWN)
    const share = (holds: (bound: Bound) => boolean) =>
      Math.round((100 * small.filter(holds).length) / small.length)
    return {
      way,
      exactly: share(({ low, high }) => low === high),
      narrowed: share(({ low, high }) => low > 0 || high < LEAST_SHOWN - 1),
    }
  })
}

const HEAD = ['published as', 'small counts learnt exactly', 'small counts narrowed'] as const

/** In the format of README: padded columns, numbers right-aligned. */
export function recoveredTable(recoveries: readonly RecoveryRate[]): string {
  const rows = [
    HEAD,
    ...recoveries.map(({ way, exactly, narrowed }) => [way, `${exactly} %`, `${narrowed} %`]),
  ]
  const wide = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)))
  const lines = rows.map((cells) =>
    cells.map((cell, column) =>
      column === 0 ? cell.padEnd(wide[0] ?? 0) : cell.padStart(wide[column] ?? 0),
    ),
  )
  const rule = wide.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [lines[0] ?? [], rule, ...lines.slice(1)].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
