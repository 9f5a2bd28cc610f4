/** What lies on a site: orders by where they stand, actions by the site they name or where they stand. */
import { contains, surfaceCentre } from '../analytics/geometry.ts'
import type { Action } from '../domain/action.ts'
import type { ClosureOrder } from '../domain/closure-order.ts'
import type { Site } from '../domain/site.ts'

/** Orders whose place, or the middle of whose ground, lies in the site. */
export const ordersOn = (site: Site, orders: readonly ClosureOrder[]): readonly ClosureOrder[] =>
  orders.filter(({ shape }) => {
    const [longitude, latitude] = shape.type === 'Point' ? shape.coordinates : surfaceCentre(shape)
    return contains(site.shape, longitude, latitude)
  })

/** Actions that name the site, and those that name none but stand in it. */
export const actionsOn = (site: Site, actions: readonly Action[]): readonly Action[] =>
  actions.filter((action) => {
    if (action.site !== null) return action.site === site.id
    if (action.place === null) return false
    const [longitude, latitude] = action.place.coordinates
    return contains(site.shape, longitude, latitude)
  })
