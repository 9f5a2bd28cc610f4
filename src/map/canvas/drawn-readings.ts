/** What is drawn, written to data attributes of the map's element for tests of the page. */
import type { Placed } from '../layout/labels.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import type { Pixel } from '../mercator.ts'

/** Writes counts with every layout, and boxes when the event `holdfast:write-boxes` asks for them. */
export function drawnReadings(element: HTMLElement) {
  let drawn: MapLayout | null = null
  const onRequest = () => drawn && writeBoxes(element, drawn)
  element.addEventListener('holdfast:write-boxes', onRequest)
  return {
    write: (layout: MapLayout) => {
      drawn = layout
      writeCounts(element, layout)
    },
    stop: () => element.removeEventListener('holdfast:write-boxes', onRequest),
  }
}

function writeCounts(container: HTMLElement, layout: MapLayout) {
  container.dataset['clusters'] = String(layout.discs.length)
  container.dataset['incidents'] = String(layout.discs.reduce((sum, { mark }) => sum + mark.count, 0))
  container.dataset['orders'] = String(layout.orders.reduce((sum, { spot }) => sum + spot.orders.length, 0))
}

/** The boxes of labels, and the centres and numbers of discs, in pixels of the canvas. */
function writeBoxes(container: HTMLElement, layout: MapLayout) {
  const at = ({ x, y }: Pixel) => [
    Math.round(10 * (x - layout.origin.x)) / 10,
    Math.round(10 * (y - layout.origin.y)) / 10,
  ]
  const boxes = (placed: readonly Placed[]) =>
    placed.map(({ id, middle, sprite: { width, height } }) => ({ id, at: at(middle), size: [width, height] }))
  container.dataset['boxes'] = JSON.stringify({
    names: boxes(layout.names),
    tags: boxes(layout.tags),
    pills: boxes(layout.pills),
    orders: boxes(layout.orders),
    ranks: boxes(layout.ranks),
    visits: boxes(layout.visits),
    discs: layout.discs.map(({ mark, middle }) => ({ id: mark.node, at: at(middle), count: mark.count })),
  })
}
