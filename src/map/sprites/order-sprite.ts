/** Sprites of closure orders: the stage is coded by shape, a near end by a badge. */
import type { Stage } from '../../domain/closure-order.ts'
import { formatCount } from '../../ui/numbers.ts'
import {
  CHOSEN_GAP,
  CHOSEN_RING,
  fontOf,
  colourIn,
  outline,
  paintChosen,
  type Frame,
  type SpriteStyle,
  type CanvasContext,
  type Sprite,
} from './sprite.ts'

interface OrderContent {
  readonly stage: Stage
  /** Whether it ends soon, which adds the badge. */
  readonly endsSoon: boolean
  readonly isChosen: boolean
}

const SQUARE: Frame = { width: 13, height: 13, radius: 2 }
const HALO: Frame = { width: 15, height: 15, radius: 3 }
/** Offset in pixels, up and to the right, of the second square of an extended order. */
const SECOND_SQUARE_OFFSET = 3
const BADGE = { x: 6, y: -6.5, radius: 4.6 }
/** Side in pixels with space for the badge and the selection ring. */
const SIDE = 13 + 2 * (CHOSEN_GAP + CHOSEN_RING + 1)

/** A single closure order. */
export function orderSprite(content: OrderContent, style: SpriteStyle): Sprite {
  return {
    key: `order ${content.stage}${content.endsSoon ? ' soon' : ''}${content.isChosen ? ' chosen' : ''}`,
    width: SIDE,
    height: SIDE,
    paint: (context) => {
      if (content.isChosen) paintChosen(context, SQUARE, style)
      if (content.stage === 'extended') paintSecondSquare(context, style)
      paintHalo(context, HALO, style)
      paintStage(context, content.stage, style)
      if (content.endsSoon) paintBadge(context, style)
    },
  }
}

/** A group of orders: one square with their number. */
export function orderGroupSprite(count: number, endsSoon: boolean, style: SpriteStyle): Sprite {
  const text = formatCount(count)
  const font = fontOf(600, 12)
  const width = Math.max(20, Math.ceil(style.measure(text, font)) + 9)
  const frame: Frame = { width, height: 20, radius: 3 }
  const colour = colourIn(style)
  return {
    key: `orders ${text}${endsSoon ? ' soon' : ''}`,
    width: width + 18,
    height: 38,
    paint: (context) => {
      paintHalo(context, { width: width + 2, height: 22, radius: 4 }, style)
      outline(context, frame)
      context.fillStyle = colour('order')
      context.fill()
      context.font = font
      context.fillStyle = colour('on-order')
      context.textAlign = 'center'
      context.textBaseline = 'alphabetic'
      context.fillText(text, 0, context.measureText('0').actualBoundingBoxAscent / 2)
      if (endsSoon) paintBadge(context, style, { x: width / 2 - 1, y: -10 })
    },
  }
}

function paintHalo(context: CanvasContext, frame: Frame, style: SpriteStyle) {
  outline(context, frame)
  context.fillStyle = colourIn(style)('halo')
  context.fill()
}

function paintSecondSquare(context: CanvasContext, style: SpriteStyle) {
  context.save()
  context.translate(SECOND_SQUARE_OFFSET, -SECOND_SQUARE_OFFSET)
  paintHalo(context, HALO, style)
  outline(context, SQUARE)
  context.fillStyle = colourIn(style)('order')
  context.fill()
  context.restore()
}

function paintStage(context: CanvasContext, stage: Stage, style: SpriteStyle) {
  const colour = colourIn(style)
  const isFilled = stage === 'in-force' || stage === 'extended'
  const line = stage === 'notice' || stage === 'hearing' ? 1.8 : 1.3
  outline(context, isFilled ? SQUARE : { width: 13 - line, height: 13 - line, radius: 1.5 })
  context.fillStyle = colour(isFilled ? 'order' : 'sheet')
  context.fill()
  context.strokeStyle = context.fillStyle = colour(isFilled ? 'on-order' : 'order')
  context.lineWidth = line
  if (stage === 'notice') context.setLineDash([2.3, 1.9])
  if (!isFilled) context.stroke()
  context.setLineDash([])
  if (stage !== 'notice') paintSymbol(context, stage)
}

/** Draws the symbol inside the square in the current fill and stroke colour: bar, dot, thin bar or slash. */
function paintSymbol(context: CanvasContext, stage: Stage) {
  context.beginPath()
  if (stage === 'hearing') context.arc(0, 0, 2, 0, 2 * Math.PI)
  else if (stage === 'in-force' || stage === 'extended') context.rect(-3.5, -1, 7, 2)
  else if (stage === 'ended') context.rect(-3.5, -0.65, 7, 1.3)
  else {
    context.moveTo(-5.2, 5.2)
    context.lineTo(5.2, -5.2)
    context.stroke()
    return
  }
  context.fill()
}

function paintBadge(context: CanvasContext, style: SpriteStyle, at: { x: number; y: number } = BADGE) {
  const colour = colourIn(style)
  const disc = (radius: number, fill: string) => {
    context.beginPath()
    context.arc(at.x, at.y, radius, 0, 2 * Math.PI)
    context.fillStyle = fill
    context.fill()
  }
  disc(BADGE.radius + 1.1, colour('halo'))
  disc(BADGE.radius, colour('alarm'))
  context.fillStyle = colour('on-alarm')
  context.fillRect(at.x - 0.75, at.y - 2.8, 1.5, 3.4)
  context.fillRect(at.x - 0.75, at.y + 1.3, 1.5, 1.5)
}
