/** The places of a shift's plan in their place on the screen, and how each crew's line is drawn. */

import type { TokenName } from '../../ui/tokens.ts'
import { pixelAt } from '../mercator.ts'
import type { CrewMark, Scene, PlanMark } from '../scene.ts'
import { fontOf, inkOf, write, type SpriteStyle, type Sprite } from '../sprites/sprite.ts'
import type { Placed } from '../layout/labels.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'

/** Four patterns and four colours; a fifth crew has the first again, and its own letter. */
interface CrewLine {
  readonly token: TokenName
  /** Ink and gap in turn, in pixels; null: whole. */
  readonly dashes: readonly [dash: number, gap: number] | null
}
const LINES: readonly CrewLine[] = [
  { token: 'ink', dashes: null },
  { token: 'accent', dashes: [10, 5] },
  { token: 'order', dashes: [2, 4] },
  { token: 'patrol', dashes: [16, 4] },
]
export const crewLine = (crew: number): CrewLine =>
  LINES[crew % LINES.length] ?? { token: 'ink', dashes: null }

/** The shown crew last, so that it lies over the others. */
export const inOrder = (crews: readonly CrewMark[]): readonly CrewMark[] =>
  crews.toSorted((a, b) => Number(a.isShown) - Number(b.isShown))

export const visitsOn = ({ plan }: Scene, zoom: number, look: SpriteStyle): readonly Placed[] =>
  inOrder(plan?.crews ?? []).flatMap(({ crew, stands }) =>
    stands.map(({ label, at, isNext }) => ({
      id: label,
      middle: pixelAt(at, zoom),
      stamp: visitSprite({ label, token: crewLine(crew).token, isNext }, look),
    })),
  )

/** A place of a shift's plan: a ring in its crew's colour with the crew's letter and the place's number. */

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

/** From a shift's plan to its arm of the Scene: each crew's walk, and its places with their labels. */

/** `shown`: the crew that the list shows, from 0. */
export const planMark = ({ crews }: ShiftPlan, shown: number): PlanMark => ({
  crews: crews.map(({ visits }, crew): CrewMark => ({
    crew,
    path: visits.map(({ place }) => place.at),
    stands: [...new Map(visits.map(({ label, place }) => [label, place.at]))].map(([label, at]) => ({
      label,
      at,
      isNext: false,
    })),
    isShown: crew === shown,
  })),
})
