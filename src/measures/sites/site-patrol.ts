/** Patrol time on a site: what its hotspots ask for in a window, and what visits delivered there. */
import { contains, surfaceCentre } from '../../analytics/geometry.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import type { Site } from '../../domain/site.ts'
import { patrolDays } from '../places/patrol-days.ts'

export interface SitePatrol {
  /** Whose middle lies in the site. */
  readonly hotspots: readonly PatrolHotspot[]
  /** Minutes. */
  readonly planned: number
  readonly delivered: number
}

export function sitePatrol(
  { hotspots, visits }: Pick<SmallKinds, 'hotspots' | 'visits'>,
  site: Site,
  window: DaySpan,
): SitePatrol {
  const own = hotspots.filter(({ shape }) => {
    const [longitude, latitude] = surfaceCentre(shape)
    return contains(site.shape, longitude, latitude)
  })
  const days = own.flatMap((hotspot) => patrolDays(hotspot, visits, window))
  return {
    hotspots: own,
    planned: days.reduce((sum, day) => sum + day.planned, 0),
    delivered: days.reduce((sum, day) => sum + day.delivered, 0),
  }
}
