/** Where each incident counts: its ward and the sites it lies in, worked out once for a dataset. */
import { assignAreas, contains } from '../../analytics/geometry.ts'
import type { Area } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { boxOf, isInBox } from '../../domain/geography.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { Site } from '../../domain/site.ts'

export interface Places {
  /** By name. */
  readonly wards: readonly Area[]
  /** Index into `wards` of each incident; `wards.length` for those in none. */
  readonly wardOf: Int16Array
  readonly sites: readonly Site[]
  /** For each site, 1 for an incident inside and 0 outside. Sites may overlap, so each is asked by itself. */
  readonly inSite: readonly Uint8Array[]
}

const known = new WeakMap<Dataset, Places>()

/** Remembered by the dataset, since neither window nor baseline changes it; a dataset is never changed in place. */
export function placesOf(dataset: Dataset): Places {
  const remembered = known.get(dataset)
  if (remembered) return remembered
  const places = findPlaces(dataset)
  known.set(dataset, places)
  return places
}

function findPlaces({ incidents, areas, sites }: Dataset): Places {
  const wards = areas
    .filter((area) => area.level === 'ward')
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const wardOf = assignAreas(incidents, wards).map((ward) => (ward < 0 ? wards.length : ward))
  return { wards, wardOf, sites, inSite: sites.map((site) => insideOf(site, incidents)) }
}

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
