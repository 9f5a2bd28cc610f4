/** Marks of a shift plan: routes and visited places of the crews, their line styles and sprites. */
import type { TokenName } from '../../ui/tokens.ts'
import { pixelAt } from '../mercator.ts'
import type { CrewMark, Scene, PlanMark } from '../scene.ts'
import { fontOf, colourIn, write, type SpriteStyle, type Sprite } from '../sprites/sprite.ts'
import type { Placed } from './labels.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'

/**
 * Colour and dash pattern of a crew's route. There are four; a fifth crew repeats the first and is distinguished
 * by its letter.
 */
interface CrewLine {
  readonly token: TokenName
  /** Lengths of dash and gap in pixels; null: solid. */
  readonly dashes: readonly [dash: number, gap: number] | null
}
const CREW_LINES: readonly CrewLine[] = [
  { token: 'ink', dashes: null },
  { token: 'accent', dashes: [10, 5] },
  { token: 'order', dashes: [2, 4] },
  { token: 'patrol', dashes: [16, 4] },
]
/** Line style of a crew, by its index. */
export const crewLine = (crew: number): CrewLine =>
  CREW_LINES[crew % CREW_LINES.length] ?? { token: 'ink', dashes: null }

/** Crews with the shown one last, so that it is drawn over the others. */
export const shownLast = (crews: readonly CrewMark[]): readonly CrewMark[] =>
  crews.toSorted((a, b) => Number(a.isShown) - Number(b.isShown))

/** Sprites of all visited places at their positions in world pixels. */
export const visitSprites = ({ plan }: Scene, zoom: number, style: SpriteStyle): readonly Placed[] =>
  shownLast(plan?.crews ?? []).flatMap(({ crew, stops }) =>
    stops.map(({ label, at, isNext }) => ({
      id: label,
      middle: pixelAt(at, zoom),
      sprite: visitSprite({ label, token: crewLine(crew).token, isNext }, style),
    })),
  )

interface VisitContent {
  /** Letter of the crew and number of the place: `A1`. */
  readonly label: string
  readonly token: TokenName
  /** The crew's next place is filled and larger. */
  readonly isNext: boolean
}

const SIDE = 24
const NEXT_SIDE = 34
const RING_WIDTH = 2.2

function visitSprite({ label, token, isNext }: VisitContent, style: SpriteStyle): Sprite {
  const side = isNext ? NEXT_SIDE : SIDE
  const font = fontOf(600, isNext ? 14 : label.length > 2 ? 10 : 11)
  const colour = colourIn(style)
  return {
    key: `visit ${label} ${token}${isNext ? ' next' : ''}`,
    width: side + 4,
    height: side + 4,
    paint: (context) => {
      const disc = (radius: number, fill: string) => {
        context.beginPath()
        context.arc(0, 0, radius, 0, 2 * Math.PI)
        context.fillStyle = fill
        context.fill()
      }
      disc(side / 2 + 2, colour('halo'))
      disc(side / 2, colour(isNext ? 'accent' : token))
      if (!isNext) disc(side / 2 - RING_WIDTH, colour('sheet'))
      const x = -style.measure(label, font) / 2
      write(context, { text: label, x, y: 0, font, colour: colour(isNext ? 'on-accent' : 'ink') })
    },
  }
}

/**
 * Converts a shift plan to the marks of the Scene. `shown` is the index, from 0, of the crew that the list
 * shows.
 */
export const planMark = ({ crews }: ShiftPlan, shown: number): PlanMark => ({
  crews: crews.map(({ visits }, crew): CrewMark => ({
    crew,
    path: visits.map(({ place }) => place.at),
    stops: [...new Map(visits.map(({ label, place }) => [label, place.at]))].map(([label, at]) => ({
      label,
      at,
      isNext: false,
    })),
    isShown: crew === shown,
  })),
})
