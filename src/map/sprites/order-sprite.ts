/** The square of a closure order: its stage is in its shape, an end that is near in a badge. */
import type { Stage } from '../../domain/closure-order.ts'
import { formatCount } from '../../ui/numbers.ts'
import { CHOSEN_GAP, CHOSEN_RING, fontOf, inkOf, outline, paintChosen } from './sprite.ts'
import type { Frame, SpriteStyle, Pen, Sprite } from './sprite.ts'

interface OrderFace {
  readonly stage: Stage
  /** Ends soon: the alarm badge. */
  readonly endsSoon: boolean
  readonly chosen: boolean
}

const SQUARE: Frame = { width: 13, height: 13, radius: 2 }
const HALO: Frame = { width: 15, height: 15, radius: 3 }
/** The second square of an extended order stands so far up and to the right. */
const BEHIND = 3
const BADGE = { x: 6, y: -6.5, radius: 4.6 }
/** Room for the badge and the ring of the chosen. */
const SIDE = 13 + 2 * (CHOSEN_GAP + CHOSEN_RING + 1)

export function orderSprite(face: OrderFace, look: SpriteStyle): Sprite {
  return {
    key: `order ${face.stage}${face.endsSoon ? ' soon' : ''}${face.chosen ? ' chosen' : ''}`,
    width: SIDE,
    height: SIDE,
    paint: (pen) => {
      if (face.chosen) paintChosen(pen, SQUARE, look)
      if (face.stage === 'extended') paintBehind(pen, look)
      paintHalo(pen, HALO, look)
      paintStage(pen, face.stage, look)
      if (face.endsSoon) paintBadge(pen, look)
    },
  }
}

/** Six or more orders that stand together: one square with their number. */
export function orderGroupSprite(count: number, endsSoon: boolean, look: SpriteStyle): Sprite {
  const text = formatCount(count)
  const font = fontOf(600, 12)
  const width = Math.max(20, Math.ceil(look.measure(text, font)) + 9)
  const frame: Frame = { width, height: 20, radius: 3 }
  const ink = inkOf(look)
  return {
    key: `orders ${text}${endsSoon ? ' soon' : ''}`,
    width: width + 18,
    height: 38,
    paint: (pen) => {
      paintHalo(pen, { width: width + 2, height: 22, radius: 4 }, look)
      outline(pen, frame)
      pen.fillStyle = ink('order')
      pen.fill()
      pen.font = font
      pen.fillStyle = ink('on-order')
      pen.textAlign = 'center'
      pen.textBaseline = 'alphabetic'
      pen.fillText(text, 0, pen.measureText('0').actualBoundingBoxAscent / 2)
      if (endsSoon) paintBadge(pen, look, { x: width / 2 - 1, y: -10 })
    },
  }
}

function paintHalo(pen: Pen, frame: Frame, look: SpriteStyle) {
  outline(pen, frame)
  pen.fillStyle = inkOf(look)('halo')
  pen.fill()
}

function paintBehind(pen: Pen, look: SpriteStyle) {
  pen.save()
  pen.translate(BEHIND, -BEHIND)
  paintHalo(pen, HALO, look)
  outline(pen, SQUARE)
  pen.fillStyle = inkOf(look)('order')
  pen.fill()
  pen.restore()
}

function paintStage(pen: Pen, stage: Stage, look: SpriteStyle) {
  const ink = inkOf(look)
  const isFilled = stage === 'in-force' || stage === 'extended'
  const line = stage === 'notice' || stage === 'hearing' ? 1.8 : 1.3
  outline(pen, isFilled ? SQUARE : { width: 13 - line, height: 13 - line, radius: 1.5 })
  pen.fillStyle = ink(isFilled ? 'order' : 'sheet')
  pen.fill()
  pen.strokeStyle = pen.fillStyle = ink(isFilled ? 'on-order' : 'order')
  pen.lineWidth = line
  if (stage === 'notice') pen.setLineDash([2.3, 1.9])
  if (!isFilled) pen.stroke()
  pen.setLineDash([])
  if (stage !== 'notice') paintSign(pen, stage)
}

/** The sign within the square, in the pen's colour: bar, dot, thin bar or slash. */
function paintSign(pen: Pen, stage: Stage) {
  pen.beginPath()
  if (stage === 'hearing') pen.arc(0, 0, 2, 0, 2 * Math.PI)
  else if (stage === 'in-force' || stage === 'extended') pen.rect(-3.5, -1, 7, 2)
  else if (stage === 'ended') pen.rect(-3.5, -0.65, 7, 1.3)
  else {
    pen.moveTo(-5.2, 5.2)
    pen.lineTo(5.2, -5.2)
    pen.stroke()
    return
  }
  pen.fill()
}

function paintBadge(pen: Pen, look: SpriteStyle, at: { x: number; y: number } = BADGE) {
  const ink = inkOf(look)
  const disc = (radius: number, colour: string) => {
    pen.beginPath()
    pen.arc(at.x, at.y, radius, 0, 2 * Math.PI)
    pen.fillStyle = colour
    pen.fill()
  }
  disc(BADGE.radius + 1.1, ink('halo'))
  disc(BADGE.radius, ink('alarm'))
  pen.fillStyle = ink('on-alarm')
  pen.fillRect(at.x - 0.75, at.y - 2.8, 1.5, 3.4)
  pen.fillRect(at.x - 0.75, at.y + 1.3, 1.5, 1.5)
}
