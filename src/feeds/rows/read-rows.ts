/** Turns a feed's rows into records one by one: none is lost, none is counted twice. */
import type { JsonObject } from './json-object.ts'
import { fingerprint, isObject } from './json-object.ts'
import type { Ledger, RowName } from './ledger.ts'
import type { NoticeTally } from './notices.ts'
import { nameCounts, note, noteDifferingRows, noteRow } from './notices.ts'
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
  /** Keys that earlier feeds of the kind have taken; the keys of this one are added. */
  readonly taken: Set<string>
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

interface Counted<R> extends Kept<R> {
  readonly index: number
}

/**
 * The records of all rows that can be counted, in row order. Rows under one id count once: identical rows
 * as they are; of differing rows the same one is kept in whatever order they come.
 */
export function readRows<R>(features: readonly unknown[], job: RowJob<R>): readonly R[] {
  const counted = new Map<string, Counted<R>>()
  const setAside = (index: number, reason: Refusal) =>
    job.ledger.setAside(rowName(features[index], index), reason)
  features.forEach((raw, index) => {
    const feature = asFeature(raw)
    const verdict = isRefusal(feature) ? feature : job.judge(feature)
    if (verdict.kind === 'refused') return setAside(index, verdict)
    const key = job.keyOf(verdict.record)
    const other = counted.get(key)
    if (!other && !job.taken.has(key)) return counted.set(key, { ...verdict, index })
    if (other && isLaterKept(features, [other.index, index], job.ledger.notices)) {
      counted.set(key, { ...verdict, index })
      return setAside(other.index, refusal('duplicate-id'))
    }
    return setAside(index, refusal('duplicate-id'))
  })
  for (const key of counted.keys()) job.taken.add(key)
  tellNotices(counted, job.ledger.notices)
  return [...counted.values()].toSorted((a, b) => a.index - b.index).map((row) => row.record)
}

function tellNotices(rows: ReadonlyMap<string, Counted<unknown>>, notices: NoticeTally): void {
  const unlisted = new Map<string, number>()
  for (const [id, row] of rows) {
    for (const code of row.notes) noteRow(notices, code, id)
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
  noteDifferingRows(notices, id, [earlier + 1, later + 1])
}
