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
import {
  BOARD_COLUMNS,
  figureNotes,
  partNamesOf,
  type FigureNotes,
  type NamedParts,
  type PartNames,
} from './tables/board-columns.ts'
import type { BoardRecords } from './tables/board-records.ts'

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

/** A figure as in the files: with its name, errors and reasons, without its place on the page. */
export type FiledFigure = Omit<Figure, 'overdispersion' | 'shownIn'> & FigureNotes

/** JSON file of the board; days are ISO strings, both inclusive. */
export interface BoardFile extends BoardRecords {
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
> &
  NamedParts

interface BoardContents extends BoardPeriod {
  readonly figures: readonly Figure[]
  readonly records: BoardRecords
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
  { window, baseline, figures, records, version }: BoardContents,
): BoardFile => {
  const names = partNamesOf(origin)
  return {
    asOf: isoDay(origin.manifest.asOf),
    asAt: isoDay(asAtOf(window, origin)),
    ...isoSpan(window),
    baseline: baseline && isoSpan(baseline),
    ...noteOf(window, baseline),
    provenance: provenanceOf(origin, version),
    figures: figures.map((figure) => filed(figure, names)),
    ...records,
    handling: handlingOf(origin),
    ...(origin.manifest.demonstration && { demonstration: INVENTED }),
  }
}

function noteOf(window: DaySpan, baseline: DaySpan | null): Pick<BoardFile, 'baselineNote'> {
  const baselineNote = baseline && weekdayWords(window, baseline)
  return baselineNote === null ? {} : { baselineNote }
}

/**
 * Rounds to ten significant digits: JavaScript engines differ in the last digits of a logarithm, and page and
 * command line must write identical files.
 */
const tenDigits = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value)

function filed(figure: Figure, names: PartNames): FiledFigure {
  const { overdispersion: _, shownIn: _shownIn, ...rest } = figure
  const fields: FiledFigure = { ...rest, ...figureNotes(figure, names) }
  const rounded: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, tenDigits(value)]),
  )
  return { ...fields, ...rounded }
}

/** `board-2023-05-01-to-2023-09-01.csv`. */
export const boardFileName = ({ from, to }: DaySpan, ending: 'csv' | 'json') =>
  `board-${isoDay(from)}-to-${isoDay(to)}.${ending}`

/**
 * The board as CSV: one row per figure; handling mark and demonstration mark in the last columns.
 */
export function boardCsv(file: BoardFile): string {
  const { asOf, baseline, baselineNote, figures, handling, demonstration, provenance } = file
  const demonstrationMark = demonstration === undefined ? [] : [demonstration]
  const columns = Object.keys(BOARD_COLUMNS) as readonly (keyof typeof BOARD_COLUMNS)[]
  const header = [...columns, ...(demonstrationMark.length > 0 ? ['demonstration'] : [])]
  const ofFile = {
    asOf,
    baselineFrom: baseline?.from,
    baselineTo: baseline?.to,
    shortOf: provenance.missing.map(({ id }) => id).join(' '),
    baselineNote,
    handling,
  }
  const rows = figures.map((figure) => {
    const { baselineFrom = ofFile.baselineFrom, baselineTo = ofFile.baselineTo } = figure
    const ownDays = { baselineFrom, baselineTo }
    const cells = { ...figure, ...ofFile, ...ownDays, stillToRise: figure.stillToRise && 'yes' }
    return [...columns.map((column) => cells[column]), ...demonstrationMark]
  })
  return csvFile([header, ...rows])
}
