/** Points of track files as positions, numbered through all files; and the faults of their XML. */
import type { SaxesTagPlain } from 'saxes'
import { type Failed, failed } from '../../domain/feed.ts'
import type { FileOfPositions, SourceFile } from '../formats/recognised.ts'
import { lacksOffset, parseMoment } from '../moments.ts'
import { refusal } from '../rows/row-outcome.ts'
import { numberIn } from '../tables/cells/coordinate-text.ts'
import { type LostPing, type Ping, seriesNumbers } from './positions.ts'

/** A point as its file writes it. */
export interface TrackPoint {
  readonly lon: string
  readonly lat: string
  readonly time: string
  /** Line on which it begins; null for formats without lines. */
  readonly line: number | null
}
/** A point that is refused for a reason of its format. */
export interface LostPoint extends Pick<TrackPoint, 'line'> {
  readonly fault: LostPing['fault']
}
/** Takes a point and the name of its series in the file. */
export type ConsumePoint = (point: TrackPoint | LostPoint, series: string) => void
/** Passes every point of a file on; returns null, or the failure of a file that cannot be read. */
type EachPoint<F> = (file: F, consume: ConsumePoint) => Failed | null

/** Every point of every file, or the failure of the first file that cannot be read. */
export function positionsOf<F extends Pick<SourceFile, 'name'>>(
  files: readonly F[],
  eachPoint: EachPoint<F>,
): readonly FileOfPositions[] | Failed {
  const seriesOf = seriesNumbers()
  const read: FileOfPositions[] = []
  let row = 0
  for (const file of files) {
    const positions: (Ping | LostPing)[] = []
    const failure = eachPoint(file, (point, series) => {
      row += 1
      positions.push(pingFrom(point, row, seriesOf(`${file.name} ${series}`)))
    })
    if (failure) return failure
    if (positions.length > 1 && positions.every(lacksTime)) {
      return failed(
        `${file.name} has no times: no visit can be made of it.`,
        'Export the track with the time of each point.',
      )
    }
    read.push({ name: file.name, positions })
  }
  return read
}

const lacksTime = (ping: Ping | LostPing) =>
  'fault' in ping && ping.fault.reason === 'missing-field' && ping.fault.field === 'time'

function pingFrom(point: TrackPoint | LostPoint, row: number, series: number): Ping | LostPing {
  const rowName = { row, ...(point.line === null ? {} : { line: point.line }) }
  if ('fault' in point) return { row: rowName, fault: point.fault }
  const [longitude, latitude] = [numberIn(point.lon.trim()), numberIn(point.lat.trim())]
  if (longitude === null || latitude === null)
    return { row: rowName, fault: refusal('bad-coordinates', 'lon') }
  const time = point.time.trim()
  if (time === '') return { row: rowName, fault: refusal('missing-field', 'time') }
  const moment = parseMoment(time)
  if (moment?.precision !== 'instant') return { row: rowName, fault: refusal('bad-date', 'time', time) }
  return { row: rowName, series, at: moment.at, place: [longitude, latitude], isLocal: lacksOffset(time) }
}

/** Without its prefix. */
export const localName = ({ name }: Pick<SaxesTagPlain, 'name'>) => name.slice(name.indexOf(':') + 1)

/** What is wrong with an XML text that the parser refuses. `root`: name of its root element. */
export function xmlFault(text: string, root: string, error: unknown): string {
  if (error instanceof Error && /undefined entity|doctype/.test(error.message))
    return `holds a document type or an entity of its own, which no ${root.toUpperCase()} needs: it is refused.`
  // Only comments after the root's end tag; otherwise the file is truncated.
  const endsWhole = new RegExp(`</(?:[\\w.-]+:)?${root}\\s*>\\s*(?:<!--[\\s\\S]*?-->\\s*)*$`)
  return endsWhole.test(text)
    ? 'is broken: its tags do not fit together.'
    : 'ends early: it is cut off before its end.'
}
