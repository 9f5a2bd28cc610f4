/** What lies on a site: orders, actions, patrol time and surveys; and the location of an order's premises. */

import { contains, surfaceCentre, metresBetween, metresToSurface } from '../analytics/geometry.ts'
import type { Action } from '../domain/action.ts'
import type { ClosureOrder } from '../domain/closure-order.ts'
import type { Site } from '../domain/site.ts'
import { shareOf } from '../analytics/small-numbers/exact-intervals.ts'
import type { SurveyResult } from '../domain/commitment.ts'
import { countWords } from './sentences.ts'
import type { SmallKinds } from '../domain/dataset.ts'
import type { DaySpan } from '../domain/day.ts'
import type { PatrolHotspot } from '../domain/patrol.ts'
import { patrolDays } from './patrol-time/patrol-days.ts'
import type { Area } from '../domain/area.ts'
import type { Position } from '../domain/geography.ts'

/** Orders whose point, or whose shape's centre, lies in the site. */
export const ordersOn = (site: Site, orders: readonly ClosureOrder[]): readonly ClosureOrder[] =>
  orders.filter(({ shape }) => {
    const [longitude, latitude] = shape.type === 'Point' ? shape.coordinates : surfaceCentre(shape)
    return contains(site.shape, longitude, latitude)
  })

/** Actions recorded for the site, and those recorded for no site whose point lies in it. */
export const actionsOn = (site: Site, actions: readonly Action[]): readonly Action[] =>
  actions.filter((action) => {
    if (action.site !== null) return action.site === site.id
    if (action.place === null) return false
    const [longitude, latitude] = action.place.coordinates
    return contains(site.shape, longitude, latitude)
  })

/** Fewer answers than this give no share. */
export const LEAST_ANSWERS = 30

const percent = (share: number) => `${Math.round(share * 100)}`

/** `187 answered. 33 % agreed, between 26 and 40 %.`, or `12 answered. Too few to say.` */
export function surveySentence({ answered, agreed }: SurveyResult): string {
  const share = answered >= LEAST_ANSWERS ? shareOf(agreed, answered) : null
  if (!share) return `${countWords(answered)} answered. Too few to say.`
  return `${countWords(answered)} answered. ${percent(share.share)} % agreed, between ${percent(share.low)} and ${percent(share.high)} %.`
}

/** Patrol minutes of a site in a window: planned by its hotspots and delivered by visits. */

export interface SitePatrol {
  /** Hotspots whose centre lies in the site. */
  readonly hotspots: readonly PatrolHotspot[]
  /** Minutes. */
  readonly planned: number
  readonly delivered: number
}

/** Patrol minutes of the hotspots whose centre lies in the site. */
export function sitePatrol(
  { hotspots, visits }: Pick<SmallKinds, 'hotspots' | 'visits'>,
  site: Site,
  window: DaySpan,
): SitePatrol {
  const ownHotspots = hotspots.filter(({ shape }) => {
    const [longitude, latitude] = surfaceCentre(shape)
    return contains(site.shape, longitude, latitude)
  })
  const days = ownHotspots.flatMap((hotspot) => patrolDays(hotspot, visits, window))
  return {
    hotspots: ownHotspots,
    planned: days.reduce((sum, day) => sum + day.planned, 0),
    delivered: days.reduce((sum, day) => sum + day.delivered, 0),
  }
}

/** The point itself, or the centre of a larger shape. */
export const placeOf = ({ shape }: ClosureOrder): Position =>
  shape.type === 'Point' ? shape.coordinates : surfaceCentre(shape)

/** Name of the ward that contains the premises; null where none does. */
export function wardOf(order: ClosureOrder, areas: readonly Area[]): string | null {
  const [longitude, latitude] = placeOf(order)
  const ward = areas.find((area) => area.level === 'ward' && contains(area.shape, longitude, latitude))
  return ward?.name ?? null
}

/** Metres from a position to the nearest of the premises; 0 inside their shape. */
export const metresToPremises = ({ shape }: ClosureOrder, at: Position): number =>
  shape.type === 'Point' ? metresBetween(shape.coordinates, at) : metresToSurface(shape, at)

/** Caution on regression to the mean, once where the results of a site stand. */
export const SITE_REGRESSION_CAUTION =
  'Sites are chosen when things are worst, so some fall is to be expected without Clear.'
