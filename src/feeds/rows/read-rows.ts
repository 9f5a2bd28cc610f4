/** Turns the rows of a feed into records: each row is accepted, set aside, or merged with another of the same id. */
import { contentHash } from './content-hash.ts'
import { isObject, type JsonObject } from './json-object.ts'
import type { Ledger, RowName } from './ledger.ts'
import { nameCounts, note, type NoticeCode, noteDifferingRows, noteRow, type NoticeTally } from './notices.ts'
import { isRefusal, refusal, type Accepted, type Refusal, type Verdict } from './row-outcome.ts'

/** A GeoJSON feature whose properties are an object. */
export interface Feature {
  readonly geometry: unknown
  readonly properties: JsonObject
}
interface RowJob<R> {
  readonly ledger: Ledger
  readonly validate: (feature: Feature) => Verdict<R>
  readonly keyOf: (record: R) => string
}

/** The feature, or a refusal where the row is none. */
export const asFeature = (raw: unknown): Feature | Refusal =>
  isObject(raw) && raw['type'] === 'Feature' && isObject(raw['properties'])
    ? { geometry: raw['geometry'], properties: raw['properties'] }
    : refusal('not-a-feature')

/** Name of a row in reports: its number, from 1, and its id or code. */
export function rowName(raw: unknown, row: number): RowName {
  const properties = isObject(raw) ? raw['properties'] : null
  const id = isObject(properties) ? (properties['id'] ?? properties['code']) : null
  const isNamed = (typeof id === 'string' && id.trim() !== '') || typeof id === 'number'
  return isNamed ? { row, id: String(id) } : { row }
}

interface AcceptedRow<R> extends Accepted<R> {
  readonly name: RowName
  /** Hash of all that is read of the row: equal rows have equal hashes. */
  readonly hash: number
}
interface RowReader<R> {
  readonly take: (features: readonly unknown[]) => void
  /** The accepted rows in row order, and the number of all rows. */
  readonly finish: () => { readonly counted: readonly AcceptedRow<R>[]; readonly rowsIn: number }
}

/**
 * Validates rows as they are read. Of rows with the same id one is accepted: of differing ones always the same,
 * whatever their order.
 */
export function openRows<R>({ ledger, validate, keyOf }: RowJob<R>): RowReader<R> {
  const accepted = new Map<string, AcceptedRow<R>>()
  let rowsIn = 0
  const takeRow = (raw: unknown) => {
    const name = rowName(raw, ++rowsIn)
    const feature = asFeature(raw)
    const verdict = isRefusal(feature) ? feature : validate(feature)
    if (verdict.kind === 'refused') return ledger.setAside(name, verdict)
    const row = { ...verdict, name, hash: contentHash(verdict) }
    const key = keyOf(verdict.record)
    const other = accepted.get(key)
    if (!other) return accepted.set(key, row)
    const isReplaced = isLaterAccepted(other, row, ledger.notices)
    if (isReplaced) accepted.set(key, row)
    return ledger.setAside((isReplaced ? other : row).name, refusal('duplicate-id'))
  }
  return {
    take: (features) => {
      for (const raw of features) takeRow(raw)
    },
    finish: () => {
      noteAccepted(accepted, ledger.notices)
      return { counted: [...accepted.values()].toSorted((a, b) => a.name.row - b.name.row), rowsIn }
    },
  }
}

function noteAccepted(rows: ReadonlyMap<string, AcceptedRow<unknown>>, notices: NoticeTally): void {
  const unlisted = new Map<NoticeCode, Map<string, number>>()
  for (const [id, row] of rows) {
    for (const code of row.notes) noteRow(notices, code, id)
    for (const [code, name] of row.unlisted) {
      const counts = unlisted.get(code) ?? new Map<string, number>()
      unlisted.set(code, counts.set(name, (counts.get(name) ?? 0) + 1))
    }
  }
  for (const [code, counts] of unlisted) {
    note(
      notices,
      code,
      [...counts.values()].reduce((sum, count) => sum + count, 0),
    )
    nameCounts(notices, code, counts)
  }
}

/** Whether the later of two rows with the same id is accepted; differing rows are noted with both numbers. */
function isLaterAccepted(
  earlier: AcceptedRow<unknown>,
  later: AcceptedRow<unknown>,
  notices: NoticeTally,
): boolean {
  if (earlier.hash === later.hash) return false
  noteDiffering(notices, later.name.id ?? '', [earlier.name.row, later.name.row])
  return later.hash > earlier.hash
}

/** Notes two differing rows with the same id, by their row numbers. */
export function noteDiffering(
  notices: NoticeTally,
  id: string,
  [earlier, later]: readonly [number, number],
): void {
  noteDifferingRows(notices, id, [earlier, later])
}
