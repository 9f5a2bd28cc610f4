/** Streets as a person knows them: points of one name that lie together are one street, namesakes set apart by ward. */
import { contains, metresBetween } from '../../analytics/geometry.ts'
import type { Area } from '../../domain/area.ts'
import { nearestPlace, type NamedPlace, type Street } from '../../domain/borough/borough.ts'
import { boxOf, isInBox, type Position } from '../../domain/geography.ts'

/** One street, with the name of its ward, and of the nearest place where it has a namesake in the ward. */
interface DistinctStreet {
  readonly name: string
  readonly within: string
  readonly at: Position
}

/** Points of one name that are closer than this belong to one street. */
const SAME_STREET_METRES = 400

interface Ground {
  readonly places: readonly NamedPlace[]
  readonly areas: readonly Area[]
}

/** All streets, by name in the order of the list. Cost: some 10 ms for the borough. */
export function distinctStreets(streets: readonly Street[], ground: Ground): readonly DistinctStreet[] {
  const byName = new Map<string, Position[]>()
  for (const { name, at } of streets) byName.set(name, [...(byName.get(name) ?? []), at])
  return [...byName].flatMap(([name, points]) => {
    const parts = partsOf(points).map((at) => ({ at, where: whereWords(at, ground) }))
    const streetParts = parts.map(({ at, where }) => {
      const isAlone = parts.every((other) => other.at === at || other.where !== where)
      return { name, at, within: isAlone ? where : `${where}, ${nearestPlace(ground.places, at) ?? ''}` }
    })
    // Two stretches by the same place are one street to a person.
    return streetParts.filter(({ within }, i) => streetParts.findIndex((one) => one.within === within) === i)
  })
}

/** One position for each group of points that lie together: the point in the middle of its group. */
function partsOf(points: readonly Position[]): readonly Position[] {
  const groups: Position[][] = []
  for (const point of points) {
    const near = groups.filter((group) =>
      group.some((other) => metresBetween(other, point) <= SAME_STREET_METRES),
    )
    const joined = [...near.flat(), point]
    for (const group of near) groups.splice(groups.indexOf(group), 1)
    groups.push(joined)
  }
  return groups.map(middleOf)
}

function middleOf(group: readonly Position[]): Position {
  const spread = (point: Position) => group.reduce((sum, other) => sum + metresBetween(point, other), 0)
  return group.reduce((best, point) => (spread(point) < spread(best) ? point : best))
}

/** The ward of a position; outside every ward the nearest place. */
function whereWords(at: Position, { areas, places }: Ground): string {
  const ward = areas.find(
    ({ level, shape }) =>
      level === 'ward' && isInBox(at[0], at[1], boxOf(shape)) && contains(shape, at[0], at[1]),
  )
  return ward?.name ?? nearestPlace(places, at) ?? ''
}
