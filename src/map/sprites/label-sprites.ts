/** The pill of a patrol hotspot: minutes a day delivered and planned, with a bar whose tick is the plan. */

import { deliveryOf, type Delivery } from '../../measures/places/patrol-days.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import {
  CHOSEN_GAP,
  CHOSEN_RING,
  fontOf,
  inkOf,
  outline,
  paintChosen,
  write,
  type Frame,
  type SpriteStyle,
  type Pen,
  type Sprite,
} from './sprite.ts'
import { PHASE_LABELS, type PhaseKind } from '../../domain/site.ts'
import type { TokenName } from '../../ui/tokens.ts'

/** Minutes a day. */
interface PillFace {
  readonly delivered: number
  readonly planned: number
  readonly chosen: boolean
}

const LEAST_WIDTH = 52
const PILL_HEIGHT = 22
/** The plan's tick stands at so much of the bar's length; the rest is room for more than the plan. */
const PLAN_AT = 0.8
const FIGURE = fontOf(600, 11)
const PLAN = fontOf(400, 11)

export function pillSprite(face: PillFace, look: SpriteStyle): Sprite {
  const figure = formatCount(face.delivered)
  const plan = ` / ${formatCount(face.planned)}`
  const figureWidth = look.measure(figure, FIGURE)
  const textWidth = figureWidth + look.measure(plan, PLAN)
  const frame: Frame = {
    width: Math.max(LEAST_WIDTH, Math.ceil(textWidth) + 14),
    height: PILL_HEIGHT,
    radius: 4,
  }
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

/** The tag of a site: its phase on the phase's own colour, its name, and its orders while they are not drawn. */

interface TagFace {
  readonly phase: PhaseKind | null
  readonly name: string
  /** Orders inside that stand in the tag because the map is too far away to draw them; 0: none to tell of. */
  readonly orders: number
  readonly chosen: boolean
}

const TAG_HEIGHT = 20
const PADDING = 8
const PHASE = fontOf(600, 11)
const NAME = fontOf(600, 12)
const ORDERS = fontOf(400, 11)

/** The most that a name may take on the map; Details and the table have all of it. */
const NAME_ROOM = 180

/** A text cut with an ellipsis where it is wider than its room, in pixels. */
export function cutTo(
  room: number,
  text: string,
  { font, look }: { font: string; look: SpriteStyle },
): string {
  // No room holds this many letters, and a feed may send thousands.
  const letters = Array.from(text.slice(0, 4 * room))
  if (letters.length < room && look.measure(text, font) <= room) return text
  let [fits, tooLong] = [0, letters.length]
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1
    const isIn = look.measure(`${letters.slice(0, middle).join('').trimEnd()}…`, font) <= room
    if (isIn) fits = middle
    else tooLong = middle
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`
}

const ON: Readonly<Record<PhaseKind, TokenName>> = {
  clear: 'on-clear',
  hold: 'on-hold',
  build: 'on-build',
}

export function tagSprite(face: TagFace, look: SpriteStyle): Sprite {
  const ink = inkOf(look)
  const phase = face.phase ? PHASE_LABELS[face.phase] : ''
  const orders = face.orders > 0 ? plural(face.orders, 'order') : ''
  const widthOf = (text: string, font: string) =>
    text ? Math.ceil(look.measure(text, font)) + 2 * PADDING : 0
  const chip = widthOf(phase, PHASE)
  const shortName = cutTo(NAME_ROOM, face.name, { font: NAME, look })
  const name = widthOf(shortName, NAME)
  const width = chip + name + (orders ? widthOf(orders, ORDERS) - PADDING : 0)
  const frame: Frame = { width, height: TAG_HEIGHT, radius: 3 }
  const margin = 2 * (face.chosen ? CHOSEN_GAP + CHOSEN_RING + 1 : 1)
  const left = -width / 2
  return {
    key: `tag ${phase}|${shortName}|${orders}${face.chosen ? '|chosen' : ''}`,
    width: width + margin,
    height: TAG_HEIGHT + margin,
    paint: (pen) => {
      if (face.chosen) paintChosen(pen, frame, look)
      outline(pen, { width: width + 2, height: TAG_HEIGHT + 2, radius: 4 })
      pen.fillStyle = ink('halo')
      pen.fill()
      outline(pen, frame)
      pen.fillStyle = ink('sheet')
      pen.fill()
      pen.save()
      pen.clip()
      if (face.phase) pen.fillStyle = ink(face.phase)
      pen.fillRect(left, -TAG_HEIGHT / 2, chip, TAG_HEIGHT)
      pen.restore()
      outline(pen, { width: width - 1.4, height: TAG_HEIGHT - 1.4, radius: 2.4 })
      pen.strokeStyle = ink('site')
      pen.lineWidth = 1.4
      pen.stroke()
      const at = { x: left + PADDING, y: 0 }
      if (face.phase) write(pen, { ...at, text: phase, font: PHASE, colour: ink(ON[face.phase]) })
      write(pen, { ...at, x: at.x + chip, text: shortName, font: NAME, colour: ink('ink') })
      const last = at.x + chip + name - PADDING
      if (orders) write(pen, { ...at, x: last, text: orders, font: ORDERS, colour: ink('ink-2') })
    },
  }
}
