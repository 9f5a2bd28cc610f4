/** The sheet that stamps are kept on: one image for the graphics card, drawn only when a new stamp is needed. */
import { TOKENS, type Theme } from '../../ui/tokens.ts'
import type { Pen, Sprite } from './sprite.ts'

/** Where a stamp stands on its sheet, in the sheet's own pixels. */
export interface Cell {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** A sheet at one moment. `image` is null where nothing was ever drawn. */
export interface PrintedSheet {
  readonly image: ImageData | null
  readonly cells: Readonly<Record<string, Cell>>
}
export const BLANK_SHEET: PrintedSheet = { image: null, cells: {} }

interface Packed {
  readonly cells: Readonly<Record<string, Cell>>
  readonly width: number
  readonly height: number
}

/** Between stamps, so that none shows at another's edge. */
const GUTTER = 2
/** Past this many stamps the sheet is begun anew with those in use. */
const MOST = 400

/** Stamps in rows on a sheet of one width, in their order; sizes are multiplied by `ratio` and rounded up. */
export function packed(
  stamps: readonly Pick<Sprite, 'key' | 'width' | 'height'>[],
  ratio: number,
  sheetWidth = 1024,
): Packed {
  const cells: Record<string, Cell> = {}
  let [x, y, row] = [0, 0, 0]
  for (const stamp of stamps) {
    const width = Math.ceil(stamp.width * ratio)
    const height = Math.ceil(stamp.height * ratio)
    if (x > 0 && x + width > sheetWidth) {
      ;[x, y, row] = [0, y + row + GUTTER, 0]
    }
    cells[stamp.key] = { x, y, width, height }
    x += width + GUTTER
    row = Math.max(row, height)
  }
  return { cells, width: sheetWidth, height: Math.max(1, y + row) }
}

/** Keeps a sheet for one theme and one pixel ratio; it answers with the same sheet while no stamp is new. */
export class SpriteAtlas {
  private readonly theme: Theme
  private readonly ratio: number
  private readonly stamps = new Map<string, Sprite>()
  private printed = BLANK_SHEET

  constructor(theme: Theme, ratio: number) {
    this.theme = theme
    this.ratio = ratio
  }

  with(stamps: readonly Sprite[]): PrintedSheet {
    const fresh = stamps.filter(({ key }) => !this.stamps.has(key))
    if (fresh.length === 0) return this.printed
    if (this.stamps.size + fresh.length > MOST) this.stamps.clear()
    for (const stamp of stamps) this.stamps.set(stamp.key, stamp)
    this.printed = this.print()
    return this.printed
  }

  private print(): PrintedSheet {
    const stamps = [...this.stamps.values()]
    const { cells, width, height } = packed(stamps, this.ratio)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    if (!pen) return BLANK_SHEET
    for (const stamp of stamps) this.paint(pen, stamp, cells[stamp.key])
    return { image: edged(pen.getImageData(0, 0, width, height), TOKENS[this.theme].halo), cells }
  }

  private paint(pen: Pen, stamp: Sprite, cell: Cell | undefined) {
    if (!cell) return
    pen.save()
    pen.translate(cell.x + cell.width / 2, cell.y + cell.height / 2)
    pen.scale(this.ratio, this.ratio)
    stamp.paint(pen)
    pen.restore()
  }
}

/** Empty pixels take the halo's colour: the card mixes neighbours, and empty black would edge every stamp. */
function edged(image: ImageData, halo: string): ImageData {
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
