/** Renders Scenes: computes the map layout, draws the sprites that it needs and returns deck.gl layers. */
import type { Layer } from '@deck.gl/core'
import type { Theme } from '../../ui/tokens.ts'
import { layersFor, spritesOf, type SketchLayers } from '../layers/layers-for.ts'
import { mapLayoutOf, type MapLayout, type LayoutOptions, type Viewport } from '../layout/map-layout.ts'
import type { Scene } from '../scene.ts'
import { SpriteAtlas } from '../sprites/sprite-atlas.ts'
import type { Measure } from '../sprites/sprite.ts'

interface RenderedScene {
  readonly layout: MapLayout
  readonly layers: Layer[]
}
/** Current layout options that do not depend on theme or fonts. */
export type LayoutSettings = () => Omit<LayoutOptions, 'style'>

/**
 * Returns the function that renders a Scene. A change of theme or pixel ratio starts new sprite atlases.
 * `sketchLayers` returns the layers of a sketch once their module is loaded.
 */
export function createSceneRenderer(
  settings: LayoutSettings,
  measure: Measure,
  sketchLayers: () => SketchLayers | null,
) {
  let theme: Theme | null = null
  let ratio = 0
  let atlases = createAtlases('day', 1)
  return (scene: Scene, viewport: Viewport, pixelRatio: number): RenderedScene => {
    if (scene.theme !== theme || pixelRatio !== ratio) {
      theme = scene.theme
      ratio = pixelRatio
      atlases = createAtlases(theme, ratio)
    }
    const layout = mapLayoutOf(scene, viewport, { ...settings(), style: { theme: scene.theme, measure } })
    const sprites = spritesOf(layout)
    const textures = {
      watermarks: atlases.watermarks.with(sprites.watermarks),
      names: atlases.names.with(sprites.names),
      orders: atlases.orders.with(sprites.orders),
      pills: atlases.pills.with(sprites.pills),
      tags: atlases.tags.with(sprites.tags),
      visits: atlases.visits.with(sprites.visits),
    }
    return { layout, layers: layersFor(layout, { textures, ratio, sketchLayers: sketchLayers() }) }
  }
}

const createAtlases = (theme: Theme, ratio: number) => ({
  watermarks: new SpriteAtlas(theme, ratio),
  names: new SpriteAtlas(theme, ratio),
  orders: new SpriteAtlas(theme, ratio),
  pills: new SpriteAtlas(theme, ratio),
  tags: new SpriteAtlas(theme, ratio),
  visits: new SpriteAtlas(theme, ratio),
})

/** Measures text widths in CSS pixels on a canvas, with a cache. */
export function canvasTextMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')
  const widths = new Map<string, number>()
  return (text, font) => {
    const key = `${font}|${text}`
    let width = widths.get(key)
    if (width === undefined) {
      if (context) context.font = font
      width = context?.measureText(text).width ?? text.length * 7
      widths.set(key, width)
    }
    return width
  }
}

/** Accessible name of the map while a shape is sketched. */
export const LIVE_LABEL =
  'Map, drawing: arrow keys move it, with Shift a little; Enter places a corner at the crosshair, twice in one place closes the shape; Backspace takes the last corner back; Escape lets go of the shape'
