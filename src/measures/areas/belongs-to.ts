/** Which records belong to the chosen areas (My area). */
import { contains } from '../../analytics/geometry.ts'
import { metresApart } from '../../analytics/shapes/outline.ts'
import { surfacesOf, type SmallKinds } from '../../domain/dataset.ts'
import type { Point, Surface } from '../../domain/geography.ts'
import { memoised, memoisedLast } from '../memoised.ts'
import { placeOf } from '../on-site.ts'

/**
 * The rule for every list, count and mark of the chosen areas. A point belongs where it lies in any of them, borders
 * included: an incident, an action (one without a place belongs with its site), and a closure order by its premises or the
 * centre of their shape. A polygon belongs
 * where it touches any of them at all: a site and a patrol hotspot, with all of its visits. Squares and ranked places
 * are points at their centre, so that each falls to one ward (`rankingWithSquares`). Without areas everything belongs.
 */
export const belongsTo =
  (areas: readonly Surface[]) =>
  (shape: Point | Surface): boolean =>
    areas.length === 0 ||
    areas.some((area) =>
      shape.type === 'Point' ? contains(area, ...shape.coordinates) : doTouch(area, { shape }),
    )

/** Cached for both shapes: two outlines are compared side by side, and lists are derived anew with every feed. */
const doTouch = memoised(
  (area: Surface, { shape }: { readonly shape: Surface }) => metresApart(shape, area, 0) === 0,
  ({ shape }) => [shape],
)

type AreaKinds = Pick<SmallKinds, 'areas' | 'sites' | 'orders' | 'hotspots'>

/** The records that belong to the chosen areas; the same lists where none is chosen. */
export type KindsInAreas = Pick<AreaKinds, 'orders' | 'hotspots' | 'sites'>

/** @param codes codes of areas and ids of sites; unknown ones are ignored */
export const kindsInAreas = (kinds: AreaKinds, codes: readonly string[]): KindsInAreas =>
  codes.length === 0 ? kinds : keptKinds(kinds.areas, { ...kinds, codes })

interface KeptInput extends Omit<AreaKinds, 'areas'> {
  readonly codes: readonly string[]
}
const keptKinds = memoisedLast(
  (areas: AreaKinds['areas'], { sites, orders, hotspots, codes }: KeptInput): KindsInAreas => {
    const belongs = belongsTo(surfacesOf({ areas, sites }, codes))
    return {
      orders: orders.filter((order) => belongs({ type: 'Point', coordinates: placeOf(order) })),
      hotspots: hotspots.filter(({ shape }) => belongs(shape)),
      sites: sites.filter(({ shape }) => belongs(shape)),
    }
  },
  ({ sites, orders, hotspots, codes }) => [sites, orders, hotspots, codes],
)
