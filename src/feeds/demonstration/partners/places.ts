/** Where an action, an order or a patrol may stand: a point of a site, of its ring, or anywhere in the borough. */
import type { Borough } from '../../../domain/borough/borough.ts'
import type { Position } from '../../../domain/geography.ts'
import type { Chance } from '../chance.ts'
import { at, indexIn, risingSums } from '../chance.ts'
import type { Spot } from '../ground.ts'
import type { Zone } from '../incidents/zones.ts'

interface DrawnPlace {
  readonly position: Position
  readonly spot: Spot
  /** Code of its ward. */
  readonly ward: string | undefined
  /** Id of the site that it stands in. */
  readonly site: string | undefined
}

/** @param where a site's id, `ring:` and a site's id, or `borough` for anywhere outside sites and planted squares. */
export type Places = (where: string, chance: Chance) => DrawnPlace

export const BOROUGH = 'borough'

export function placesIn(zones: readonly Zone[], borough: Borough): Places {
  const byKey = new Map(zones.map((zone) => [zone.key, zone]))
  const open = zones.filter((zone) => zone.key.startsWith('lsoa:'))
  const sums = risingSums(open.map((zone) => zone.monthly))
  return (where, chance) => {
    const isSite = !where.includes(':') && where !== BOROUGH
    const zone =
      where === BOROUGH
        ? at(open, indexIn(sums, chance.uniform()))
        : byKey.get(isSite ? `site:${where}` : where)
    if (!zone) throw new Error(`No point is known of "${where}"`)
    const { position, spot, lsoa } = at(zone.anchors, indexIn(zone.sums, chance.uniform()))
    const ward = borough.lsoas[lsoa]?.ward ?? undefined
    return { position, spot, ward, site: isSite ? where : undefined }
  }
}
