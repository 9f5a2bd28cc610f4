/**
 * The partnership's own feeds: Clear, Hold, Build sites with their planned effects, areas, commitments and survey
 * results.
 */
import type { Borough, BoroughArea } from '../../domain/borough/borough.ts'
import commitmentPlan from '../../../data/demonstration/commitments.json'
import surveyPlan from '../../../data/demonstration/surveys.json'
import { feature, type Feature } from './feature-text.ts'
import { isoDay, type Day } from '../../domain/day.ts'
import type { Polygon, Position } from '../../domain/geography.ts'
import { PHASE_KINDS, type PhaseKind } from '../../domain/site.ts'
import plan from '../../../data/demonstration/sites.json'
import { isInside, metresToEdge, patchOf, type Patch, type Spot } from './grid-polygons.ts'

type PlannedSite = (typeof plan.sites)[number]
/**
 * The share of incidents that remains in the twelve months after Clear, and the share of the fall that moves into the
 * ring.
 */
export type Effect = (typeof plan.effects)[number]

/** The planned sites. */
export const SITES: readonly PlannedSite[] = plan.sites
/** Planted effects by site. */
export const EFFECTS: readonly Effect[] = plan.effects

function siteShape(site: PlannedSite): Polygon {
  const ring = site.boundary.map(([longitude = NaN, latitude = NaN]): Position => [longitude, latitude])
  return { type: 'Polygon', coordinates: [ring] }
}

interface SiteBounds {
  readonly id: string
  readonly patch: Patch
  readonly ringMetres: number
}

/** Projected boundaries of the sites with the widths of their rings. */
export const SITE_BOUNDS: readonly SiteBounds[] = SITES.map((site) => ({
  id: site.id,
  patch: patchOf(siteShape(site)),
  ringMetres: site.ringMetres,
}))

/** Where a point lies: within the site's boundary, within its ring, or null for neither. */
export function sideOf({ patch, ringMetres }: SiteBounds, spot: Spot): 'site' | 'ring' | null {
  if (isInside(patch, spot)) return 'site'
  return metresToEdge(patch, spot, ringMetres + 1) <= ringMetres ? 'ring' : null
}

/** Whether a point is at least this far from the site's boundary and from the outer edge of the ring. */
export function keepsClear({ patch, ringMetres }: SiteBounds, spot: Spot, metres: number): boolean {
  const distance = metresToEdge(patch, spot, ringMetres + metres)
  if (distance < metres) return false
  return isInside(patch, spot) || Math.abs(distance - ringMetres) >= metres
}

/** Phase of a site on a day, the latest begun where phases overlap; null before the first. */
export function phaseOn(site: PlannedSite, day: Day): PhaseKind | null {
  const text = isoDay(day)
  const phase = site.phases.findLast(({ from, to }) => from <= text && (to === undefined || to >= text))
  return PHASE_KINDS.find((kind) => kind === phase?.kind) ?? null
}

/** Features of the sites feed. */
export const siteFeatures = (): readonly Feature[] =>
  SITES.map((site) => {
    const { id, name, phases, ringMetres, comparison } = site
    return feature(siteShape(site), { id, name, phases, ringMetres, comparison })
  })

const BOROUGH_CODE = 'E08000010'

/** Features of the areas feed: the borough, its wards, MSOAs and LSOAs. */
export function areaFeatures(borough: Borough): readonly Feature[] {
  const residents = borough.lsoas.reduce((sum, lsoa) => sum + (lsoa.population ?? 0), 0)
  const whole = feature(borough.outline, {
    code: BOROUGH_CODE,
    name: 'Wigan',
    level: 'borough',
    population: residents,
  })
  return [whole, ...[borough.wards, borough.msoas, borough.lsoas].flat().map(areaFeature)]
}

const areaFeature = ({ shape, code, name, level, population, deprivationDecile }: BoroughArea) =>
  feature(shape, {
    code,
    name,
    level,
    population: population ?? undefined,
    deprivationDecile: deprivationDecile ?? undefined,
  })

/** Features of the commitments feed. */
export const commitmentFeatures = (): readonly Feature[] =>
  commitmentPlan.commitments.map((commitment) => feature(null, commitment))

/** Features of the survey results feed. */
export const surveyFeatures = (): readonly Feature[] =>
  surveyPlan.surveys.map((answers) => feature(null, answers))

/** Number of open commitments that were due before a day. */
export const overdueOn = (asOf: string) =>
  commitmentPlan.commitments.filter(({ due, done }) => done === undefined && due < asOf).length
