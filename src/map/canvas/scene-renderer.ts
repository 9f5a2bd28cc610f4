/** Rendering of Scenes with deck.gl: the layers of a Scene with the sprite atlases that they need. */
import type { Layer } from '@deck.gl/core'
import type { Theme } from '../../ui/tokens.ts'
import { layersFor, spritesOf, type SketchLayers } from '../layers/layers-for.ts'
import { DiscMotion } from '../discs/disc-motion.ts'
import { mapLayoutOf, type MapLayout, type LayoutOptions, type Viewport } from '../layout/map-layout.ts'
import type { Scene } from '../scene.ts'
import { SpriteAtlas } from '../sprites/sprite-atlas.ts'
import type { Measure } from '../sprites/sprite.ts'

interface ToRender {
  readonly scene: Scene
  readonly viewport: Viewport
  /** The layout whose places are kept; null: everything is placed. */
  readonly held: MapLayout | null
  /** Device pixels to a CSS pixel. */
  readonly pixelRatio: number
}
interface RenderedScene {
  readonly layout: MapLayout
  readonly layers: Layer[]
}
/** Current layout options that do not depend on theme or fonts. */
export type LayoutSettings = () => Omit<LayoutOptions, 'style' | 'held'>

interface RendererContext {
  readonly measure: Measure
  /** The layers of a sketch once their module is loaded. */
  readonly sketchLayers: () => SketchLayers | null
  /** Draws again, while discs are on their way. */
  readonly redraw: () => void
}

/** Returns the function that renders a Scene. A change of theme or pixel ratio starts new sprite atlases. */
export function createSceneRenderer(
  settings: LayoutSettings,
  { measure, sketchLayers, redraw }: RendererContext,
) {
  const motion = new DiscMotion(redraw)
  let theme: Theme | null = null
  let ratio = 0
  let atlases = createAtlases('day', 1)
  const begun = onceFilled()
  return ({ scene, viewport, held, pixelRatio }: ToRender): RenderedScene => {
    if (scene.theme !== theme || pixelRatio !== ratio) {
      theme = scene.theme
      ratio = pixelRatio
      atlases = createAtlases(theme, ratio)
    }
    const layout = mapLayoutOf(scene, viewport, {
      ...settings(),
      held,
      style: { theme: scene.theme, measure },
    })
    const sprites = spritesOf(layout)
    const textures = {
      names: atlases.names.with(sprites.names),
      orders: atlases.orders.with(sprites.orders),
      pills: atlases.pills.with(sprites.pills),
      tags: atlases.tags.with(sprites.tags),
      visits: atlases.visits.with(sprites.visits),
      ranks: atlases.ranks.with(sprites.ranks),
    }
    const drawn = { ...layout, discs: motion.discsAt(layout) }
    return { layout, layers: begun(layersFor(drawn, { textures, ratio, sketchLayers: sketchLayers() })) }
  }
}

/**
 * The layers that have or have had something to draw. The others would be made ready all the same, and their programs
 * compiled: a third of the time of the first draw. One that was begun stays, so that it is not made again at every step.
 */
function onceFilled(): (layers: readonly Layer[]) => Layer[] {
  const begun = new Set<string>()
  return (layers) => {
    for (const { id, props } of layers) if (lengthOf(props.data) > 0) begun.add(id)
    return layers.filter(({ id }) => begun.has(id))
  }
}

/** Data without a length are taken for filled. */
const lengthOf = (data: unknown): number =>
  typeof data === 'object' && data !== null && 'length' in data ? Number(data.length) : 1

const createAtlases = (theme: Theme, ratio: number) => ({
  names: new SpriteAtlas(theme, ratio),
  orders: new SpriteAtlas(theme, ratio),
  pills: new SpriteAtlas(theme, ratio),
  tags: new SpriteAtlas(theme, ratio),
  visits: new SpriteAtlas(theme, ratio),
  ranks: new SpriteAtlas(theme, ratio),
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
  'Map, drawing: arrow keys move it, with Shift a little; Enter places a corner at the crosshair, twice in one place closes the shape; Backspace undoes the last corner; Escape removes the shape'
