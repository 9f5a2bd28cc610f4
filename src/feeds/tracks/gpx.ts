/** Positions of GPX files: points of tracks, routes and waypoints, each with its time. */
import { type SaxesTagPlain, SaxesParser } from 'saxes'
import { type Failed, failed } from '../../domain/feed.ts'
import type { FileOfPositions, TextFile } from '../formats/recognised.ts'
import { type ConsumePoint, localName, positionsOf, xmlFault } from './track-points.ts'

/**
 * Every point of every file, or the failure of the first file that cannot be read. Every track segment, every route and
 * the waypoints of a file are a series each. Parsed strictly and in one pass by saxes, since converters such as
 * togeojson drop points that they cannot read.
 */
export const positionsOfGpx = (files: readonly TextFile[]): readonly FileOfPositions[] | Failed =>
  positionsOf(files, eachPoint)

const POINTS: ReadonlySet<string> = new Set(['wpt', 'trkpt', 'rtept'])

interface GpxPoint {
  readonly lon: string
  readonly lat: string
  /** Line on which its tag begins. */
  readonly line: number
  time: string
}

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
    return failed(`${name} ${xmlFault(text, 'gpx', error)}`, 'Export it again as plain GPX 1.1.')
  }
}

const coordinatesOf = ({ attributes }: SaxesTagPlain) => ({
  lon: attributes['lon'] ?? '',
  lat: attributes['lat'] ?? '',
})
