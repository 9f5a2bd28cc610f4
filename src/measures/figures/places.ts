/** Assigns each incident to its area of one level and to the sites that contain it; cached per dataset. */
import { assignAreas, contains } from '../../analytics/geometry.ts'
import type { Area, Level } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { boxOf, isInBox } from '../../domain/geography.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { Site } from '../../domain/site.ts'
import { memoised } from '../memoised.ts'

/** Assignment of every incident to areas of one level and to sites. */
export interface Places {
  readonly level: Level
  /** Sorted by name. */
  readonly areas: readonly Area[]
  /** Per incident the index into `areas`; `areas.length` for none. */
  readonly areaOf: Int16Array
  readonly sites: readonly Site[]
  /** Per site one flag per incident: 1 inside, 0 outside. Sites may overlap. */
  readonly inSite: readonly Uint8Array[]
}

const cachedPlaces = memoised(assignPlaces, (level: Level) => [level])

/** Cached per level; default: wards. */
export const placesOf = (dataset: Dataset, level: Level = 'ward'): Places => cachedPlaces(dataset, level)

function assignPlaces(dataset: Dataset, level: Level): Places {
  const { incidents, areas: all, sites } = dataset
  const areas = all
    .filter((area) => area.level === level)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const areaOf = assignAreas(incidents, areas)
  for (let row = 0; row < areaOf.length; row++) if ((areaOf[row] ?? 0) < 0) areaOf[row] = areas.length
  return { level, areas, areaOf, sites, inSite: siteFlags(dataset, null) }
}

/** Independent of the level. */
const siteFlags = memoised(
  ({ sites, incidents }: Dataset, _: null) => sites.map((site) => insideOf(site, incidents)),
  () => [],
)

/** Tests the bounding box first: a site is small. */
function insideOf({ shape }: Site, { count, longitude, latitude }: IncidentColumns): Uint8Array {
  const box = boxOf(shape)
  const inside = new Uint8Array(count)
  for (let row = 0; row < count; row++) {
    const [x, y] = [longitude[row] ?? 0, latitude[row] ?? 0]
    if (isInBox(x, y, box) && contains(shape, x, y)) inside[row] = 1
  }
  return inside
}
