/**
 * Reserves the space of labels and discs in the base map, so that MapLibre places no road or river name under
 * them.
 */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { positionAt, type Pixel } from '../mercator.ts'
import { outerRadius } from '../discs/disc-size.ts'
import type { Placed } from '../layout/labels.ts'
import type { MapLayout } from '../layout/map-layout.ts'

/** A reserved square: its centre, and its side in pixels. */
interface Square {
  readonly middle: Pixel
  readonly side: number
}

/** Side of the invisible image in pixels; the layer `reserved-space` scales it. */
const IMAGE_SIDE = 8
/**
 * Placing names again takes MapLibre about 100 ms, so the space is updated once the map has been at rest for
 * this long.
 */
const REST_MILLISECONDS = 400

/** Covers each label by a row of squares and each disc by one. */
export function reservedSquares({ names, tags, pills, discs }: MapLayout): readonly Square[] {
  const texts = [...names, ...tags, ...pills].flatMap(rowOf)
  return [...texts, ...discs.map(({ middle, size }) => ({ middle, side: 2 * outerRadius(size) }))]
}

function rowOf({ middle, sprite: { width, height } }: Placed): readonly Square[] {
  const count = Math.ceil(width / height)
  const left = middle.x - width / 2 + height / 2
  const step = count > 1 ? (width - height) / (count - 1) : 0
  return Array.from({ length: count }, (_, i) => ({
    middle: { x: left + i * step, y: middle.y },
    side: height,
  }))
}

/** Updates the source `reserved-space` from map layouts, once the map is at rest. */
export function reserveSpace(map: MapLibreMap) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let sent = ''
  map.on('style.load', () => {
    sent = ''
    const data = new Uint8Array(4 * IMAGE_SIDE * IMAGE_SIDE)
    if (!map.hasImage('blank')) map.addImage('blank', { width: IMAGE_SIDE, height: IMAGE_SIDE, data })
  })
  const send = (layout: MapLayout) => {
    const data = {
      type: 'FeatureCollection' as const,
      features: reservedSquares(layout).map(({ middle, side }) => ({
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...positionAt(middle, layout.zoom)] },
        properties: { size: side / IMAGE_SIDE },
      })),
    }
    const text = JSON.stringify(data)
    const source = map.getSource<GeoJSONSource>('reserved-space')
    if (text === sent || !source) return
    sent = text
    source.setData(data).catch(() => {
      // The map rejected or dropped these data, or was removed: they are sent again at the next rest.
      sent = ''
    })
  }
  return {
    /** To be called after every draw; only the last of a series takes effect. */
    update: (layout: MapLayout) => {
      clearTimeout(timer)
      timer = setTimeout(() => send(layout), REST_MILLISECONDS)
    },
    stop: () => clearTimeout(timer),
  }
}
