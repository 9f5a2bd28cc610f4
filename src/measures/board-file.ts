/** The board as a file: every figure with the feeds it was made from, as JSON or as CSV. */
import type { Dataset } from '../domain/dataset.ts'
import type { Day, DaySpan } from '../domain/day.ts'
import { isoDay } from '../domain/day.ts'
import { rowsSetAside } from '../domain/feed.ts'
import type { Handling } from '../domain/feed.ts'
import type { BoardPeriod } from './baseline/baseline.ts'
import type { Figure } from './figure.ts'
import { handlingOf, INVENTED } from './feeds/marks.ts'
import { isoSpan } from './figures/period.ts'

export { handlingOf, INVENTED }

export interface Provenance {
  /** Version of the product that made the figures. */
  readonly version: string
  /** The feeds that opened, in the manifest's order. */
  readonly feeds: readonly {
    readonly id: string
    readonly sha256: string
    readonly asOf: string
    readonly rowsIn: number
    readonly shown: number
    readonly setAside: number
  }[]
  /** Feeds that did not open: the figures are short of them. */
  readonly missing: readonly { readonly id: string; readonly what: string }[]
  /** Seed of any randomness in the figures; null while there is none. */
  readonly seed: number | null
}

/** A figure as files hold it: the contract's names and nothing else. */
export type FiledFigure = Omit<Figure, 'definition' | 'unit' | 'clumping' | 'caveat' | 'shownIn'>

export interface BoardFile {
  readonly asOf: string
  readonly from: string
  readonly to: string
  readonly baseline: { readonly from: string; readonly to: string } | null
  readonly provenance: Provenance
  readonly figures: readonly FiledFigure[]
  readonly handling: Handling
  /** `Invented incidents`, in the demonstration alone. */
  readonly demonstration?: string
}

/** What is needed of a dataset to say where its figures come from; its incidents are not. */
interface Origin extends Pick<Dataset, 'manifest' | 'reports' | 'checksums' | 'failures'> {
  /** The manifest's as-of day when each feed's rows were last known to be current; left out: they all are. */
  readonly feedsAsOf?: Readonly<Record<string, Day>>
}

interface BoardContents extends BoardPeriod {
  readonly figures: readonly Figure[]
  readonly version: string
}

const provenanceOf = (
  { manifest, reports, checksums, failures, feedsAsOf }: Origin,
  version: string,
): Provenance => ({
  version,
  feeds: reports.map((report) => ({
    id: report.feed,
    sha256: checksums[report.feed] ?? '',
    asOf: isoDay(feedsAsOf?.[report.feed] ?? manifest.asOf),
    rowsIn: report.rowsIn,
    shown: report.shown,
    setAside: rowsSetAside(report),
  })),
  missing: failures.map(({ feed, what }) => ({ id: feed, what })),
  seed: null,
})

/** The board as the contract's JSON; `figures` are those of the same window and baseline. */
export const boardFile = (
  origin: Origin,
  { window, baseline, figures, version }: BoardContents,
): BoardFile => ({
  asOf: isoDay(origin.manifest.asOf),
  ...isoSpan(window),
  baseline: baseline && isoSpan(baseline),
  provenance: provenanceOf(origin, version),
  figures: figures.map(filed),
  handling: handlingOf(origin),
  ...(origin.manifest.demonstration && { demonstration: INVENTED }),
})

/**
 * Engines differ in the last digits of a logarithm, so that the page and the tool would write two files of one
 * figure. Ten digits are far more than any figure bears, and the same from both.
 */
const tenDigits = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value)

function filed(figure: Figure): FiledFigure {
  const {
    definition: _,
    unit: _unit,
    clumping: _clumping,
    caveat: _caveat,
    shownIn: _shownIn,
    ...rest
  } = figure
  return Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, tenDigits(value)]),
  ) as FiledFigure
}

/** `board-2023-05-01-to-2023-09-01.csv`. */
export const boardFileName = ({ from, to }: DaySpan, ending: 'csv' | 'json') =>
  `board-${isoDay(from)}-to-${isoDay(to)}.${ending}`

const FIGURE_COLUMNS = [
  'id',
  'label',
  'from',
  'to',
  'area',
  'site',
  'partner',
  'category',
  'value',
  'low',
  'high',
  'baselineValue',
  'ratio',
  'ratioLow',
  'ratioHigh',
  'verdict',
] as const

/** The board as CSV (RFC 4180): one row a figure, the mark and the demonstration's word in the last columns. */
export function boardCsv(file: BoardFile): string {
  const { asOf, baseline, figures, handling, demonstration, provenance } = file
  const shortOf = provenance.missing.map(({ id }) => id).join(' ')
  const invented = demonstration === undefined ? [] : [demonstration]
  const header = [
    ...FIGURE_COLUMNS,
    'asOf',
    'baselineFrom',
    'baselineTo',
    'shortOf',
    'handling',
    ...(invented.length > 0 ? ['demonstration'] : []),
  ]
  const rows = figures.map((figure) => [
    ...FIGURE_COLUMNS.map((column) => figure[column]),
    asOf,
    baseline?.from,
    baseline?.to,
    shortOf,
    handling,
    ...invented,
  ])
  return [header, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
}

// A spreadsheet runs what begins with one of these; an apostrophe before it makes it text.
const RUNS = /^[=+\-@\t\r]/

/** A cell that no spreadsheet will run: numbers as they are, text quoted where it must be. */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = RUNS.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
