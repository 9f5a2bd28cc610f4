/** Positions of GPX files: points of tracks, routes and waypoints, each with its time. */
import { type SaxesTagPlain, SaxesParser } from 'saxes'
import { type Failed, failed } from '../../domain/feed.ts'
import { lacksOffset, parseMoment } from '../moments.ts'
import { refusal } from '../rows/row-outcome.ts'
import type { FileOfPositions, TextFile } from './recognised.ts'
import { numberIn } from '../tables/cells/coordinate-text.ts'
import { type LostPing, type Ping, seriesNumbers } from './positions.ts'

/**
 * Every point of every file, or the failure of the first file that cannot be read. Rows are numbered through all files.
 * Every track segment, every route and the waypoints of a file are a series each. Parsed strictly and in one pass by
 * saxes, since converters such as togeojson drop points that they cannot read.
 */
export function positionsOfGpx(files: readonly TextFile[]): readonly FileOfPositions[] | Failed {
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
    read.push({ name: file.name, positions })
  }
  return read
}

const POINTS: ReadonlySet<string> = new Set(['wpt', 'trkpt', 'rtept'])

interface GpxPoint {
  readonly lon: string
  readonly lat: string
  /** Line on which its tag begins. */
  readonly line: number
  time: string
}
type ConsumePoint = (point: GpxPoint, series: string) => void

function eachPoint({ name, text }: TextFile, consume: ConsumePoint): Failed | null {
  // Without an error handler the parser throws at the first error.
  const parser = new SaxesParser()
  const path: string[] = []
  let [segment, line] = [0, 1]
  let point: GpxPoint | null = null
  const addText = (chunk: string) => {
    if (point && path.at(-1) === 'time' && POINTS.has(path.at(-2) ?? '')) point.time += chunk
  }
  parser.on('opentagstart', () => {
    // The character after the name has already been read, and may be a line break.
    line = parser.columnIndex === 0 ? parser.line - 1 : parser.line
  })
  parser.on('opentag', (tag) => {
    const local = localName(tag)
    path.push(local)
    if (local === 'trkseg' || local === 'rte') segment += 1
    if (POINTS.has(local)) point = { ...coordinatesOf(tag), line, time: '' }
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', (tag) => {
    path.pop()
    const local = localName(tag)
    if (!point || !POINTS.has(local)) return
    consume(point, local === 'wpt' ? 'waypoints' : String(segment))
    point = null
  })
  try {
    parser.write(text).close()
    return null
  } catch (error) {
    return failed(`${name} ${parseFault(text, error)}`, 'Export it again as plain GPX 1.1.')
  }
}

/** Without its prefix. */
const localName = ({ name }: SaxesTagPlain) => name.slice(name.indexOf(':') + 1)
const coordinatesOf = ({ attributes }: SaxesTagPlain) => ({
  lon: attributes['lon'] ?? '',
  lat: attributes['lat'] ?? '',
})

/** Only comments after the root's end tag; otherwise the file is truncated. */
const ENDS_WHOLE = /<\/(?:[\w.-]+:)?gpx\s*>\s*(?:<!--[\s\S]*?-->\s*)*$/

function parseFault(text: string, error: unknown): string {
  if (error instanceof Error && /undefined entity|doctype/.test(error.message))
    return 'holds a document type or an entity of its own, which no GPX needs: it is refused.'
  return ENDS_WHOLE.test(text)
    ? 'is broken: its tags do not fit together.'
    : 'ends early: it is cut off before its end.'
}

function pingFrom({ lon, lat, line, ...point }: GpxPoint, row: number, series: number): Ping | LostPing {
  const rowName = { row, line }
  const [longitude, latitude] = [numberIn(lon.trim()), numberIn(lat.trim())]
  if (longitude === null || latitude === null)
    return { row: rowName, fault: refusal('bad-coordinates', 'lon') }
  const time = point.time.trim()
  if (time === '') return { row: rowName, fault: refusal('missing-field', 'time') }
  const moment = parseMoment(time)
  if (moment?.precision !== 'instant') return { row: rowName, fault: refusal('bad-date', 'time', time) }
  return { row: rowName, series, at: moment.at, place: [longitude, latitude], isLocal: lacksOffset(time) }
}
