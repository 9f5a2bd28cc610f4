/** From a Scene to layers, with the stamps they need printed on the way: the only keeper of printed sheets. */
import type { Layer } from '@deck.gl/core'
import type { Theme } from '../../ui/tokens.ts'
import { layersFor, spritesOf, type SketchPress } from '../layers/layers-for.ts'
import { mapLayoutOf, type MapLayout, type Setting, type Viewport } from '../layout/map-layout.ts'
import type { Scene } from '../scene.ts'
import { SpriteAtlas } from '../sprites/sprite-atlas.ts'
import type { Measure } from '../sprites/sprite.ts'

interface Drawn {
  readonly picture: MapLayout
  readonly layers: Layer[]
}
/** What the page tells the map of its data, as it stands now. */
export type Telling = () => Omit<Setting, 'look'>

/** Returns a drawing hand. A change of theme or of screen begins its sheets anew. `sketch`: what prints one, once it is there. */
export function sceneDrawer(telling: Telling, measure: Measure, sketch: () => SketchPress | null) {
  let theme: Theme | null = null
  let ratio = 0
  let sheets = sheetsFor('day', 1)
  return (scene: Scene, sight: Viewport, pixelRatio: number): Drawn => {
    if (scene.theme !== theme || pixelRatio !== ratio) {
      theme = scene.theme
      ratio = pixelRatio
      sheets = sheetsFor(theme, ratio)
    }
    const picture = mapLayoutOf(scene, sight, { ...telling(), look: { theme: scene.theme, measure } })
    const stamps = spritesOf(picture)
    const printed = {
      quiet: sheets.quiet.with(stamps.quiet),
      names: sheets.names.with(stamps.names),
      orders: sheets.orders.with(stamps.orders),
      pills: sheets.pills.with(stamps.pills),
      tags: sheets.tags.with(stamps.tags),
      visits: sheets.visits.with(stamps.visits),
    }
    return { picture, layers: layersFor(picture, { sheets: printed, ratio, sketch: sketch() }) }
  }
}

const sheetsFor = (theme: Theme, ratio: number) => ({
  quiet: new SpriteAtlas(theme, ratio),
  names: new SpriteAtlas(theme, ratio),
  orders: new SpriteAtlas(theme, ratio),
  pills: new SpriteAtlas(theme, ratio),
  tags: new SpriteAtlas(theme, ratio),
  visits: new SpriteAtlas(theme, ratio),
})

/** Widths of text as the page's own canvas sets it; each is measured once. */
export function canvasTextMeasure(): Measure {
  const pen = document.createElement('canvas').getContext('2d')
  const known = new Map<string, number>()
  return (text, font) => {
    const key = `${font}|${text}`
    let width = known.get(key)
    if (width === undefined) {
      if (pen) pen.font = font
      width = pen?.measureText(text).width ?? text.length * 7
      known.set(key, width)
    }
    return width
  }
}

/** What the map is called while it is drawn on. */
export const LIVE_LABEL =
  'Map, drawing: arrow keys move it, with Shift a little; Enter places a corner at the crosshair, twice in one place closes the shape; Backspace takes the last corner back; Escape lets go of the shape'
