/** The tag of a site: its phase on the phase's own colour, its name, and its orders while they are not drawn. */
import { PHASE_LABELS, type PhaseKind } from '../../domain/site.ts'
import { plural } from '../../ui/numbers.ts'
import type { TokenName } from '../../ui/tokens.ts'
import { CHOSEN_GAP, CHOSEN_RING, fontOf, inkOf, outline, paintChosen, write } from './sprite.ts'
import type { Frame, SpriteStyle, Sprite } from './sprite.ts'

interface TagFace {
  readonly phase: PhaseKind | null
  readonly name: string
  /** Orders inside that stand in the tag because the map is too far away to draw them; 0: none to tell of. */
  readonly orders: number
  readonly chosen: boolean
}

const HEIGHT = 20
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
  const frame: Frame = { width, height: HEIGHT, radius: 3 }
  const margin = 2 * (face.chosen ? CHOSEN_GAP + CHOSEN_RING + 1 : 1)
  const left = -width / 2
  return {
    key: `tag ${phase}|${shortName}|${orders}${face.chosen ? '|chosen' : ''}`,
    width: width + margin,
    height: HEIGHT + margin,
    paint: (pen) => {
      if (face.chosen) paintChosen(pen, frame, look)
      outline(pen, { width: width + 2, height: HEIGHT + 2, radius: 4 })
      pen.fillStyle = ink('halo')
      pen.fill()
      outline(pen, frame)
      pen.fillStyle = ink('sheet')
      pen.fill()
      pen.save()
      pen.clip()
      if (face.phase) pen.fillStyle = ink(face.phase)
      pen.fillRect(left, -HEIGHT / 2, chip, HEIGHT)
      pen.restore()
      outline(pen, { width: width - 1.4, height: HEIGHT - 1.4, radius: 2.4 })
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
