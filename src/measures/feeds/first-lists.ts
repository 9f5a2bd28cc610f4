/** What can be said before the incidents are read: the patrol hotspots of the day, and the closure orders in force on it. */
import { daysLeft, isInForce } from '../../domain/closure-order.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { Day } from '../../domain/day.ts'
import { highestHandling, type FeedKind, type Handling } from '../../domain/feed.ts'
import { isActive } from '../../domain/patrol.ts'
import { orderNameAmong } from '../closure/order-name.ts'
import { knowledgeOfList, type CoverageInput } from './coverage.ts'
import { countWords } from '../sentences.ts'

interface FirstRow {
  readonly id: string
  readonly name: string
  readonly note: string
}

/** `part`: there may be more than these rows. */
export interface FirstList {
  readonly known: 'yes' | 'part'
  readonly rows: readonly FirstRow[]
}

export interface FirstLists {
  /** The as-of day of the data. */
  readonly on: Day
  /** Highest mark of the feeds of the manifest. */
  readonly handling: Handling
  readonly demonstration: boolean
  /** Null while they are not known. */
  readonly hotspots: FirstList | null
  readonly orders: FirstList | null
}

/** Kinds of feed that the lists are made of; areas give the names of wards. */
export const FIRST_KINDS: readonly FeedKind[] = ['patrol-hotspots', 'closure-orders', 'areas']

export function firstLists(
  dataset: CoverageInput & Pick<Dataset, 'hotspots' | 'orders' | 'areas'>,
): FirstLists {
  const { asOf: on, demonstration, feeds } = dataset.manifest
  const listOf = (kind: FeedKind, rows: () => readonly FirstRow[]): FirstList | null => {
    const { known } = knowledgeOfList(dataset, kind, on)
    return known === 'no' ? null : { known, rows: rows() }
  }
  return {
    on,
    handling: highestHandling(feeds.map(({ handling }) => handling)),
    demonstration,
    hotspots: listOf('patrol-hotspots', () =>
      dataset.hotspots
        .filter((hotspot) => isActive(hotspot, on))
        .map(({ id, name, hours, visitsPerDay, minutesPerVisit }) => ({
          id,
          name,
          note: [
            hours?.replace('-', ' to '),
            `${times(visitsPerDay, 'visit')} of ${times(minutesPerVisit, 'minute')}`,
          ]
            .filter(Boolean)
            .join(', '),
        })),
    ),
    orders: listOf('closure-orders', () =>
      dataset.orders
        .filter((order) => isInForce(order, on))
        .map((order) => ({ order, left: daysLeft(order, on) }))
        .toSorted((a, b) => (a.left ?? Infinity) - (b.left ?? Infinity))
        .map(({ order, left }) => ({
          id: order.id,
          name: orderNameAmong(order, dataset.areas),
          note: leftWords(left),
        })),
    ),
  }
}

function leftWords(left: number | null): string {
  if (left === null) return 'end not known'
  return left === 0 ? 'last day' : `${times(left, 'day')} left`
}

const times = (count: number, one: string) => `${countWords(count)} ${one}${count === 1 ? '' : 's'}`
