/** Tells the base map where words and discs stand, so that it writes no road's or river's name under them. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { positionAt, type Pixel } from '../mercator.ts'
import { reachOf } from '../layout/discs.ts'
import type { Placed } from '../layout/labels.ts'
import type { MapLayout } from '../layout/map-layout.ts'

/** A square that nothing is written over: its middle, and its side in pixels. */
interface Square {
  readonly middle: Pixel
  readonly side: number
}

/** Side of the image that stands for a square; the layer `kept-free` scales it. */
const IMAGE_SIDE = 8
/** New places take the base map some 100 ms: they are told when the picture rests, never while it moves. */
const REST_MILLISECONDS = 400

/** Words as rows of squares, discs as one each. */
export function reservedSquares({ names, tags, pills, quiet, discs }: MapLayout): readonly Square[] {
  const words = [...names, ...tags, ...pills, ...quiet].flatMap(rowOf)
  return [...words, ...discs.map(({ middle, size }) => ({ middle, side: 2 * reachOf(size) }))]
}

function rowOf({ middle, stamp: { width, height } }: Placed): readonly Square[] {
  const count = Math.ceil(width / height)
  const left = middle.x - width / 2 + height / 2
  const step = count > 1 ? (width - height) / (count - 1) : 0
  return Array.from({ length: count }, (_, i) => ({
    middle: { x: left + i * step, y: middle.y },
    side: height,
  }))
}

export function reservedSpace(map: MapLibreMap) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = ''
  map.on('style.load', () => {
    told = ''
    const data = new Uint8Array(4 * IMAGE_SIDE * IMAGE_SIDE)
    if (!map.hasImage('blank')) map.addImage('blank', { width: IMAGE_SIDE, height: IMAGE_SIDE, data })
  })
  const tell = (picture: MapLayout) => {
    const data = {
      type: 'FeatureCollection' as const,
      features: reservedSquares(picture).map(({ middle, side }) => ({
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...positionAt(middle, picture.zoom)] },
        properties: { size: side / IMAGE_SIDE },
      })),
    }
    const words = JSON.stringify(data)
    const source = map.getSource<GeoJSONSource>('kept-free')
    if (words === told || !source) return
    told = words
    source.setData(data).catch(() => {
      // The map let these squares go, or is gone itself: the next rest tells them anew.
      told = ''
    })
  }
  return {
    /** After every drawing; only the last of a row of them is told. */
    drawn: (picture: MapLayout) => {
      clearTimeout(timer)
      timer = setTimeout(() => tell(picture), REST_MILLISECONDS)
    },
    end: () => clearTimeout(timer),
  }
}
