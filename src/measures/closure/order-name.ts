/** What a closure order is called on screen: the kind of its premises and its ward, then its number. */
import type { Area } from '../../domain/area.ts'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { wardOf } from '../on-site.ts'
import { capital, countWords } from '../sentences.ts'

type NamedOrder = Pick<ClosureOrder, 'id' | 'premises' | 'premisesKind'>

/** `flat`, `19 block entrances`, `2 premises`. */
function premisesOf({ premises, premisesKind }: NamedOrder): string {
  if (premises === 1) return premisesKind ?? 'premises'
  const kind = premisesKind ?? 'premises'
  return `${countWords(premises)} ${kind}${kind.endsWith('s') ? '' : 's'}`
}

/** `Flat in Ward West, co-088`; without the ward where there is none. */
export const orderName = (order: NamedOrder, ward: string | null): string =>
  `${capital(premisesOf(order))}${ward === null ? '' : ` in ${ward}`}, ${order.id}`

/** The name with the ward found among the areas. */
export const orderNameAmong = (order: ClosureOrder, areas: readonly Area[]): string =>
  orderName(order, wardOf(order, areas))
