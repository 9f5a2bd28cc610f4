/** The four Clear, Hold, Build places as planned: boundary, ring, and what the incidents are made to do there. */
import type { Day } from '../../domain/day.ts'
import { isoDay } from '../../domain/day.ts'
import type { Polygon, Position } from '../../domain/geography.ts'
import type { PhaseKind } from '../../domain/site.ts'
import { PHASE_KINDS } from '../../domain/site.ts'
import plan from '../../../data/demonstration/sites.json'
import type { Patch, Spot } from './ground.ts'
import { isInside, metresToEdge, patchOf } from './ground.ts'

type PlannedSite = (typeof plan.sites)[number]
/** The share that remains in the twelve months after Clear, and the share of the fall that moves into the ring. */
export type Effect = (typeof plan.effects)[number]

export const SITES: readonly PlannedSite[] = plan.sites
export const EFFECTS: readonly Effect[] = plan.effects

export function siteShape(site: PlannedSite): Polygon {
  const ring = site.boundary.map(([longitude = NaN, latitude = NaN]): Position => [longitude, latitude])
  return { type: 'Polygon', coordinates: [ring] }
}

interface SiteBounds {
  readonly id: string
  readonly patch: Patch
  readonly ringMetres: number
}

export const SITE_BOUNDS: readonly SiteBounds[] = SITES.map((site) => ({
  id: site.id,
  patch: patchOf(siteShape(site)),
  ringMetres: site.ringMetres,
}))

/** Which side of a site a spot is on: within its boundary, within its ring, or null for neither. */
export function sideOf({ patch, ringMetres }: SiteBounds, spot: Spot): 'site' | 'ring' | null {
  if (isInside(patch, spot)) return 'site'
  return metresToEdge(patch, spot, ringMetres + 1) <= ringMetres ? 'ring' : null
}

/** Whether a spot keeps this distance from the boundary and from the outer line of the ring. */
export function keepsClear({ patch, ringMetres }: SiteBounds, spot: Spot, metres: number): boolean {
  const distance = metresToEdge(patch, spot, ringMetres + metres)
  if (distance < metres) return false
  return isInside(patch, spot) || Math.abs(distance - ringMetres) >= metres
}

/** The phase that a day falls into, the latest begun where two overlap; null before the first. */
export function phaseOn(site: PlannedSite, day: Day): PhaseKind | null {
  const text = isoDay(day)
  const phase = site.phases.findLast(({ from, to }) => from <= text && (to === undefined || to >= text))
  return PHASE_KINDS.find((kind) => kind === phase?.kind) ?? null
}
