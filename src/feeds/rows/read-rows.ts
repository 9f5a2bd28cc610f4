/** Turns a feed's rows into records one by one: none is lost, none is counted twice. */
import type { JsonObject } from './json-object.ts'
import { contentHash } from './content-hash.ts'
import { isObject } from './json-object.ts'
import type { Ledger, RowName } from './ledger.ts'
import type { NoticeTally } from './notices.ts'
import { nameCounts, note, noteDifferingRows, noteRow } from './notices.ts'
import type { Accepted, Refusal, Verdict } from './verdict.ts'
import { isRefusal, refusal } from './verdict.ts'

export interface Feature {
  readonly geometry: unknown
  readonly properties: JsonObject
}
interface RowJob<R> {
  readonly ledger: Ledger
  readonly judge: (feature: Feature) => Verdict<R>
  readonly keyOf: (record: R) => string
}

export const asFeature = (raw: unknown): Feature | Refusal =>
  isObject(raw) && raw['type'] === 'Feature' && isObject(raw['properties'])
    ? { geometry: raw['geometry'], properties: raw['properties'] }
    : refusal('not-a-feature')

/** How a report names a row; `row` counts from 1. */
export function rowName(raw: unknown, row: number): RowName {
  const properties = isObject(raw) ? raw['properties'] : null
  const id = isObject(properties) ? (properties['id'] ?? properties['code']) : null
  const isNamed = (typeof id === 'string' && id.trim() !== '') || typeof id === 'number'
  return isNamed ? { row, id: String(id) } : { row }
}

interface Counted<R> extends Accepted<R> {
  readonly name: RowName
  /** All that is read of the row, as a number: rows of which nothing differs are the same row. */
  readonly said: number
}
interface RowReader<R> {
  readonly take: (features: readonly unknown[]) => void
  /** All rows that can be counted, in row order, and how many there were. */
  readonly finish: () => { readonly counted: readonly Counted<R>[]; readonly rowsIn: number }
}

/**
 * Judges rows as they come. Rows under one id count once: identical rows as they are; of differing rows the same
 * one is kept in whatever order they come.
 */
export function openRows<R>({ ledger, judge, keyOf }: RowJob<R>): RowReader<R> {
  const counted = new Map<string, Counted<R>>()
  let rowsIn = 0
  const takeIn = (raw: unknown) => {
    const name = rowName(raw, ++rowsIn)
    const feature = asFeature(raw)
    const verdict = isRefusal(feature) ? feature : judge(feature)
    if (verdict.kind === 'refused') return ledger.setAside(name, verdict)
    const row = { ...verdict, name, said: contentHash(verdict) }
    const key = keyOf(verdict.record)
    const other = counted.get(key)
    if (!other) return counted.set(key, row)
    const isKept = isLaterKept(other, row, ledger.notices)
    if (isKept) counted.set(key, row)
    return ledger.setAside((isKept ? other : row).name, refusal('duplicate-id'))
  }
  return {
    take: (features) => {
      for (const raw of features) takeIn(raw)
    },
    finish: () => {
      tellNotices(counted, ledger.notices)
      return { counted: [...counted.values()].toSorted((a, b) => a.name.row - b.name.row), rowsIn }
    },
  }
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
function isLaterKept(earlier: Counted<unknown>, later: Counted<unknown>, notices: NoticeTally): boolean {
  if (earlier.said === later.said) return false
  noteDiffering(notices, later.name.id ?? '', [earlier.name.row, later.name.row])
  return later.said > earlier.said
}

export function noteDiffering(
  notices: NoticeTally,
  id: string,
  [earlier, later]: readonly [number, number],
): void {
  noteDifferingRows(notices, id, [earlier, later])
}
