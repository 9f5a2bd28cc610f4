/** The pill of a patrol hotspot: minutes a day delivered and planned, with a bar whose tick is the plan. */
import { deliveryOf, type Delivery } from '../../measures/patrol-time/patrol-days.ts'
import { formatCount } from '../../ui/numbers.ts'
import { CHOSEN_GAP, CHOSEN_RING, fontOf, inkOf, outline, paintChosen, write } from './sprite.ts'
import type { Frame, SpriteStyle, Pen, Sprite } from './sprite.ts'

/** Minutes a day. */
interface PillFace {
  readonly delivered: number
  readonly planned: number
  readonly chosen: boolean
}

const LEAST_WIDTH = 52
const HEIGHT = 22
/** The plan's tick stands at so much of the bar's length; the rest is room for more than the plan. */
const PLAN_AT = 0.8
const FIGURE = fontOf(600, 11)
const PLAN = fontOf(400, 11)

export function pillSprite(face: PillFace, look: SpriteStyle): Sprite {
  const figure = formatCount(face.delivered)
  const plan = ` / ${formatCount(face.planned)}`
  const figureWidth = look.measure(figure, FIGURE)
  const textWidth = figureWidth + look.measure(plan, PLAN)
  const frame: Frame = { width: Math.max(LEAST_WIDTH, Math.ceil(textWidth) + 14), height: HEIGHT, radius: 4 }
  const margin = 2 * (face.chosen ? CHOSEN_GAP + CHOSEN_RING + 1 : 1)
  const ink = inkOf(look)
  return {
    key: `pill ${figure}${plan}${face.chosen ? ' chosen' : ''}`,
    width: frame.width + margin,
    height: frame.height + margin,
    paint: (pen) => {
      if (face.chosen) paintChosen(pen, frame, look)
      paintCase(pen, frame, { delivery: deliveryOf(face), look })
      const words = { x: -textWidth / 2, y: -3.2, font: FIGURE, colour: ink('ink') }
      write(pen, { ...words, text: figure })
      write(pen, { ...words, text: plan, x: words.x + figureWidth, font: PLAN, colour: ink('ink-2') })
      paintBar(pen, frame.width - 12, { face, look })
    },
  }
}

function paintCase(pen: Pen, frame: Frame, { delivery, look }: { delivery: Delivery; look: SpriteStyle }) {
  const ink = inkOf(look)
  outline(pen, { width: frame.width + 2, height: frame.height + 2, radius: frame.radius + 1 })
  pen.fillStyle = ink('halo')
  pen.fill()
  outline(pen, { width: frame.width - 1.6, height: frame.height - 1.6, radius: frame.radius - 0.8 })
  pen.fillStyle = ink('sheet')
  pen.fill()
  pen.strokeStyle = ink('patrol')
  pen.lineWidth = 1.6
  pen.setLineDash(delivery === 'under' ? [3, 2] : [])
  pen.stroke()
  pen.setLineDash([])
}

function paintBar(pen: Pen, length: number, { face, look }: { face: PillFace; look: SpriteStyle }) {
  const ink = inkOf(look)
  const share = face.planned > 0 ? (face.delivered / face.planned) * PLAN_AT : PLAN_AT
  const left = -length / 2
  pen.fillStyle = ink('sheet-3')
  pen.fillRect(left, 4, length, 3)
  pen.fillStyle = ink('patrol')
  pen.fillRect(left, 4, length * Math.min(share, 1), 3)
  pen.fillStyle = ink('ink')
  pen.fillRect(left + length * PLAN_AT - 0.75, 2.5, 1.5, 6)
}
