/**
 * Draws the exported map image on a canvas: the snapshot in its frame, with texts, legend and scale bar round
 * it.
 */
import { discRadius } from '../discs/disc-size.ts'
import type { MapSnapshot } from '../canvas/snapshot.ts'
import { GROUP_TOKENS } from '../palette.ts'
import { orderSprite } from '../sprites/order-sprite.ts'
import { pillSprite } from '../sprites/label-sprites.ts'
import { colourIn, write, type SpriteStyle, type CanvasContext } from '../sprites/sprite.ts'
import { CLASS_TOKENS, classOpacity, HOT_LINE_WIDTH } from '../squares/square-colours.ts'
import type { LegendSymbol } from './legend.ts'
import type { ExportImage, PlacedSymbol } from './image-layout.ts'

/** The image at the snapshot's pixel ratio; null if the browser has no 2D canvas. */
export function exportImageCanvas(
  image: ExportImage,
  snapshot: MapSnapshot,
  style: SpriteStyle,
): HTMLCanvasElement | null {
  const { ratio } = snapshot
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * ratio)
  canvas.height = Math.round(image.height * ratio)
  const context = canvas.getContext('2d')
  if (!context) return null
  context.scale(ratio, ratio)
  paint(context, image, { snapshot, style })
  return canvas
}

/** The image as PNG. Rejects if the browser has no 2D canvas or cannot encode it. */
export function drawExportImage(
  image: ExportImage,
  snapshot: MapSnapshot,
  style: SpriteStyle,
): Promise<Blob> {
  const canvas = exportImageCanvas(image, snapshot, style)
  if (!canvas) return Promise.reject(new Error('this browser has no canvas to draw a picture on'))
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('this browser could not make a PNG of the picture'))
    }, 'image/png')
  })
}

function paint(
  context: CanvasContext,
  image: ExportImage,
  { snapshot, style }: { snapshot: MapSnapshot; style: SpriteStyle },
) {
  const colour = colourIn(style)
  const { left, top, width, height } = image.map
  context.fillStyle = colour('sheet')
  context.fillRect(0, 0, image.width, image.height)
  context.drawImage(snapshot.image, left, top, width, height)
  context.strokeStyle = colour('rule-strong')
  context.lineWidth = 1
  context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1)
  for (const { token, ...text } of image.texts) write(context, { ...text, colour: colour(token) })
  for (const symbol of image.symbols) paintSymbol(context, symbol, style)
  paintBar(context, image.bar, colour('ink-2'))
}

function paintBar(context: CanvasContext, { x, y, pixels }: ExportImage['bar'], colour: string) {
  context.strokeStyle = colour
  context.beginPath()
  context.moveTo(x + 0.5, y - 6)
  context.lineTo(x + 0.5, y)
  context.lineTo(x + pixels - 0.5, y)
  context.lineTo(x + pixels - 0.5, y - 6)
  context.stroke()
}

type Painter<Kind extends LegendSymbol['kind']> = (
  context: CanvasContext,
  symbol: Extract<LegendSymbol, { kind: Kind }>,
  style: SpriteStyle,
) => void

function paintSymbol(context: CanvasContext, { symbol, x, y }: PlacedSymbol, style: SpriteStyle) {
  context.save()
  context.translate(x, y)
  switch (symbol.kind) {
    case 'disc':
      paintDisc(context, symbol, style)
      break
    case 'size':
      paintSize(context, symbol, style)
      break
    case 'group':
      paintGroup(context, symbol, style)
      break
    case 'order':
      orderSprite({ stage: symbol.stage, endsSoon: symbol.endsSoon, isChosen: false }, style).paint(context)
      break
    case 'pill':
      pillSprite({ delivered: 38, planned: 60, known: 'yes', isChosen: false }, style).paint(context)
      break
    case 'phase':
      paintPhase(context, symbol, style)
      break
    case 'class':
      paintClass(context, symbol, style)
      break
    case 'hot-square':
      paintHotSquare(context, symbol, style)
      break
    case 'walk-place':
      paintWalkPlace(context, symbol, style)
      break
    case 'walk-leg':
      line(context, 2.8, colourIn(style)('accent'))
      break
    case 'hotspot-area':
      paintArea(context, { colour: colourIn(style)('patrol'), fill: 0.1, line: 0.5 })
      break
    case 'ward-line':
      paintWardLine(context, symbol, style)
      break
    case 'area-line':
      context.setLineDash([7, 2, 1, 2])
      line(context, 1, colourIn(style)('line-borough'))
  }
  context.restore()
}

