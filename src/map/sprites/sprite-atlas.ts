/** Sprite atlas: one texture for many sprites, painted again only when a new sprite is needed. */
import { TOKENS, type Theme } from '../../ui/tokens.ts'
import type { CanvasContext, Sprite } from './sprite.ts'

/** Position of a sprite in the texture, in texture pixels. */
export interface AtlasCell {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** Texture and cells at one moment; `image` is null if nothing was painted. */
export interface AtlasTexture {
  readonly image: ImageData | null
  readonly cells: Readonly<Record<string, AtlasCell>>
}
export const EMPTY_ATLAS: AtlasTexture = { image: null, cells: {} }

interface PackedCells {
  readonly cells: Readonly<Record<string, AtlasCell>>
  readonly width: number
  readonly height: number
}

/** Gap in pixels between sprites, so that none bleeds into another. */
const GUTTER = 2
/** Beyond this many sprites the atlas is rebuilt from those in use. */
const MAX_SPRITES = 400

/** Packs sprites in rows in their given order; sizes are multiplied by `ratio` and rounded up. */
export function packedCells(
  sprites: readonly Pick<Sprite, 'key' | 'width' | 'height'>[],
  ratio: number,
  sheetWidth = 1024,
): PackedCells {
  const cells: Record<string, AtlasCell> = {}
  let [x, y, row] = [0, 0, 0]
  for (const sprite of sprites) {
    const width = Math.ceil(sprite.width * ratio)
    const height = Math.ceil(sprite.height * ratio)
    if (x > 0 && x + width > sheetWidth) {
      ;[x, y, row] = [0, y + row + GUTTER, 0]
    }
    cells[sprite.key] = { x, y, width, height }
    x += width + GUTTER
    row = Math.max(row, height)
  }
  return { cells, width: sheetWidth, height: Math.max(1, y + row) }
}

/** Atlas for one theme and pixel ratio; returns the identical texture while no sprite is new. */
export class SpriteAtlas {
  private readonly theme: Theme
  private readonly ratio: number
  private readonly sprites = new Map<string, Sprite>()
  private texture = EMPTY_ATLAS

  constructor(theme: Theme, ratio: number) {
    this.theme = theme
    this.ratio = ratio
  }

  with(sprites: readonly Sprite[]): AtlasTexture {
    const added = sprites.filter(({ key }) => !this.sprites.has(key))
    if (added.length === 0) return this.texture
    if (this.sprites.size + added.length > MAX_SPRITES) this.sprites.clear()
    for (const sprite of sprites) this.sprites.set(sprite.key, sprite)
    this.texture = this.render()
    return this.texture
  }

  private render(): AtlasTexture {
    const sprites = [...this.sprites.values()]
    const { cells, width, height } = packedCells(sprites, this.ratio)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return EMPTY_ATLAS
    for (const sprite of sprites) this.paint(context, sprite, cells[sprite.key])
    return {
      image: withHaloBackground(context.getImageData(0, 0, width, height), TOKENS[this.theme].halo),
      cells,
    }
  }

  private paint(context: CanvasContext, sprite: Sprite, cell: AtlasCell | undefined) {
    if (!cell) return
    context.save()
    context.translate(cell.x + cell.width / 2, cell.y + cell.height / 2)
    context.scale(this.ratio, this.ratio)
    sprite.paint(context)
    context.restore()
  }
}

/**
 * Gives transparent pixels the halo's colour: the GPU interpolates neighbours, and black would darken every
 * edge.
 */
function withHaloBackground(image: ImageData, halo: string): ImageData {
  const value = Number.parseInt(halo.slice(1), 16)
  const { data } = image
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] !== 0) continue
    data[i] = value >> 16
    data[i + 1] = (value >> 8) & 255
    data[i + 2] = value & 255
  }
  return image
}
