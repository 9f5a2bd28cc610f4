/** The records of several feeds as one list a kind; of rows under one id the first feed's counts. */
import type { SmallKinds } from '../../domain/dataset.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type { RowName } from '../rows/ledger.ts'
import type { LoadedFeed } from './loaded-feed.ts'

/** Rows of a feed that are set aside because an earlier feed of the kind holds their id. */
type Repeated = ReadonlyMap<LoadedFeed, readonly RowName[]>

interface JoinedKinds {
  readonly small: SmallKinds
  readonly repeated: Repeated
}

/** @throws where two kinds of feed name the same list in `RecordKinds` */
export function joinedKinds(held: readonly LoadedFeed[]): JoinedKinds {
  const repeated = new Map<LoadedFeed, RowName[]>()
  const feeds = held.map(({ records }) => records)
  const lists = Object.values(FEED_DEFINITIONS).flatMap(({ records }) => {
    if (records === null) return []
    const taken = new Set<string>()
    const isFirst = (feed: number, index: number, id: string) => {
      const holding = held[feed]
      if (holding && taken.has(id)) repeatedIn(repeated, holding).push({ row: holding.rows[index] ?? 0, id })
      const isNew = !taken.has(id)
      taken.add(id)
      return isNew
    }
    return [records.joined(feeds, isFirst)]
  })
  return { small: wholeOf(lists), repeated }
}

const isWhole = (small: Partial<SmallKinds>, lists: number): small is SmallKinds =>
  Object.keys(small).length === lists

function wholeOf(lists: readonly Partial<SmallKinds>[]): SmallKinds {
  const small = lists.reduce<Partial<SmallKinds>>((joined, list) => ({ ...joined, ...list }), {})
  if (!isWhole(small, lists.length))
    throw new Error(`Two kinds of feed fill one list: ${Object.keys(small).join(', ')}`)
  return small
}
function repeatedIn(repeated: Map<LoadedFeed, RowName[]>, holding: LoadedFeed): RowName[] {
  const known = repeated.get(holding) ?? []
  repeated.set(holding, known)
  return known
}
