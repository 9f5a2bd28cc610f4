/** The places of a shift's plan in their place on the screen, and how each crew's line is drawn. */
import type { TokenName } from '../../ui/tokens.ts'
import { pixelAt } from '../mercator.ts'
import type { CrewMark, Scene } from '../scene.ts'
import type { SpriteStyle } from '../sprites/sprite.ts'
import { visitSprite } from '../sprites/visit-sprite.ts'
import type { Placed } from '../layout/labels.ts'

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
