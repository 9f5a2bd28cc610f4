/** Assigns each incident to its area of one level and to the sites that contain it; cached with the incidents. */
import { type AreaIndexes, assignAreas, contains } from '../../analytics/geometry.ts'
import type { Area, Level } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { boxOf, isInBox, type Surface } from '../../domain/geography.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { Site } from '../../domain/site.ts'
import { memoised } from '../memoised.ts'

/** Assignment of every incident to areas of one level and to sites. */
export interface Places {
  readonly level: Level
  /** Sorted by name. */
  readonly areas: readonly Area[]
  /** Per incident the index into `areas`; `areas.length` for none. */
  readonly areaOf: AreaIndexes
  readonly sites: readonly Site[]
  /** Per site one flag per incident: 1 inside, 0 outside. Sites may overlap. */
  readonly inSite: readonly Uint8Array[]
}

/** Default: wards. Areas are assigned once for the same incidents and areas, and each site by its boundary. */
export const placesOf = ({ incidents, areas, sites }: Dataset, level: Level = 'ward'): Places => ({
  level,
  ...assignedAreas(incidents, { level, areas }),
  sites,
  inSite: sites.map(({ shape }) => rowsInside(incidents, shape)),
})

interface LevelAreas {
  readonly level: Level
  readonly areas: readonly Area[]
}
const assignedAreas = memoised(
  (incidents: IncidentColumns, { level, areas: all }: LevelAreas): Pick<Places, 'areas' | 'areaOf'> => {
    const areas = all
      .filter((area) => area.level === level)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    const areaOf = assignAreas(incidents, areas)
    for (let row = 0; row < areaOf.length; row++) if ((areaOf[row] ?? 0) < 0) areaOf[row] = areas.length
    return { areas, areaOf }
  },
  ({ level, areas }) => [level, areas],
)

const rowsInside = memoised(flagsInside, (shape: Surface) => [shape])

/** Tests the bounding box first: a site is small. */
function flagsInside({ count, longitude, latitude }: IncidentColumns, shape: Surface): Uint8Array {
  const box = boxOf(shape)
  const inside = new Uint8Array(count)
  for (let row = 0; row < count; row++) {
    const [x, y] = [longitude[row] ?? 0, latitude[row] ?? 0]
    if (isInBox(x, y, box) && contains(shape, x, y)) inside[row] = 1
  }
  return inside
}
