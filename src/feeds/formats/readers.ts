/** The two ways in which files contain rows: as a table with column meanings, and as a track of positions. */
import type { Failed } from '../../domain/feed.ts'
import type { ConsumeDraft } from './feed-lines.ts'
import { positionsIn as pairsIn } from './coordinate-fixes.ts'
import type { Choices, Content, ConversionContext, ColumnGuess, Recognised } from './recognised.ts'
import { surveyColumns, type ColumnSurvey } from '../tables/columns/column-signs.ts'
import { coordinateIn } from '../tables/cells/coordinate-text.ts'
import { idGenerator, cellText, columnsOf, eachRow, type TableRow } from '../tables/table-rows.ts'
import { eachTableDraft, type Centres } from '../tables/table-drafts.ts'
import type { TablePlan } from '../tables/table-plan.ts'
import { seriesNumbers, type LostPing, type Ping, type ConsumePing } from '../tracks/positions.ts'
import { visitDrafts } from '../tracks/visits.ts'
import { lacksOffset, parseMoment } from '../moments.ts'
import { refusal } from '../rows/row-outcome.ts'
import { sourceTime } from '../tables/source-time.ts'

type Pair = readonly [x: number, y: number]

interface ConvertJob {
  readonly recognised: Recognised
  readonly choices: Choices
  readonly context: ConversionContext
  readonly plan: TablePlan
  readonly centres: Centres
}
/** Access to the rows of opened files. */
export interface RowReader {
  /** The columns (none for a track) and the number of rows by file. */
  readonly survey: (content: Content) => ColumnSurvey | Failed
  /** Calls `consume` with the coordinate pairs of each row, empty for a row without coordinates. */
  readonly eachPlace: (
    content: Content,
    guessed: GuessedMeanings,
    consume: (pairs: readonly Pair[]) => void,
  ) => void
  readonly drafts: (job: ConvertJob, consume: ConsumeDraft) => Failed | null
}
interface GuessedMeanings {
  readonly names: readonly string[]
  readonly guesses: readonly ColumnGuess[]
}

/** Reads CSV and GeoJSON as a table with column meanings. */
export const TABLE: RowReader = {
  survey: (content) => surveyColumns(content, columnsOf(content)),
  eachPlace: (content, { names, guesses }, consume) => {
    const column = (...meanings: readonly string[]) =>
      guesses.findIndex(({ meaning }) => meaning !== null && meanings.includes(meaning))
    const isDegrees = column('longitude') >= 0 && column('latitude') >= 0
    const [x, y] = isDegrees
      ? [column('longitude'), column('latitude')]
      : [column('easting'), column('northing')]
    eachRow(content, names, ({ cells, geometry, fault }) => {
      if (fault) return
      if (geometry !== null && geometry !== undefined) return consume(pairsIn(geometry))
      const pair = [coordinateIn(cellText(cells[x]), true), coordinateIn(cellText(cells[y]), true)] as const
      consume(pair[0] === null || pair[1] === null ? [] : [[pair[0], pair[1]]])
    })
  },
  drafts: (job, consume) =>
    isOfPings(job.choices)
      ? readTableVisits(job, consume)
      : eachTableDraft({ ...job, ids: idGenerator(job.context.store?.numbersByText) }, consume),
}

/** Reads GPX as positions. */
export const TRACK: RowReader = {
  survey: (content) => ({
    columns: [],
    rows: new Map(filesOf(content).map(({ name, positions }) => [name, positions.length])),
  }),
  eachPlace: (content, _, consume) =>
    positionsIn(content).forEach((ping) => consume('fault' in ping ? [] : [ping.place])),
  drafts: (job, consume) => {
    emitVisits(job, positionsIn(job.recognised.content), consume)
    return null
  },
}

const filesOf = (content: Content) => (content.kind === 'positions' ? content.files : [])
const positionsIn = (content: Content) => filesOf(content).flatMap(({ positions }) => positions)

function readTableVisits(job: ConvertJob, consume: ConsumeDraft): Failed | null {
  const pings: (Ping | LostPing)[] = []
  const failure = readTablePings(job, (ping) => void pings.push(ping))
  if (failure === null) emitVisits(job, pings, consume)
  return failure
}

function emitVisits(
  { context }: ConvertJob,
  pings: readonly (Ping | LostPing)[],
  consume: ConsumeDraft,
): void {
  for (const draft of visitDrafts(asOneSeries(pings), context.hotspots)) consume(draft)
}

/**
 * Merges all positions into one series where every position has a name of its own, since such names do not identify
 * devices.
 */
function asOneSeries(pings: readonly (Ping | LostPing)[]): readonly (Ping | LostPing)[] {
  const located = pings.filter((ping): ping is Ping => !('fault' in ping))
  const series = new Set(located.map((ping) => ping.series))
  return located.length > 1 && series.size === located.length
    ? pings.map((ping) => ('fault' in ping ? ping : { ...ping, series: 0 }))
    : pings
}

/** Whether the table contains positions: patrol visits with a start column and no end column. */
export const isOfPings = ({ kind, meanings }: Choices) =>
  kind === 'patrol-visits' &&
  meanings.includes('start') &&
  !meanings.includes('end') &&
  !meanings.includes('endTime')

function readTablePings(
  {
    recognised,
    choices,
    plan,
  }: { readonly recognised: Recognised; readonly choices: Choices; readonly plan: TablePlan },
  consume: ConsumePing,
): Failed | null {
  const device = ['device', 'id'].map((name) => choices.meanings.indexOf(name)).find((at) => at >= 0) ?? -1
  const start = plan.fields.find(({ field }) => field.name === 'start')
  const numberOf = seriesNumbers()
  return eachRow(
    recognised.content,
    recognised.columns.map(({ name }) => name),
    (row) => consume(pingFrom(row, { plan, start, series: numberOf(cellText(row.cells[device])) })),
  )
}

interface PingJob {
  readonly plan: TablePlan
  readonly start: TablePlan['fields'][number] | undefined
  readonly series: number
}

function pingFrom({ row, line, cells, fault }: TableRow, { plan, start, series }: PingJob): Ping | LostPing {
  const rowName = { row, ...(line === null ? {} : { line }) }
  if (fault) return { row: rowName, fault }
  const [x, y] = [coordinateIn(cellText(cells[plan.x]), true), coordinateIn(cellText(cells[plan.y]), true)]
  if (x === null || y === null) return { row: rowName, fault: refusal('missing-geometry') }
  const place = plan.fix(x, y)
  if (place === null) return { row: rowName, fault: refusal('bad-coordinates') }
  const text = cellText(cells[start?.column ?? -1])
  if (text === '') return { row: rowName, fault: refusal('missing-field', 'start') }
  const time = cellText(cells[plan.time])
  const timeText = sourceTime(text, { dates: null, ...start?.format, time })?.iso ?? text
  const moment = parseMoment(timeText)
  if (moment?.precision !== 'instant') return { row: rowName, fault: refusal('bad-date', 'start', text) }
  return { row: rowName, series, at: moment.at, place, isLocal: lacksOffset(timeText) }
}
