/** A place of a shift's plan: a ring in its crew's colour with the crew's letter and the place's number. */
import type { TokenName } from '../../ui/tokens.ts'
import { fontOf, inkOf, write, type SpriteStyle, type Sprite } from './sprite.ts'

interface VisitFace {
  /** `A1`. */
  readonly label: string
  readonly token: TokenName
  /** Where the crew goes now: filled, and larger. */
  readonly isNext: boolean
}

const SIDE = 24
const NEXT_SIDE = 34
const LINE = 2.2

export function visitSprite({ label, token, isNext }: VisitFace, look: SpriteStyle): Sprite {
  const side = isNext ? NEXT_SIDE : SIDE
  const font = fontOf(600, isNext ? 14 : label.length > 2 ? 10 : 11)
  const ink = inkOf(look)
  return {
    key: `visit ${label} ${token}${isNext ? ' next' : ''}`,
    width: side + 4,
    height: side + 4,
    paint: (pen) => {
      const disc = (radius: number, colour: string) => {
        pen.beginPath()
        pen.arc(0, 0, radius, 0, 2 * Math.PI)
        pen.fillStyle = colour
        pen.fill()
      }
      disc(side / 2 + 2, ink('halo'))
      disc(side / 2, ink(isNext ? 'accent' : token))
      if (!isNext) disc(side / 2 - LINE, ink('sheet'))
      const x = -look.measure(label, font) / 2
      write(pen, { text: label, x, y: 0, font, colour: ink(isNext ? 'on-accent' : 'ink') })
    },
  }
}
