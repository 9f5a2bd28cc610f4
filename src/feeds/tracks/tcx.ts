/** Positions of TCX files, as watches export them: the points of each track. */
import { SaxesParser } from 'saxes'
import { type Failed, failed } from '../../domain/feed.ts'
import type { FileOfPositions, TextFile } from '../formats/recognised.ts'
import { refusal } from '../rows/row-outcome.ts'
import { type ConsumePoint, localName, positionsOf, xmlFault } from './track-points.ts'

/** Every point of every file, or the failure of the first file that cannot be read. Every track is a series. */
export const positionsOfTcx = (files: readonly TextFile[]): readonly FileOfPositions[] | Failed =>
  positionsOf(files, eachPoint)

const ROOT = 'TrainingCenterDatabase'
const POINT = 'Trackpoint'
const PARTS = { Time: 'time', LatitudeDegrees: 'lat', LongitudeDegrees: 'lon' } as const
const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name)

interface TcxPoint {
  readonly line: number
  lon: string
  lat: string
  time: string
}

function eachPoint({ name, text }: TextFile, consume: ConsumePoint): Failed | null {
  const parser = new SaxesParser()
  const path: string[] = []
  let [track, line] = [0, 1]
  let point: TcxPoint | null = null
  const addText = (chunk: string) => {
    const part = path.at(-1) ?? ''
    if (point && isPart(part)) point[PARTS[part]] += chunk
  }
  parser.on('opentagstart', () => {
    line = parser.columnIndex === 0 ? parser.line - 1 : parser.line
  })
  parser.on('opentag', (tag) => {
    const local = localName(tag)
    path.push(local)
    if (local === 'Track') track += 1
    if (local === POINT) point = { line, lon: '', lat: '', time: '' }
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', (tag) => {
    path.pop()
    if (!point || localName(tag) !== POINT) return
    // A watch without reception writes points that have a time only.
    const isPlaced = point.lon.trim() !== '' || point.lat.trim() !== ''
    consume(isPlaced ? point : { line: point.line, fault: refusal('missing-geometry') }, String(track))
    point = null
  })
  try {
    parser.write(text).close()
    return null
  } catch (error) {
    return failed(`${name} ${xmlFault(text, ROOT, error)}`, 'Export it again as TCX or GPX.')
  }
}
