/** The layers of the picture from the ground up: what lies flat, words on the paper, marks, numbers, labels. */
import type { Layer } from '@deck.gl/core'
import type { MapLayout } from '../layout/map-layout.ts'
import { squareLayers } from '../squares/square-layers.ts'
import type { Sprite } from '../sprites/sprite.ts'
import { clusterLayers } from './cluster-layers.ts'
import { planLayers } from '../shift/plan-layers.ts'
import { hotspotLayers, leaderLayer, siteLayers } from './shape-layers.ts'
import { STAMP_KINDS, spriteLayer, type Sheets, type SpriteKind } from './sprite-layers.ts'

/** Where the picture was taken from, so that two drawings of it are the same. */
interface Press {
  readonly sheets: Sheets
  /** Device pixels to a CSS pixel. */
  readonly ratio: number
  /** What prints a sketch; left out while it has not been fetched. */
  readonly sketch?: SketchPress | null
}
/** Layers of a sketch: flat on the ground, and over the numbers. */
export interface SketchPress {
  readonly sketchLayers: (picture: MapLayout) => readonly Layer[]
  readonly cornerLayers: (picture: MapLayout) => readonly Layer[]
}

/** The stamps of each kind that a picture needs on its sheets. */
export const spritesOf = (picture: MapLayout): Readonly<Record<SpriteKind, readonly Sprite[]>> => ({
  quiet: picture.quiet.slice(0, 1).map(({ stamp }) => stamp),
  names: picture.names.map(({ stamp }) => stamp),
  orders: picture.orders.map(({ stamp }) => stamp),
  pills: picture.pills.map(({ stamp }) => stamp),
  tags: picture.tags.map(({ stamp }) => stamp),
  visits: picture.visits.map(({ stamp }) => stamp),
})

/** Pure: one picture on one press gives the same layers; ids never change, so nothing is built twice. */
export function layersFor(picture: MapLayout, { sheets, ratio, sketch }: Press): Layer[] {
  const screen = { zoom: picture.zoom, origin: picture.origin, ratio }
  const stamps = Object.fromEntries(
    STAMP_KINDS.map((kind) => [kind, spriteLayer({ kind, placed: picture[kind] }, sheets[kind], screen)]),
  )
  return [
    ...squareLayers({ ...picture, squares: picture.squares ?? null }),
    ...siteLayers(picture),
    ...hotspotLayers(picture),
    ...(sketch?.sketchLayers(picture) ?? []),
    stamps['quiet'],
    stamps['names'],
    leaderLayer(picture),
    stamps['orders'],
    ...clusterLayers(picture, ratio),
    ...(sketch?.cornerLayers(picture) ?? []),
    ...planLayers(picture),
    stamps['pills'],
    stamps['tags'],
    stamps['visits'],
  ].filter((layer) => layer !== undefined)
}
