/**
 * Sprites of labels: the pill of a patrol hotspot with minutes delivered and planned, and the tag of a site
 * with phase and name.
 */
import { deliveryOf, type Delivery } from '../../measures/patrol-time/patrol-days.ts'
import type { HotspotMark } from '../scene.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import {
  CHOSEN_GAP,
  CHOSEN_RING,
  fontOf,
  colourIn,
  outline,
  paintChosen,
  write,
  type Frame,
  type SpriteStyle,
  type CanvasContext,
  type Sprite,
} from './sprite.ts'
import { PHASE_KINDS, PHASE_LABELS, type PhaseKind } from '../../domain/site.ts'
import type { TokenName } from '../../ui/tokens.ts'

/** Minutes a day. */
interface PillContent extends Pick<HotspotMark, 'delivered' | 'planned' | 'known' | 'isChosen'>, HeldWidth {}
/** Width that a label keeps while its content changes. */
interface HeldWidth {
  /** Least width of the sprite in pixels; missing: that of its content. */
  readonly leastWidth?: number | undefined
}

const MIN_PILL_WIDTH = 52
const PILL_HEIGHT = 22
/** Position of the plan's tick as a share of the bar; the rest shows delivery beyond the plan. */
const PLAN_POSITION = 0.8
const DELIVERED_FONT = fontOf(600, 11)
const PLAN_FONT = fontOf(400, 11)

/** `38`, `38+` where more may have been delivered, `?` where nothing of it is known. */
function deliveredText({ delivered, known }: PillContent): string {
  if (known === 'no') return '?'
  return `${formatCount(delivered)}${known === 'part' ? '+' : ''}`
}

/** `38 / 60`: minutes a day, delivered and planned. */
export const pillText = (content: PillContent) => `${deliveredText(content)}${planText(content)}`
const planText = ({ planned }: PillContent) => ` / ${formatCount(planned)}`

/** Label of a hotspot; its outline is dashed if delivery is known to be under the plan. */
export function pillSprite(content: PillContent, style: SpriteStyle): Sprite {
  const delivered = deliveredText(content)
  const plan = planText(content)
  const deliveredWidth = style.measure(delivered, DELIVERED_FONT)
  const textWidth = deliveredWidth + style.measure(plan, PLAN_FONT)
  const margin = marginOf(content)
  const least = Math.max(MIN_PILL_WIDTH, (content.leastWidth ?? 0) - margin)
  const frame: Frame = { width: Math.max(least, Math.ceil(textWidth) + 14), height: PILL_HEIGHT, radius: 4 }
  const colour = colourIn(style)
  return {
    key: `pill ${pillText(content)} ${frame.width}${content.isChosen ? ' chosen' : ''}`,
    width: frame.width + margin,
    height: frame.height + margin,
    paint: (context) => {
      if (content.isChosen) paintChosen(context, frame, style)
      const delivery = content.known === 'yes' ? deliveryOf(content) : null
      paintCase(context, frame, { delivery, style })
      const textStyle = { x: -textWidth / 2, y: -3.2, font: DELIVERED_FONT, colour: colour('ink') }
      write(context, { ...textStyle, text: delivered })
      write(context, {
        ...textStyle,
        text: plan,
        x: textStyle.x + deliveredWidth,
        font: PLAN_FONT,
        colour: colour('ink-2'),
      })
      if (content.known !== 'no') paintBar(context, frame.width - 12, { content, style })
    },
  }
}

/** Space on both sides of a label for its halo, or its selection ring. */
const marginOf = ({ isChosen }: { readonly isChosen: boolean }) =>
  2 * (isChosen ? CHOSEN_GAP + CHOSEN_RING + 1 : 1)

function paintCase(
  context: CanvasContext,
  frame: Frame,
  { delivery, style }: { delivery: Delivery | null; style: SpriteStyle },
) {
  const colour = colourIn(style)
  outline(context, { width: frame.width + 2, height: frame.height + 2, radius: frame.radius + 1 })
  context.fillStyle = colour('halo')
  context.fill()
  outline(context, { width: frame.width - 1.6, height: frame.height - 1.6, radius: frame.radius - 0.8 })
  context.fillStyle = colour('sheet')
  context.fill()
  context.strokeStyle = colour('patrol')
  context.lineWidth = 1.6
  context.setLineDash(delivery === 'under' ? [3, 2] : [])
  context.stroke()
  context.setLineDash([])
}