const paintDisc: Painter<'disc'> = (context, _, style) => {
  const colour = colourIn(style)
  context.beginPath()
  context.arc(0, 0, 9, 0, 2 * Math.PI)
  context.fillStyle = colour('inc')
  context.fill()
  context.lineWidth = 2.5
  for (const [i, token] of GROUP_TOKENS.entries()) {
    context.beginPath()
    context.arc(0, 0, 11.5, (i / 4 - 0.25) * 2 * Math.PI, ((i + 1) / 4 - 0.25) * 2 * Math.PI)
    context.strokeStyle = colour(token)
    context.stroke()
  }
}

const paintSize: Painter<'size'> = (context, { count }, style) => {
  context.beginPath()
  context.arc(0, 0, discRadius(count), 0, 2 * Math.PI)
  context.fillStyle = colourIn(style)('inc')
  context.fill()
}

const paintGroup: Painter<'group'> = (context, { group }, style) => {
  context.beginPath()
  context.arc(0, 0, 4.5, 0, 2 * Math.PI)
  context.strokeStyle = colourIn(style)(GROUP_TOKENS[group])
  context.lineWidth = 3
  context.stroke()
}

const DASHES = { clear: [], hold: [9, 4], build: [0, 6] } as const

const paintPhase: Painter<'phase'> = (context, { phase }, style) => {
  context.lineCap = phase === 'build' ? 'round' : 'butt'
  context.setLineDash(DASHES[phase])
  line(context, 2.6, colourIn(style)('site'))
}

const paintWardLine: Painter<'ward-line'> = (context, _, style) => {
  context.setLineDash([4, 3])
  line(context, 1, colourIn(style)('line-ward'))
}

const paintClass: Painter<'class'> = (context, { ofClass }, style) => {
  const colour = colourIn(style)
  context.fillStyle = colour('town')
  context.fillRect(-7, -6, 14, 12)
  context.globalAlpha = classOpacity(ofClass)
  context.fillStyle = colour(CLASS_TOKENS[ofClass - 1] ?? 'c1')
  context.fillRect(-7, -6, 14, 12)
  context.globalAlpha = 1
}

const paintHotSquare: Painter<'hot-square'> = (context, _, style) => {
  context.lineWidth = HOT_LINE_WIDTH
  context.strokeStyle = colourIn(style)('ink')
  context.strokeRect(-7, -6, 14, 12)
}

const paintWalkPlace: Painter<'walk-place'> = (context, { isHot }, style) => {
  if (!isHot) context.setLineDash([4, 3])
  paintArea(context, { colour: colourIn(style)('accent'), fill: 0.16, line: 1 })
}

interface AreaPaint {
  readonly colour: string
  /** Opacities. */
  readonly fill: number
  readonly line: number
}
/** A small square, filled faintly. */
function paintArea(context: CanvasContext, { colour, fill, line: lineOpacity }: AreaPaint) {
  context.fillStyle = context.strokeStyle = colour
  context.lineWidth = 1.6
  context.globalAlpha = fill
  context.fillRect(-7, -6, 14, 12)
  context.globalAlpha = lineOpacity
  context.strokeRect(-7, -6, 14, 12)
  context.globalAlpha = 1
}

function line(context: CanvasContext, width: number, colour: string) {
  context.lineWidth = width
  context.strokeStyle = colour
  context.beginPath()
  context.moveTo(-13, 0)
  context.lineTo(13, 0)
  context.stroke()
}
