/** Stamps set down on the picture: orders, pills, tags and words, each kind from its own sheet. */
import type { Layer } from '@deck.gl/core'
import { IconLayer, type IconLayerProps } from '@deck.gl/layers'
import { positionAt, type Pixel } from '../mercator.ts'
import type { Placed } from '../layout/labels.ts'
import type { Cell, PrintedSheet } from '../sprites/sprite-atlas.ts'

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
