/** Derives patrol visits from positions: stays within a patrol hotspot, ended by gaps of more than five minutes. */
import { type Instant, isoInstant, londonDay } from '../../domain/day.ts'
import { type Box, type Position, boxOf, isInBox } from '../../domain/geography.ts'
import { type PatrolHotspot, isActive } from '../../domain/patrol.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { refusal } from '../rows/row-outcome.ts'
import { type Vicinity, vicinityOf } from '../vicinity.ts'
import type { Draft } from '../formats/feed-lines.ts'
import { idGenerator } from '../tables/table-rows.ts'
import type { LostPing, Ping } from './positions.ts'

const MINUTE = 60_000
const LONGEST_GAP = 5 * MINUTE

/** Order by UTF-16 code units, independent of locale. */
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

interface HotspotArea {
  readonly hotspot: PatrolHotspot
  readonly box: Box
  readonly vicinity: Vicinity
}
const hotspotAreaOf = (hotspot: PatrolHotspot): HotspotArea => ({
  hotspot,
  box: boxOf(hotspot.shape),
  vicinity: vicinityOf(hotspot.shape, 0),
})

/**
 * A draft for each visit, in order of their starts, and a refused draft for each position in no visit. Delivered
 * minutes are counted from pings inside the hotspot (STATISTICS, Patrol time); a gap of up to five minutes does not end
 * a visit. No identity is stored: ids are made of hotspot and start, and of visits to one hotspot with the same start
 * the shorter comes first. Where hotspots overlap, the first by id counts. The result depends neither on the order of
 * pings nor on that of hotspots.
 */
export function visitDrafts(
  pings: readonly (Ping | LostPing)[],
  hotspots: readonly PatrolHotspot[],
): readonly Draft[] {
  const hotspotAreas = hotspots.toSorted((a, b) => compareText(a.id, b.id)).map(hotspotAreaOf)
  const refused: Draft[] = []
  const stays = new Map<string, Stay>()
  for (const ping of pings) {
    if ('fault' in ping) {
      refused.push({ rows: [ping.row], feature: ping.fault, notes: [], named: [] })
      continue
    }
    const hotspot = hotspotAt(hotspotAreas, ping.place, ping.at)
    if (hotspot === null) {
      refused.push({ rows: [ping.row], feature: refusal('in-no-hotspot'), notes: [], named: [] })
      continue
    }
    const key = `${ping.series} ${hotspot}`
    const stay = stays.get(key) ?? { hotspot, pings: [] }
    stays.set(key, stay)
    stay.pings.push(ping)
  }
  return [...refused, ...draftsOf([...stays.values()].flatMap(visitsIn))]
}

interface Stay {
  readonly hotspot: string
  readonly pings: Ping[]
}
interface Visit {
  readonly hotspot: string
  readonly pings: readonly Ping[]
  readonly start: Instant
  readonly end: Instant
}

const hotspotAt = (
  hotspotAreas: readonly HotspotArea[],
  [longitude, latitude]: Position,
  at: Instant,
): string | null =>
  hotspotAreas.find(
    ({ hotspot, box, vicinity }) =>
      isInBox(longitude, latitude, box) &&
      vicinity.proximityAt(longitude, latitude) === 'inside' &&
      isActive(hotspot, londonDay(at)),
  )?.hotspot.id ?? null

function visitsIn({ hotspot, pings }: Stay): readonly Visit[] {
  const runs: Ping[][] = []
  let before = -Infinity
  for (const ping of pings.toSorted((a, b) => a.at - b.at)) {
    if (ping.at - before > LONGEST_GAP) runs.push([])
    runs.at(-1)?.push(ping)
    before = ping.at
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)]
    return first && last ? [{ hotspot, pings: run, start: first.at, end: last.at }] : []
  })
}

function draftsOf(visits: readonly Visit[]): readonly Draft[] {
  const ids = idGenerator()
  const inOrder = visits.toSorted(
    (a, b) => a.start - b.start || compareText(a.hotspot, b.hotspot) || a.end - b.end,
  )
  return inOrder.map(({ hotspot, pings, start, end }): Draft => {
    const properties = {
      id: ids.unique(`${hotspot} ${isoInstant(start)}`),
      hotspot,
      start: isoInstant(start),
      end: isoInstant(end),
    }
    return {
      rows: pings.map(({ row }) => row),
      feature: { type: 'Feature', geometry: null, properties },
      notes: notesOn(pings, end - start),
      named: [],
    }
  })
}

/** Notices, counted once for each position. */
const notesOn = (pings: readonly Ping[], length: number): readonly NoticeCode[] => [
  'rows-in-visits',
  ...(length < MINUTE ? (['short-visits'] as const) : []),
  ...(pings.some(({ isLocal }) => isLocal) ? (['no-offset'] as const) : []),
]
