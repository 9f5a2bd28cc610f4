/** Where each incident counts: its ward and the sites it lies in, worked out once for a dataset. */
import { assignAreas } from '../../analytics/geometry.ts'
import type { Area } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { Site } from '../../domain/site.ts'

export interface Places {
  /** By name. */
  readonly wards: readonly Area[]
  /** Index into `wards` of each incident; `wards.length` for those in none. */
  readonly wardOf: Int16Array
  readonly sites: readonly Site[]
  /** For each site, 0 for an incident inside and -1 outside. Sites may overlap, so each is asked by itself. */
  readonly inSite: readonly Int16Array[]
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
  const wardOf = assignAreas(incidents, wards)
  const inSite = sites.map((site) => assignAreas(incidents, [site]))
  return { wards, wardOf: wardOf.map((ward) => (ward < 0 ? wards.length : ward)), sites, inSite }
}
