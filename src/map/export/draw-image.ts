/** Draws a plate: the photograph of the map in its frame, and round it the words, the legend and the scale. */
import type { MapSnapshot } from '../canvas/snapshot.ts'
import { GROUP_TOKENS } from '../palette.ts'
import { orderSprite } from '../sprites/order-sprite.ts'
import { pillSprite } from '../sprites/label-sprites.ts'
import { inkOf, write, type SpriteStyle, type Pen } from '../sprites/sprite.ts'
import type { Symbol } from './legend.ts'
import type { ExportImage, PlacedSymbol } from './image-layout.ts'

/** The plate at the photograph's own sharpness; null where the browser has no canvas to draw on. */
export function exportImageCanvas(
  plate: ExportImage,
  photograph: MapSnapshot,
  look: SpriteStyle,
): HTMLCanvasElement | null {
  const { ratio } = photograph
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(plate.width * ratio)
  canvas.height = Math.round(plate.height * ratio)
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.scale(ratio, ratio)
  paint(pen, plate, { photograph, look })
  return canvas
}

/** A PNG of the plate. Rejects where the browser has no canvas to draw on. */
export function drawExportImage(
  plate: ExportImage,
  photograph: MapSnapshot,
  look: SpriteStyle,
): Promise<Blob> {
  const canvas = exportImageCanvas(plate, photograph, look)
  if (!canvas) return Promise.reject(new Error('this browser has no canvas to draw a picture on'))
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('this browser could not make a PNG of the picture'))
    }, 'image/png')
  })
}

function paint(
  pen: Pen,
  plate: ExportImage,
  { photograph, look }: { photograph: MapSnapshot; look: SpriteStyle },
) {
  const ink = inkOf(look)
  const { left, top, width, height } = plate.map
  pen.fillStyle = ink('sheet')
  pen.fillRect(0, 0, plate.width, plate.height)
  pen.drawImage(photograph.image, left, top, width, height)
  pen.strokeStyle = ink('rule-strong')
  pen.lineWidth = 1
  pen.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1)
  for (const { token, ...text } of plate.texts) write(pen, { ...text, colour: ink(token) })
  for (const symbol of plate.symbols) paintSymbol(pen, symbol, look)
  paintBar(pen, plate.bar, ink('ink-2'))
}

function paintBar(pen: Pen, { x, y, pixels }: ExportImage['bar'], colour: string) {
  pen.strokeStyle = colour
  pen.beginPath()
  pen.moveTo(x + 0.5, y - 6)
  pen.lineTo(x + 0.5, y)
  pen.lineTo(x + pixels - 0.5, y)
  pen.lineTo(x + pixels - 0.5, y - 6)
  pen.stroke()
}

type Painter<Kind extends Symbol['kind']> = (
  pen: Pen,
  symbol: Extract<Symbol, { kind: Kind }>,
  look: SpriteStyle,
) => void

function paintSymbol(pen: Pen, { symbol, x, y }: PlacedSymbol, look: SpriteStyle) {
  pen.save()
  pen.translate(x, y)
  switch (symbol.kind) {
    case 'disc':
      paintDisc(pen, symbol, look)
      break
    case 'group':
      paintGroup(pen, symbol, look)
      break
    case 'order':
      orderSprite({ stage: symbol.stage, endsSoon: symbol.endsSoon, chosen: false }, look).paint(pen)
      break
    case 'pill':
      pillSprite({ delivered: 38, planned: 60, chosen: false }, look).paint(pen)
      break
    case 'phase':
      paintPhase(pen, symbol, look)
      break
    case 'class':
      paintClass(pen, symbol, look)
      break
    case 'hot-square':
      paintHotSquare(pen, symbol, look)
      break
    case 'ward-line':
      paintWardLine(pen, symbol, look)
  }
  pen.restore()
}

const paintDisc: Painter<'disc'> = (pen, _, look) => {
  const ink = inkOf(look)
  pen.beginPath()
  pen.arc(0, 0, 9, 0, 2 * Math.PI)
  pen.fillStyle = ink('inc')
  pen.fill()
  pen.lineWidth = 2.5
  for (const [i, token] of GROUP_TOKENS.entries()) {
    pen.beginPath()
    pen.arc(0, 0, 11.5, (i / 4 - 0.25) * 2 * Math.PI, ((i + 1) / 4 - 0.25) * 2 * Math.PI)
    pen.strokeStyle = ink(token)
    pen.stroke()
  }
}

const paintGroup: Painter<'group'> = (pen, { group }, look) => {
  pen.beginPath()
  pen.arc(0, 0, 4.5, 0, 2 * Math.PI)
  pen.strokeStyle = inkOf(look)(GROUP_TOKENS[group])
  pen.lineWidth = 3
  pen.stroke()
}

const DASHES = { clear: [], hold: [9, 4], build: [0, 6] } as const

const paintPhase: Painter<'phase'> = (pen, { phase }, look) => {
  pen.lineCap = phase === 'build' ? 'round' : 'butt'
  pen.setLineDash(DASHES[phase])
  line(pen, 2.6, inkOf(look)('site'))
}

const paintWardLine: Painter<'ward-line'> = (pen, _, look) => {
  pen.setLineDash([4, 3])
  line(pen, 1, inkOf(look)('line-ward'))
}

const CLASS_TOKENS = ['c1', 'c2', 'c3', 'c4', 'c5'] as const

const paintClass: Painter<'class'> = (pen, { ofClass }, look) => {
  const ink = inkOf(look)
  pen.fillStyle = ink(CLASS_TOKENS[ofClass - 1] ?? 'c1')
  pen.fillRect(-7, -6, 14, 12)
  pen.lineWidth = 1
  pen.strokeStyle = ink('g3')
  pen.strokeRect(-6.5, -5.5, 13, 11)
}

const paintHotSquare: Painter<'hot-square'> = (pen, _, look) => {
  pen.lineWidth = 2
  pen.strokeStyle = inkOf(look)('ink')
  pen.strokeRect(-7, -6, 14, 12)
}

function line(pen: Pen, width: number, colour: string) {
  pen.lineWidth = width
  pen.strokeStyle = colour
  pen.beginPath()
  pen.moveTo(-13, 0)
  pen.lineTo(13, 0)
  pen.stroke()
}
