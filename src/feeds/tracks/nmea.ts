/** Positions of NMEA 0183 logs: the RMC sentences, which alone have a date. */
import { type Failed, failed } from '../../domain/feed.ts'
import type { FileOfPositions, TextFile } from '../formats/recognised.ts'
import { refusal } from '../rows/row-outcome.ts'
import { type ConsumePoint, type LostPoint, positionsOf, type TrackPoint } from './track-points.ts'

/** Every RMC sentence of every file, or the failure of the first file that cannot be read. A file is a series. */
export const positionsOfNmea = (files: readonly TextFile[]): readonly FileOfPositions[] | Failed =>
  positionsOf(files, eachPoint)

const SENTENCE = /^[$!][A-Z]{2}[A-Z]{3},/
const RMC = /^\$[A-Z]{2}RMC,/

const REMEDY = 'Export the track as GPX from the program of the device.'

function eachPoint({ name, text }: TextFile, consume: ConsumePoint): Failed | null {
  const lines = text.split('\n').map((line) => line.trim())
  const dated = lines.filter((line) => RMC.test(line))
  if (dated.length === 0) return failed(`${name} is NMEA without dates: it has no RMC sentence.`, REMEDY)
  if (!dated.some(hasChecksum)) return failed(`${name} is NMEA whose checksums are all wrong.`, REMEDY)
  for (const [at, line] of lines.entries()) {
    if (RMC.test(line)) consume(pointFrom(line, at + 1), '')
    // Other sentences repeat the position, or tell of satellites.
    else if (line !== '' && !SENTENCE.test(line))
      consume({ line: at + 1, fault: refusal('not-a-feature') }, '')
  }
  return null
}

function hasChecksum(line: string): boolean {
  const match = /^\$([^*]*)\*([0-9A-F]{2})$/i.exec(line)
  if (!match) return false
  const [, inside = '', stated = ''] = match
  let sum = 0
  for (let at = 0; at < inside.length; at += 1) sum ^= inside.charCodeAt(at)
  return sum === Number.parseInt(stated, 16)
}

function pointFrom(sentence: string, line: number): TrackPoint | LostPoint {
  if (!hasChecksum(sentence)) return { line, fault: refusal('bad-field', 'checksum') }
  const [, time = '', status, lat = '', north, lon = '', east, , , date = ''] = sentence.split(',')
  if (status !== 'A') return { line, fault: refusal('missing-geometry') }
  return {
    line,
    lat: degrees(lat, north === 'S' ? -1 : north === 'N' ? 1 : NaN, 2),
    lon: degrees(lon, east === 'W' ? -1 : east === 'E' ? 1 : NaN, 3),
    time: instantText(date, time),
  }
}

const DECIMALS = 7

/** `5332.718` as degrees; empty where the minutes or the direction do not exist. */
function degrees(text: string, sign: number, digits: number): string {
  const match = new RegExp(`^(\\d{${digits}})(\\d\\d(?:\\.\\d+)?)$`).exec(text)
  const minutes = Number(match?.[2])
  if (!match || minutes >= 60 || Number.isNaN(sign)) return ''
  return (sign * (Number(match[1]) + minutes / 60)).toFixed(DECIMALS)
}

/** `040523` and `200000.00` as an instant; the century is this one. The text as it is where it is no time. */
function instantText(date: string, time: string): string {
  const [day, clock] = [/^(\d\d)(\d\d)(\d\d)$/.exec(date), /^(\d\d)(\d\d)(\d\d)(?:\.\d+)?$/.exec(time)]
  return day && clock
    ? `20${day[3]}-${day[2]}-${day[1]}T${clock[1]}:${clock[2]}:${clock[3]}Z`
    : `${date} ${time}`.trim()
}
