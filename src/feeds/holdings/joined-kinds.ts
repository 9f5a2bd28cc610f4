/** The records of several feeds as one list a kind; of rows under one id the first feed's counts. */
import type { SmallKinds } from '../../domain/dataset.ts'
import type { RowName } from '../rows/ledger.ts'
import type { FeedHolding } from './holding.ts'

/** Rows of a feed that are set aside because an earlier feed of the kind holds their id. */
type Repeated = ReadonlyMap<FeedHolding, readonly RowName[]>

interface JoinedKinds {
  readonly small: SmallKinds
  readonly repeated: Repeated
}

export function joinedKinds(held: readonly FeedHolding[]): JoinedKinds {
  const repeated = new Map<FeedHolding, RowName[]>()
  const join = <R>(
    listOf: (records: Partial<SmallKinds>) => readonly R[] | undefined,
    idOf: (r: R) => string,
  ) => {
    const taken = new Set<string>()
    return held.flatMap((holding) =>
      (listOf(holding.records) ?? []).filter((record, at) => {
        const id = idOf(record)
        const isFirst = !taken.has(id)
        if (isFirst) taken.add(id)
        else repeatedIn(repeated, holding).push({ row: holding.rows[at] ?? 0, id })
        return isFirst
      }),
    )
  }
  const small = {
    orders: join((records) => records.orders, named),
    hotspots: join((records) => records.hotspots, named),
    visits: join((records) => records.visits, named),
    actions: join((records) => records.actions, named),
    sites: join((records) => records.sites, named),
    areas: join(
      (records) => records.areas,
      ({ code }) => code,
    ),
    commitments: join((records) => records.commitments, named),
    surveys: join((records) => records.surveys, named),
  }
  return { small, repeated }
}

const named = ({ id }: { readonly id: string }) => id

function repeatedIn(repeated: Map<FeedHolding, RowName[]>, holding: FeedHolding): RowName[] {
  const known = repeated.get(holding) ?? []
  repeated.set(holding, known)
  return known
}
