/** Positions of KML tracks (gx:Track): each time `when` with the place `coord` that has the same number. */
import { SaxesParser } from 'saxes'
import { type Failed, failed } from '../../domain/feed.ts'
import type { FileOfPositions, TextFile } from '../formats/recognised.ts'
import { refusal } from '../rows/row-outcome.ts'
import { type ConsumePoint, localName, positionsOf, xmlFault } from './track-points.ts'

/** Every point of every file, or the failure of the first file that cannot be read. Every track is a series. */
export const positionsOfKml = (files: readonly TextFile[]): readonly FileOfPositions[] | Failed =>
  positionsOf(files, eachPoint)

interface Track {
  readonly whens: { readonly text: string; readonly line: number }[]
  readonly coords: string[]
}

function eachPoint({ name, text }: TextFile, consume: ConsumePoint): Failed | null {
  const parser = new SaxesParser()
  let [count, line, content] = [0, 1, '']
  let track: Track | null = null
  const addText = (chunk: string) => {
    content += chunk
  }
  parser.on('opentag', (tag) => {
    content = ''
    line = parser.line
    if (localName(tag) === 'Track') track = { whens: [], coords: [] }
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', (tag) => {
    const local = localName(tag)
    if (!track) return
    if (local === 'when') track.whens.push({ text: content.trim(), line })
    if (local === 'coord') track.coords.push(content.trim())
    if (local !== 'Track') return
    count += 1
    consumeTrack(track, String(count), consume)
    track = null
  })
  try {
    parser.write(text).close()
    return null
  } catch (error) {
    return failed(`${name} ${xmlFault(text, 'kml', error)}`, 'Export it again as KML or GPX.')
  }
}

function consumeTrack({ whens, coords }: Track, series: string, consume: ConsumePoint): void {
  for (const [at, { text: time, line }] of whens.entries()) {
    const [lon = '', lat = ''] = (coords[at] ?? '').split(/\s+/)
    if (lon === '') consume({ line, fault: refusal('missing-geometry') }, series)
    else consume({ lon, lat, time, line }, series)
  }
  for (const coord of coords.slice(whens.length)) {
    const [lon = '', lat = ''] = coord.split(/\s+/)
    consume({ lon, lat, time: '', line: null }, series)
  }
}
