/** Name of the partner that applied for a closure order. */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { partnerName, type Place } from '../../domain/place/place.ts'

/** Name of the applicant for an order; null where the feed does not say. */
export function applicantName({ applicant }: ClosureOrder, place: Place): string | null {
  switch (applicant) {
    case 'police':
      return partnerName(place, place.police)
    case 'council':
      return partnerName(place, place.council)
    case 'registered-provider':
      return 'The registered provider'
    case null:
      return null
  }
}
