/** Snapshot of the map as an image: base map and marks on one canvas, without the parts that panels cover. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Insets, Size } from '../mercator.ts'
import { scaleAt, type Scale } from '../scale.ts'

/** Width and height in CSS pixels; the image has `ratio` times as many in each direction. */
export interface MapSnapshot extends Size {
  readonly image: HTMLCanvasElement
  readonly ratio: number
  readonly scale: Scale
}

/** The part of the map that is taken, and what is drawn over it. */
interface Taken {
  readonly openInsets: Insets
  /** Draws over the part in CSS pixels from its corner; a map that leaves the screen says what it is. */
  readonly paintOver: (context: CanvasRenderingContext2D, size: Size) => void
}

/** Longest wait for a draw in milliseconds; a lost context never draws. */
const LONGEST_WAIT = 10_000

/**
 * Takes a snapshot at the map's next `render` event. A WebGL canvas can only be read in the frame in which it
 * was drawn; deck.gl draws its layers in its own listener of `render`, which runs before listeners added by
 * `once`. The redraw is immediate rather than scheduled, because no animation frame comes while a page is
 * printed. Rejects if the map is not drawn within LONGEST_WAIT.
 */
export function takeSnapshot(map: MapLibreMap, taken: Taken): Promise<MapSnapshot> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      map.off('render', onRender)
      reject(new Error(`the map was not drawn within ${LONGEST_WAIT / 1000} s`))
    }, LONGEST_WAIT)
    const onRender = () => {
      clearTimeout(timer)
      resolve(compositeSnapshot(map, taken))
    }
    void map.once('render', onRender)
    map.redraw()
  })
}

function compositeSnapshot(map: MapLibreMap, { openInsets, paintOver }: Taken): MapSnapshot {
  const container = map.getContainer()
  const width = Math.max(1, container.clientWidth - openInsets.left - openInsets.right)
  const height = Math.max(1, container.clientHeight - openInsets.top - openInsets.bottom)
  const ratio = map.getPixelRatio()
  const image = document.createElement('canvas')
  image.width = Math.round(width * ratio)
  image.height = Math.round(height * ratio)
  const context = image.getContext('2d')
  // In document order: the base map first, then the deck.gl overlay.
  for (const canvas of container.querySelectorAll('canvas')) {
    const sharpness = canvas.width / canvas.clientWidth
    const source = [openInsets.left, openInsets.top, width, height].map((length) => length * sharpness)
    const [x = 0, y = 0, across = 0, down = 0] = source
    context?.drawImage(canvas, x, y, across, down, 0, 0, image.width, image.height)
  }
  if (context) {
    context.scale(ratio, ratio)
    paintOver(context, { width, height })
  }
  const { lat } = map.unproject([openInsets.left + width / 2, openInsets.top + height / 2])
  return { image, width, height, ratio, scale: scaleAt(lat, map.getZoom()) }
}
