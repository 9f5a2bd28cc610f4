/** Turns a feed's rows into records one by one: none is lost, none is counted twice. */
import type { JsonObject } from './json-object.ts'
import { fingerprint, isObject } from './json-object.ts'
import type { Ledger, RowName } from './ledger.ts'
import type { NoticeTally } from './notices.ts'
import { nameCounts, note } from './notices.ts'
import type { Kept, Refusal, Verdict } from './verdict.ts'
import { isRefusal, refusal } from './verdict.ts'

export interface Feature {
  readonly geometry: unknown
  readonly properties: JsonObject
}
export interface RowJob<R> {
  readonly ledger: Ledger
  readonly judge: (feature: Feature) => Verdict<R>
  readonly keyOf: (record: R) => string
}

export const asFeature = (raw: unknown): Feature | Refusal =>
  isObject(raw) && raw['type'] === 'Feature' && isObject(raw['properties'])
    ? { geometry: raw['geometry'], properties: raw['properties'] }
    : refusal('not-a-feature')

/** How a report names a row; `index` counts from 0. */
export function rowName(raw: unknown, index: number): RowName {
  const properties = isObject(raw) ? raw['properties'] : null
  const id = isObject(properties) ? (properties['id'] ?? properties['code']) : null
  const isNamed = (typeof id === 'string' && id.trim() !== '') || typeof id === 'number'
  return isNamed ? { row: index + 1, id: String(id) } : { row: index + 1 }
}

export interface Counted<R> extends Kept<R> {
  readonly index: number
}

/**
 * All rows that can be counted, in row order. Rows under one id count once: identical rows
 * as they are; of differing rows the same one is kept in whatever order they come.
 */
export function readRows<R>(features: readonly unknown[], job: RowJob<R>): readonly Counted<R>[] {
  const counted = new Map<string, Counted<R>>()
  const setAside = (index: number, reason: Refusal) =>
    job.ledger.setAside(rowName(features[index], index), reason)
  features.forEach((raw, index) => {
    const feature = asFeature(raw)
    const verdict = isRefusal(feature) ? feature : job.judge(feature)
    if (verdict.kind === 'refused') return setAside(index, verdict)
    const key = job.keyOf(verdict.record)
    const other = counted.get(key)
    if (!other) return counted.set(key, { ...verdict, index })
    if (isLaterKept(features, [other.index, index], job.ledger.notices)) {
      counted.set(key, { ...verdict, index })
      return setAside(other.index, refusal('duplicate-id'))
    }
    return setAside(index, refusal('duplicate-id'))
  })
  tellNotices([...counted.values()], job.ledger.notices)
  return [...counted.values()].toSorted((a, b) => a.index - b.index)
}

function tellNotices(rows: readonly Counted<unknown>[], notices: NoticeTally): void {
  const unlisted = new Map<string, number>()
  for (const row of rows) {
    for (const code of row.notes) note(notices, code)
    if (row.unlisted !== null) unlisted.set(row.unlisted, (unlisted.get(row.unlisted) ?? 0) + 1)
  }
  note(
    notices,
    'not-in-list',
    [...unlisted.values()].reduce((sum, count) => sum + count, 0),
  )
  nameCounts(notices, 'not-in-list', unlisted)
}

/** Whether the later of two rows under one id is the one to keep; differing rows are noted with both numbers. */
function isLaterKept(
  features: readonly unknown[],
  [earlier, later]: readonly [number, number],
  notices: NoticeTally,
): boolean {
  const [first, second] = [fingerprint(features[earlier]), fingerprint(features[later])]
  if (first === second) return false
  noteDiffering(notices, features, [earlier, later])
  return second > first
}

export function noteDiffering(
  notices: NoticeTally,
  features: readonly unknown[],
  [earlier, later]: readonly [number, number],
): void {
  const { id = '' } = rowName(features[later], later)
  note(notices, 'differing-duplicates')
  // In place: a feed sent again whole differs in every row, and a copy for each would take minutes.
  const named = notices.named.get('differing-duplicates') ?? []
  named.push(`${id}: rows ${earlier + 1} and ${later + 1}`)
  notices.named.set('differing-duplicates', named)
}
