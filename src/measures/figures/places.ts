/** Where each incident counts: its area of one level and the sites it lies in, worked out once for a dataset. */
import { assignAreas, contains } from '../../analytics/geometry.ts'
import type { Area, Level } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { boxOf, isInBox } from '../../domain/geography.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { Site } from '../../domain/site.ts'
import { memoised } from '../memoised.ts'

export interface Places {
  readonly level: Level
  /** By name. */
  readonly areas: readonly Area[]
  /** Index into `areas` of each incident; `areas.length` for those in none. */
  readonly areaOf: Int16Array
  readonly sites: readonly Site[]
  /** For each site, 1 for an incident inside and 0 outside. Sites may overlap, so each is asked by itself. */
  readonly inSite: readonly Uint8Array[]
}

const placesBy = memoised(findPlaces, (level: Level) => [level])

/** Wards unless told otherwise. */
export const placesOf = (dataset: Dataset, level: Level = 'ward'): Places => placesBy(dataset, level)

function findPlaces(dataset: Dataset, level: Level): Places {
  const { incidents, areas: all, sites } = dataset
  const areas = all
    .filter((area) => area.level === level)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const areaOf = assignAreas(incidents, areas)
  for (let row = 0; row < areaOf.length; row++) if ((areaOf[row] ?? 0) < 0) areaOf[row] = areas.length
  return { level, areas, areaOf, sites, inSite: insideOnce(dataset, null) }
}

/** The same at every level. */
const insideOnce = memoised(
  ({ sites, incidents }: Dataset, _: null) => sites.map((site) => insideOf(site, incidents)),
  () => [],
)

/** A site is small: its box leaves few incidents to ask. */
function insideOf({ shape }: Site, { count, longitude, latitude }: IncidentColumns): Uint8Array {
  const box = boxOf(shape)
  const inside = new Uint8Array(count)
  for (let row = 0; row < count; row++) {
    const [x, y] = [longitude[row] ?? 0, latitude[row] ?? 0]
    if (isInBox(x, y, box) && contains(shape, x, y)) inside[row] = 1
  }
  return inside
}
