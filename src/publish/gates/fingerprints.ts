/** What a release's counts depend on besides the incidents: each area's borders and the map of categories to groups. */
import type { Area } from '../../domain/area.ts'
import type { Category } from '../../domain/category.ts'
import { ringsOf } from '../../domain/geography.ts'

/** Kept in the ledger with each release, to be compared with the next. */
export interface Fingerprints {
  /** SHA-256 of each area's geometry in hex, by its code. */
  readonly borders: Readonly<Record<string, string>>
  /** SHA-256 of the map from categories to groups. */
  readonly categoryMap: string
  /** The map itself, so that a change can be named: group by category, without categories in no group. */
  readonly categories: Readonly<Record<string, string>>
}

/** Decimals of a degree by which borders are compared: about a decimetre, so that another writing is no other border. */
const DECIMALS = 6

/** @param sha256 hex digest of a text */
export function fingerprintsOf(
  areas: readonly Pick<Area, 'code' | 'shape'>[],
  categories: readonly Pick<Category, 'id' | 'publicGroup'>[],
  sha256: (text: string) => string,
): Fingerprints {
  const borders = areas.map(({ code, shape }) => [code, sha256(geometryText(shape))] as const)
  const groups = categories
    .flatMap(({ id, publicGroup }) => (publicGroup === null ? [] : [[id, publicGroup] as const]))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    borders: Object.fromEntries(borders.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    categoryMap: sha256(groups.map(([id, group]) => `${id} ${group}\n`).join('')),
    categories: Object.fromEntries(groups),
  }
}

/** Rings as text, whatever their first corner and direction. */
const geometryText = (shape: Area['shape']): string =>
  ringsOf(shape)
    .map((rings) => rings.map(ringText).join('|'))
    .toSorted()
    .join('\n')

function ringText(ring: readonly (readonly [number, number])[]): string {
  const corners = ring
    .slice(0, -1)
    .map(([longitude, latitude]) => `${longitude.toFixed(DECIMALS)} ${latitude.toFixed(DECIMALS)}`)
  const start = corners.indexOf(corners.toSorted()[0] ?? '')
  const forwards = [...corners.slice(start), ...corners.slice(0, start)]
  const backwards = [...forwards.slice(0, 1), ...forwards.slice(1).toReversed()]
  return [forwards.join(','), backwards.join(',')].toSorted()[0] ?? ''
}
