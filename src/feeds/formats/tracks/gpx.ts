/** The positions of a GPX file: points of tracks, routes and waypoints, each with its time. */
import type { Failed } from '../../../domain/feed.ts'
import { failed } from '../../../domain/feed.ts'
import { lacksOffset, parseMoment } from '../../moments.ts'
import type { RowName } from '../../rows/ledger.ts'
import { refusal } from '../../rows/verdict.ts'
import type { TextFile } from '../recognised.ts'
import { numberIn } from '../columns/column-signs.ts'
import type { LostPing, Ping, TakePing } from './positions.ts'
import type { XmlTag } from './xml-marks.ts'
import { readXml } from './xml-marks.ts'

const POINTS: ReadonlySet<string> = new Set(['wpt', 'trkpt', 'rtept'])
const ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:[\w-]+:)?gpx[\s>]/

export const isGpx = ({ text }: TextFile) => ROOT.test(text)

interface Point {
  readonly tag: XmlTag
  time: string
}

/** `row` counts on from `before`; every segment of a track is a series of its own, and so are a file's waypoints. */
export function eachGpxPoint(
  { name, text }: TextFile,
  [before, seriesOf]: readonly [before: number, seriesOf: (name: string) => number],
  take: TakePing,
): Failed | null {
  const path: string[] = []
  const lines = lineCounter(text)
  let [row, segment] = [before, 0]
  let point: Point | null = null
  const fault = readXml(text, {
    opened: (tag) => {
      path.push(tag.name)
      if (tag.name === 'trkseg' || tag.name === 'rte') segment += 1
      if (POINTS.has(tag.name)) point = { tag, time: '' }
    },
    closed: (closed) => {
      path.pop()
      if (!point || !POINTS.has(closed)) return
      row += 1
      const series = seriesOf(`${name} ${closed === 'wpt' ? 'waypoints' : segment}`)
      take(pingFrom(point, { row, line: lines(point.tag.at) }, series))
      point = null
    },
    text: (between) => {
      if (point && path.at(-1) === 'time' && POINTS.has(path.at(-2) ?? '')) point.time = between.trim()
    },
  })
  return fault === null ? null : failed(`${name} ${FAULTS[fault]}`, 'Export it again as plain GPX 1.1.')
}

const FAULTS = {
  refused: 'holds a document type, CDATA or an entity of its own, which no GPX needs: it is refused.',
  cut: 'ends early: it is cut off before its end.',
  broken: 'is broken: its tags do not fit together.',
} as const

function pingFrom({ tag, time }: Point, row: RowName, series: number): Ping | LostPing {
  const told = [tag.attributes.get('lon') ?? '', tag.attributes.get('lat') ?? ''] as const
  const [longitude, latitude] = [numberIn(told[0].trim()), numberIn(told[1].trim())]
  if (longitude === null || latitude === null) return { row, fault: refusal('bad-coordinates', 'lon') }
  if (time === '') return { row, fault: refusal('missing-field', 'time') }
  const moment = parseMoment(time)
  if (moment?.precision !== 'instant') return { row, fault: refusal('bad-date', 'time', time) }
  return { row, series, at: moment.at, place: [longitude, latitude], isLocal: lacksOffset(time) }
}

/** The line of a place in the text, asked in rising order. */
function lineCounter(text: string): (at: number) => number {
  let [line, counted] = [1, 0]
  return (at) => {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      line += 1
      counted = next + 1
    }
    return line
  }
}
