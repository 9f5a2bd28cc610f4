/** A photograph of the map as it stands: base map and marks on one canvas, without what panels cover. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Insets, Size } from '../mercator.ts'
import { scaleAt, type Scale } from '../scale.ts'

/** Sizes in CSS pixels; the image has `ratio` times as many. */
export interface MapSnapshot extends Size {
  readonly image: HTMLCanvasElement
  readonly ratio: number
  readonly scale: Scale
}

/** A lost context draws nothing: the wait ends all the same, in milliseconds. */
const LONGEST_WAIT = 10_000

/**
 * A canvas of the graphics card is only whole in the frame in which it was drawn. The layers are drawn anew at the
 * map's own `render`, before those who listen once are told, so that both can be read there and then. It is drawn at
 * once and not at the next frame: while a page is printed there is none.
 * Rejects where the map is not drawn in time.
 */
export function photographOf(map: MapLibreMap, free: Insets): Promise<MapSnapshot> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      map.off('render', take)
      reject(new Error(`the map was not drawn within ${LONGEST_WAIT / 1000} s`))
    }, LONGEST_WAIT)
    const take = () => {
      clearTimeout(timer)
      resolve(composed(map, free))
    }
    void map.once('render', take)
    map.redraw()
  })
}

function composed(map: MapLibreMap, free: Insets): MapSnapshot {
  const container = map.getContainer()
  const width = Math.max(1, container.clientWidth - free.left - free.right)
  const height = Math.max(1, container.clientHeight - free.top - free.bottom)
  const ratio = map.getPixelRatio()
  const image = document.createElement('canvas')
  image.width = Math.round(width * ratio)
  image.height = Math.round(height * ratio)
  const pen = image.getContext('2d')
  // In the order of the page: the base map first, the layers over it.
  for (const canvas of container.querySelectorAll('canvas')) {
    const sharpness = canvas.width / canvas.clientWidth
    const part = [free.left, free.top, width, height].map((length) => length * sharpness)
    const [x = 0, y = 0, across = 0, down = 0] = part
    pen?.drawImage(canvas, x, y, across, down, 0, 0, image.width, image.height)
  }
  const { lat } = map.unproject([free.left + width / 2, free.top + height / 2])
  return { image, width, height, ratio, scale: scaleAt(lat, map.getZoom()) }
}
