/** The planted hotspots: blocks of 3 x 3 squares of the fixed grid that hold the same, season aside, all the time. */
import type { Square } from '../../../domain/borough/national-grid.ts'
import { SQUARE_METRES } from '../../../domain/borough/national-grid.ts'
import plan from '../../../../data/demonstration/hotspots.json'
import type { Chance } from '../chance.ts'
import type { Spot } from '../ground.ts'
import { onFeedGrid } from './anchors.ts'

export interface PlantedSquare extends Square {
  readonly hotspot: string
  readonly isMiddle: boolean
  /** Expected incidents a year, whatever is around included. */
  readonly yearly: number
}

/** The yearly figures of the plan are for a borough of so many incidents a month; others are in proportion. */
const PLANNED_A_MONTH = 3000
const MARGIN_METRES = 20
const STEPS = [-1, 0, 1]

export const squareKey = ({ easting, northing }: Square) => `square:${easting},${northing}`

export function plantedSquares(incidentsAMonth: number): readonly PlantedSquare[] {
  const scale = incidentsAMonth / PLANNED_A_MONTH
  return plan.hotspots.flatMap((middle) =>
    STEPS.flatMap((east) =>
      STEPS.map((north) => {
        const isMiddle = east === 0 && north === 0
        return {
          hotspot: middle.id,
          easting: middle.easting + east * SQUARE_METRES,
          northing: middle.northing + north * SQUARE_METRES,
          isMiddle,
          yearly: (isMiddle ? plan.yearly.middle : plan.yearly.neighbour) * scale,
        }
      }),
    ),
  )
}

/** Several points in a square, away from its sides: projections that differ by metres agree on the square. */
export function spotsIn(square: PlantedSquare, chance: Chance): readonly Spot[] {
  const side = SQUARE_METRES - 2 * MARGIN_METRES
  return Array.from({ length: square.isMiddle ? 6 : 3 }, () =>
    onFeedGrid([
      square.easting + MARGIN_METRES + chance.uniform() * side,
      square.northing + MARGIN_METRES + chance.uniform() * side,
    ]),
  )
}
