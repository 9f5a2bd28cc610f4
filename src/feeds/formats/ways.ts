/** The two ways in which files hold rows: as a table whose columns mean something, and as the track of a patrol. */
import type { Failed } from '../../domain/feed.ts'
import type { TakeDraft } from './output/draft.ts'
import { positionsIn } from './places/positions-in.ts'
import type { Choices, Content, Ground, Guess, Recognised } from './recognised.ts'
import type { Seen } from './columns/column-signs.ts'
import { columnsSeen, numberIn } from './columns/column-signs.ts'
import { idGiver } from './tables/row-ids.ts'
import type { Centres } from './tables/table-drafts.ts'
import { eachTableDraft } from './tables/table-drafts.ts'
import { eachTablePing, isOfPings } from './tables/table-pings.ts'
import type { TablePlan } from './tables/table-plan.ts'
import { cellText, columnsOf, eachRow } from './tables/table-rows.ts'
import { eachGpxPoint } from './tracks/gpx.ts'
import type { LostPing, Ping, TakePing } from './tracks/positions.ts'
import { seriesNumbers } from './tracks/positions.ts'
import { visitDrafts } from './tracks/visits.ts'

type Pair = readonly [x: number, y: number]

export interface ConvertJob {
  readonly recognised: Recognised
  readonly choices: Choices
  readonly ground: Ground
  readonly plan: TablePlan
  readonly centres: Centres
}
export interface Way {
  /** The columns, none for a track, and the rows of each file. */
  readonly seen: (content: Content) => Seen | Failed
  /** Every pair of coordinates of each row that tells a place. */
  readonly eachPlace: (content: Content, guessed: Guessed, take: (pairs: readonly Pair[]) => void) => void
  readonly drafts: (job: ConvertJob, take: TakeDraft) => Failed | null
}
export interface Guessed {
  readonly names: readonly string[]
  readonly guesses: readonly Guess[]
}

export const TABLE: Way = {
  seen: (content) => columnsSeen(content, columnsOf(content)),
  eachPlace: (content, { names, guesses }, take) => {
    const column = (...meanings: readonly string[]) =>
      guesses.findIndex(({ meaning }) => meaning !== null && meanings.includes(meaning))
    const isDegrees = column('longitude') >= 0 && column('latitude') >= 0
    const [x, y] = isDegrees
      ? [column('longitude'), column('latitude')]
      : [column('easting'), column('northing')]
    eachRow(content, names, ({ cells, geometry }) => {
      if (geometry !== null && geometry !== undefined) return take(positionsIn(geometry))
      const pair = [numberIn(cellText(cells[x])), numberIn(cellText(cells[y]))] as const
      take(pair[0] === null || pair[1] === null ? [] : [[pair[0], pair[1]]])
    })
  },
  drafts: (job, take) =>
    isOfPings(job.choices)
      ? eachVisit(job, (takePing) => eachTablePing(job, takePing), take)
      : eachTableDraft({ ...job, ids: idGiver() }, take),
}

export const TRACK: Way = {
  seen: (content) => {
    const rows = new Map<string, number>()
    const count = (file: string) => rows.set(file, (rows.get(file) ?? 0) + 1)
    const fault = eachTrackPing(content, (_, file) => count(file))
    return fault ?? { columns: [], rows }
  },
  eachPlace: (content, _, take) =>
    void eachTrackPing(content, (ping) => take('fault' in ping ? [] : [ping.place])),
  drafts: (job, take) => eachVisit(job, (takePing) => eachTrackPing(job.recognised.content, takePing), take),
}

function eachTrackPing(content: Content, take: (ping: Ping | LostPing, file: string) => void): Failed | null {
  if (content.kind !== 'texts') return null
  const seriesOf = seriesNumbers()
  let row = 0
  for (const file of content.files) {
    const fault = eachGpxPoint(file, [row, seriesOf], (ping) => {
      row += 1
      take(ping, file.name)
    })
    if (fault) return fault
  }
  return null
}

function eachVisit(
  { ground }: ConvertJob,
  eachPing: (take: TakePing) => Failed | null,
  take: TakeDraft,
): Failed | null {
  const pings: (Ping | LostPing)[] = []
  const fault = eachPing((ping) => void pings.push(ping))
  if (fault) return fault
  for (const draft of visitDrafts(asOneSeries(pings), ground.hotspots)) take(draft)
  return null
}

/** Where every position has a name of its own, names tell no devices apart. */
function asOneSeries(pings: readonly (Ping | LostPing)[]): readonly (Ping | LostPing)[] {
  const found = pings.filter((ping): ping is Ping => !('fault' in ping))
  const series = new Set(found.map((ping) => ping.series))
  return found.length > 1 && series.size === found.length
    ? pings.map((ping) => ('fault' in ping ? ping : { ...ping, series: 0 }))
    : pings
}
