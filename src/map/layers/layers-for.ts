/** The deck.gl layers of a map layout from the lowest up: areas, text of the base map, marks, numbers, labels. */
import type { Layer } from '@deck.gl/core'
import { IconLayer, type IconLayerProps } from '@deck.gl/layers'
import type { MapLayout } from '../layout/map-layout.ts'
import { squareLayers } from '../squares/square-layers.ts'
import type { Sprite } from '../sprites/sprite.ts'
import { clusterLayers } from './cluster-layers.ts'
import { coveredOutlines } from './outline-layers.ts'
import { planLayers, hotspotLayers, leaderLayer, siteLayers } from './shape-layers.ts'
import { walkLayers } from './walk-layers.ts'
import { positionAt, type Pixel } from '../mercator.ts'
import type { Placed } from '../layout/labels.ts'
import type { AtlasCell, AtlasTexture } from '../sprites/sprite-atlas.ts'

const SPRITE_KINDS = ['names', 'orders', 'pills', 'tags', 'visits', 'ranks'] as const
type SpriteKind = (typeof SPRITE_KINDS)[number]
/** One atlas texture for each kind, so that a changed number does not redraw the place names. */
type AtlasTextures = Readonly<Record<SpriteKind, AtlasTexture>>

/** No mipmaps: sprites are always drawn pixel for pixel. */
const SAMPLING = { minFilter: 'linear', magFilter: 'linear', mipmapFilter: 'none' } as const

interface SpriteBatch {
  readonly kind: SpriteKind
  /** Id of the layer; missing: its kind. */
  readonly id?: string
  readonly placed: readonly Placed[]
  /** Missing: 1. */
  readonly opacity?: number
}
/** Device pixels: their number to a CSS pixel, and the world pixel from which they are counted. */
interface ScreenPixels {
  readonly zoom: number
  readonly origin: Pixel
  readonly ratio: number
}

/**
 * Moves the centre of a sprite by less than a pixel onto the device's pixel grid, so that text stays sharp.
 */
export function snappedToPixels(middle: Pixel, cell: AtlasCell, { origin, ratio }: ScreenPixels): Pixel {
  const snapped = (at: number, from: number, length: number) =>
    from + (Math.round((at - from) * ratio - length / 2) + length / 2) / ratio
  return { x: snapped(middle.x, origin.x, cell.width), y: snapped(middle.y, origin.y, cell.height) }
}

function spriteLayer(
  { kind, id = kind, placed, opacity = 1 }: SpriteBatch,
  texture: AtlasTexture,
  screen: ScreenPixels,
): Layer {
  const { image, cells } = texture
  const cellOf = ({ sprite }: Placed) => cells[sprite.key] ?? NO_CELL
  const props: IconLayerProps<Placed> = {
    id,
    data: placed,
    opacity,
    iconMapping: cells,
    getPosition: (placement) => [
      ...positionAt(snappedToPixels(placement.middle, cellOf(placement), screen), screen.zoom),
    ],
    getIcon: ({ sprite }) => sprite.key,
    getSize: (placement) => cellOf(placement).height / screen.ratio,
    textureParameters: SAMPLING,
    alphaCutoff: 0,
  }
  // IconLayer accepts ImageData although its type names only a texture; an address would be fetched.
  return new IconLayer<Placed>(image ? Object.assign(props, { iconAtlas: image }) : props)
}
const NO_CELL: AtlasCell = { x: 0, y: 0, width: 0, height: 0 }

/** What the layers need besides the layout. */
interface LayerContext {
  readonly textures: AtlasTextures
  /** Device pixels to a CSS pixel. */
  readonly ratio: number
  /** Layers of a sketch; missing or null until their module is loaded. */
  readonly sketchLayers?: SketchLayers | null
}
/** Makers of the layers of a sketch: areas under all numbers, and corners over them. */
export interface SketchLayers {
  readonly sketchLayers: (layout: MapLayout) => readonly Layer[]
  readonly cornerLayers: (layout: MapLayout) => readonly Layer[]
}

/** Sprites of each kind that a layout needs in its atlas. */
export const spritesOf = (layout: MapLayout): Readonly<Record<SpriteKind, readonly Sprite[]>> => ({
  names: layout.names.map(({ sprite }) => sprite),
  orders: layout.orders.map(({ sprite }) => sprite),
  pills: layout.pills.map(({ sprite }) => sprite),
  tags: layout.tags.map(({ sprite }) => sprite),
  visits: layout.visits.map(({ sprite }) => sprite),
  ranks: layout.ranks.map(({ sprite }) => sprite),
})

/** Opacity of closure orders that are drawn faintly. */
const QUIET_ORDERS = 0.55

/** Drawn once more over the discs. */
const chosenOrders = ({ orders }: MapLayout) =>
  orders.filter(({ spot }) => spot.orders.some(({ isChosen }) => isChosen))

/** Layers in drawing order. Pure; ids never change, so deck.gl updates layers in place. */
export function layersFor(layout: MapLayout, { textures, ratio, sketchLayers }: LayerContext): Layer[] {
  const screen = { zoom: layout.zoom, origin: layout.origin, ratio }
  const sprites = Object.fromEntries(
    SPRITE_KINDS.map((kind) => {
      const opacity = kind === 'orders' && layout.isQuiet ? QUIET_ORDERS : 1
      return [kind, spriteLayer({ kind, placed: layout[kind], opacity }, textures[kind], screen)]
    }),
  )
  const [discs, numbers] = clusterLayers(layout, ratio)
  return [
    ...squareLayers({ ...layout, squares: layout.squares ?? null }),
    ...siteLayers(layout),
    ...hotspotLayers(layout),
    ...(sketchLayers?.sketchLayers(layout) ?? []),
    sprites['names'],
    leaderLayer(layout),
    sprites['orders'],
    discs,
    ...coveredOutlines(layout),
    numbers,
    spriteLayer(
      { kind: 'orders', id: 'chosen-orders', placed: chosenOrders(layout) },
      textures.orders,
      screen,
    ),
    ...(sketchLayers?.cornerLayers(layout) ?? []),
    ...planLayers(layout),
    ...walkLayers(layout),
    sprites['pills'],
    sprites['tags'],
    sprites['visits'],
    sprites['ranks'],
  ].filter((layer) => layer !== undefined)
}