function paintBar(
  context: CanvasContext,
  length: number,
  { content, style }: { content: PillContent; style: SpriteStyle },
) {
  const colour = colourIn(style)
  const share = content.planned > 0 ? (content.delivered / content.planned) * PLAN_POSITION : PLAN_POSITION
  const left = -length / 2
  context.fillStyle = colour('sheet-3')
  context.fillRect(left, 4, length, 3)
  context.fillStyle = colour('patrol')
  context.fillRect(left, 4, length * Math.min(share, 1), 3)
  context.fillStyle = colour('ink')
  context.fillRect(left + length * PLAN_POSITION - 0.75, 2.5, 1.5, 6)
}

interface TagContent extends HeldWidth {
  readonly phase: PhaseKind | null
  readonly name: string
  /** Number of orders inside, shown while the map does not draw them; 0: none shown. */
  readonly orders: number
  readonly isChosen: boolean
}

const TAG_HEIGHT = 20
const PADDING = 8
const PHASE_FONT = fontOf(600, 11)
const NAME_FONT = fontOf(600, 12)
const ORDERS_FONT = fontOf(400, 11)

/** Greatest width of a name in pixels; Details and the table show all of it. */
const MAX_NAME_WIDTH = 180

/** Text truncated with an ellipsis to a width in pixels, by binary search over code points. */
export function truncatedToWidth(
  maxWidth: number,
  text: string,
  { font, style }: { font: string; style: SpriteStyle },
): string {
  // No text of this many letters fits, and a feed may send thousands.
  const letters = Array.from(text.slice(0, 4 * maxWidth))
  if (letters.length < maxWidth && style.measure(text, font) <= maxWidth) return text
  let [fitting, overlong] = [0, letters.length]
  while (overlong - fitting > 1) {
    const middle = (fitting + overlong) >> 1
    const isFitting = style.measure(`${letters.slice(0, middle).join('').trimEnd()}…`, font) <= maxWidth
    if (isFitting) fitting = middle
    else overlong = middle
  }
  return `${letters.slice(0, fitting).join('').trimEnd()}…`
}

const TEXT_TOKENS: Readonly<Record<PhaseKind, TokenName>> = {
  clear: 'on-clear',
  hold: 'on-hold',
  build: 'on-build',
}

/** Label of a site; the name is truncated. */
export function tagSprite(content: TagContent, style: SpriteStyle): Sprite {
  const colour = colourIn(style)
  const phase = content.phase ? PHASE_LABELS[content.phase] : ''
  const orders = content.orders > 0 ? plural(content.orders, 'order') : ''
  const widthOf = (text: string, font: string) =>
    text ? Math.ceil(style.measure(text, font)) + 2 * PADDING : 0
  // As wide for every phase, so that the name stays where it is as the phase changes.
  const chip = content.phase
    ? Math.max(...PHASE_KINDS.map((kind) => widthOf(PHASE_LABELS[kind], PHASE_FONT)))
    : 0
  const shortName = truncatedToWidth(MAX_NAME_WIDTH, content.name, { font: NAME_FONT, style })
  const name = widthOf(shortName, NAME_FONT)
  const margin = marginOf(content)
  const ownWidth = chip + name + (orders ? widthOf(orders, ORDERS_FONT) - PADDING : 0)
  const width = Math.max(ownWidth, (content.leastWidth ?? 0) - margin)
  const frame: Frame = { width, height: TAG_HEIGHT, radius: 3 }
  const left = -width / 2
  return {
    key: `tag ${phase}|${shortName}|${orders}${width > ownWidth ? `|${width}` : ''}${content.isChosen ? '|chosen' : ''}`,
    width: width + margin,
    height: TAG_HEIGHT + margin,
    paint: (context) => {
      if (content.isChosen) paintChosen(context, frame, style)
      outline(context, { width: width + 2, height: TAG_HEIGHT + 2, radius: 4 })
      context.fillStyle = colour('halo')
      context.fill()
      outline(context, frame)
      context.fillStyle = colour('sheet')
      context.fill()
      context.save()
      context.clip()
      if (content.phase) context.fillStyle = colour(content.phase)
      context.fillRect(left, -TAG_HEIGHT / 2, chip, TAG_HEIGHT)
      context.restore()
      outline(context, { width: width - 1.4, height: TAG_HEIGHT - 1.4, radius: 2.4 })
      context.strokeStyle = colour('site')
      context.lineWidth = 1.4
      context.stroke()
      const at = { x: left + PADDING, y: 0 }
      if (content.phase)
        write(context, { ...at, text: phase, font: PHASE_FONT, colour: colour(TEXT_TOKENS[content.phase]) })
      write(context, { ...at, x: at.x + chip, text: shortName, font: NAME_FONT, colour: colour('ink') })
      const last = at.x + chip + name - PADDING
      if (orders) write(context, { ...at, x: last, text: orders, font: ORDERS_FONT, colour: colour('ink-2') })
    },
  }
}
