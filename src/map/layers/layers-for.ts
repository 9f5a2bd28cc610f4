/** The layers of the picture from the ground up: what lies flat, words on the paper, marks, numbers, labels. */

import type { Layer } from '@deck.gl/core'
import type { MapLayout } from '../layout/map-layout.ts'
import { squareLayers } from '../squares/square-layers.ts'
import type { Sprite } from '../sprites/sprite.ts'
import { clusterLayers } from './cluster-layers.ts'
import { planLayers } from '../shift/plan-layers.ts'
import { hotspotLayers, leaderLayer, siteLayers } from './shape-layers.ts'
import { IconLayer, type IconLayerProps } from '@deck.gl/layers'
import { positionAt, type Pixel } from '../mercator.ts'
import type { Placed } from '../layout/labels.ts'
import type { Cell, PrintedSheet } from '../sprites/sprite-atlas.ts'

/** Stamps set down on the picture: orders, pills, tags and words, each kind from its own sheet. */

export const STAMP_KINDS = ['quiet', 'names', 'orders', 'pills', 'tags', 'visits'] as const
export type SpriteKind = (typeof STAMP_KINDS)[number]
/** A printed sheet for each kind: a number that changes must not have the names drawn anew. */
export type Sheets = Readonly<Record<SpriteKind, PrintedSheet>>

/** No mean of neighbours from afar: a stamp is always drawn pixel for pixel. */
const SAMPLING = { minFilter: 'linear', magFilter: 'linear', mipmapFilter: 'none' } as const

interface Stamped {
  readonly kind: SpriteKind
  readonly placed: readonly Placed[]
}
/** The device's own pixels: how many to a CSS pixel, and which point of the world they are counted from. */
interface Screen {
  readonly zoom: number
  readonly origin: Pixel
  readonly ratio: number
}

/** A stamp's middle moved by less than a pixel, so that the stamp's pixels are the screen's: words stay sharp. */
export function onPixels(middle: Pixel, cell: Cell, { origin, ratio }: Screen): Pixel {
  const snapped = (at: number, from: number, length: number) =>
    from + (Math.round((at - from) * ratio - length / 2) + length / 2) / ratio
  return { x: snapped(middle.x, origin.x, cell.width), y: snapped(middle.y, origin.y, cell.height) }
}

export function spriteLayer({ kind, placed }: Stamped, sheet: PrintedSheet, screen: Screen): Layer {
  const { image, cells } = sheet
  const cellOf = ({ stamp }: Placed) => cells[stamp.key] ?? NO_CELL
  const props: IconLayerProps<Placed> = {
    id: kind,
    data: placed,
    iconMapping: cells,
    getPosition: (one) => [...positionAt(onPixels(one.middle, cellOf(one), screen), screen.zoom)],
    getIcon: ({ stamp }) => stamp.key,
    getSize: (one) => cellOf(one).height / screen.ratio,
    textureParameters: SAMPLING,
    alphaCutoff: 0,
  }
  // The card takes an image as it is, though the type names only a texture; an address would be fetched.
  return new IconLayer<Placed>(image ? Object.assign(props, { iconAtlas: image }) : props)
}
const NO_CELL: Cell = { x: 0, y: 0, width: 0, height: 0 }

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
