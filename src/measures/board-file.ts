/** The board's figures with their provenance as JSON and CSV files. */
import type { Dataset } from '../domain/dataset.ts'
import { type DaySpan, isoDay } from '../domain/day.ts'
import { rowsSetAside, type Handling } from '../domain/feed.ts'
import { asAtOf } from './baseline/as-at.ts'
import { type BoardPeriod, isoSpan } from './baseline/baseline.ts'
import { quietFeeds } from './feeds/freshness.ts'
import type { Figure } from './figure.ts'
import { handlingOf, INVENTED } from './copied-sentence.ts'
import { weekdayWords } from './sentences.ts'
import { csvFile } from '../summary/csv-file.ts'

export { handlingOf, INVENTED }

/** Version, input feeds with checksums, and seed of a file's figures. */
export interface Provenance {
  /** Version of Holdfast. */
  readonly version: string
  /** The feeds that opened, in the manifest's order. */
  readonly feeds: readonly {
    readonly id: string
    readonly sha256: string
    readonly asOf: string
    /** Last day that the newest row can mean; null: no row has a day of its own. */
    readonly lastDay: string | null
    /** Last day before the feed fell silent; absent unless it is quiet. */
    readonly quietSince?: string
    readonly rowsIn: number
    readonly shown: number
    readonly setAside: number
  }[]
  /** Feeds that did not open, so that their rows are missing from the figures. */
  readonly missing: readonly { readonly id: string; readonly what: string }[]
  /** Seed of any randomness in the figures; null: none. */
  readonly seed: number | null
}

/** A figure as in the published files: only the keys of the contract. */
export type FiledFigure = Omit<Figure, 'definition' | 'unit' | 'overdispersion' | 'caveat' | 'shownIn'>

/** JSON file of the board; days are ISO strings, both inclusive. */
export interface BoardFile {
  /** Day on which the rows were known. */
  readonly asOf: string
  /** Day that the figures look back from: the last of the window, or `asOf` if earlier. */
  readonly asAt: string
  readonly from: string
  readonly to: string
  readonly baseline: { readonly from: string; readonly to: string } | null
  /** How the baseline was chosen where not by the calendar: `the same weekdays, 364 days earlier`. */
  readonly baselineNote?: string
  readonly provenance: Provenance
  readonly figures: readonly FiledFigure[]
  readonly handling: Handling
  /** `Invented incidents`; only for demonstration data. */
  readonly demonstration?: string
}

/** The parts of a dataset that provenance needs; not the incidents. */
type Origin = Pick<
  Dataset,
  'manifest' | 'asAt' | 'reports' | 'checksums' | 'failures' | 'feedsAsOf' | 'rowReach'
>

interface BoardContents extends BoardPeriod {
  readonly figures: readonly Figure[]
  readonly version: string
}

function provenanceOf(origin: Origin, version: string): Provenance {
  const { manifest, reports, checksums, failures, feedsAsOf, rowReach } = origin
  const quiet = new Map(quietFeeds(origin).map(({ feed, newest }) => [feed, newest]))
  return {
    version,
    feeds: reports.map((report) => {
      const { feed, rowsIn, shown } = report
      const [reach, quietSince] = [rowReach?.[feed], quiet.get(feed)]
      return {
        id: feed,
        sha256: checksums[feed] ?? '',
        asOf: isoDay(feedsAsOf?.[feed] ?? manifest.asOf),
        lastDay: reach ? isoDay(reach.newest) : null,
        ...(quietSince !== undefined && { quietSince: isoDay(quietSince) }),
        rowsIn,
        shown,
        setAside: rowsSetAside(report),
      }
    }),
    missing: failures.map(({ feed, what }) => ({ id: feed, what })),
    seed: null,
  }
}

/** The board as the contract's JSON; `figures` must be of the same window and baseline. */
export const boardFile = (
  origin: Origin,
  { window, baseline, figures, version }: BoardContents,
): BoardFile => ({
  asOf: isoDay(origin.manifest.asOf),
  asAt: isoDay(asAtOf(window, origin)),
  ...isoSpan(window),
  baseline: baseline && isoSpan(baseline),
  ...noteOf(window, baseline),
  provenance: provenanceOf(origin, version),
  figures: figures.map(filed),
  handling: handlingOf(origin),
  ...(origin.manifest.demonstration && { demonstration: INVENTED }),
})

function noteOf(window: DaySpan, baseline: DaySpan | null): Pick<BoardFile, 'baselineNote'> {
  const baselineNote = baseline && weekdayWords(window, baseline)
  return baselineNote === null ? {} : { baselineNote }
}

/**
 * Rounds to ten significant digits: JavaScript engines differ in the last digits of a logarithm, and page and
 * command line must write identical files.
 */
const tenDigits = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value)

function filed(figure: Figure): FiledFigure {
  const {
    definition: _,
    unit: _unit,
    overdispersion: _overdispersion,
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
  'known',
  'value',
  'low',
  'high',
  'baselineValue',
  'ratio',
  'ratioLow',
  'ratioHigh',
  'verdict',
  'why',
  'asAt',
] as const
/** Columns that came later, after those of the file. */
const LATER_FIGURE_COLUMNS = ['unadjustedVerdict', 'pValue', 'adjustedP', 'comparisonNote'] as const

/**
 * The board as CSV: one row per figure; handling mark and demonstration mark in the last columns.
 */
export function boardCsv(file: BoardFile): string {
  const { asOf, baseline, baselineNote, figures, handling, demonstration, provenance } = file
  const shortOf = provenance.missing.map(({ id }) => id).join(' ')
  const demonstrationMark = demonstration === undefined ? [] : [demonstration]
  const header = [
    ...FIGURE_COLUMNS,
    'stillToRise',
    'asOf',
    'baselineFrom',
    'baselineTo',
    'shortOf',
    'baselineNote',
    ...LATER_FIGURE_COLUMNS,
    'handling',
    ...(demonstrationMark.length > 0 ? ['demonstration'] : []),
  ]
  const rows = figures.map((figure) => [
    ...FIGURE_COLUMNS.map((column) => figure[column]),
    figure.stillToRise && 'yes',
    asOf,
    baseline?.from,
    baseline?.to,
    shortOf,
    baselineNote,
    ...LATER_FIGURE_COLUMNS.map((column) => figure[column]),
    handling,
    ...demonstrationMark,
  ])
  return csvFile([header, ...rows])
}
