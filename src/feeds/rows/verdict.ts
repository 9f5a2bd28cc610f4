/** What becomes of one row: kept as a record, or set aside with the reason. */
import type { Reason, Sentences } from './reasons.ts'

export interface Accepted<R> {
  readonly kind: 'kept'
  readonly record: R
  /** What a reader of the numbers should know about this row. */
  readonly notes: readonly string[]
  /** The type that no list names, if it has one. */
  readonly unlisted: string | null
}
export interface Refusal {
  readonly kind: 'refused'
  /** Of every kind, or of the feed's own kind. */
  readonly reason: string
  readonly field?: string
  /** As it stood in the row; left out where it could give away a guarded place or a plan. */
  readonly value?: unknown
}
export type Verdict<R> = Accepted<R> | Refusal

export const accepted = <R>(
  record: R,
  notes: readonly string[],
  unlisted: string | null = null,
): Accepted<R> => ({
  kind: 'kept',
  record,
  notes,
  unlisted,
})
export const refusal = (reason: Reason, field?: string, value?: unknown): Refusal =>
  refusedFor(reason, field, value)
/** For a reason that only one kind gives. */
export const ownRefusal = <Own extends Sentences>(_: Own, reason: keyof Own & string, field?: string) =>
  refusedFor(reason, field)

/** For a reason by its code, as a report or a rule gives it. */
export const refusedFor = (reason: string, field?: string, value?: unknown): Refusal => ({
  kind: 'refused',
  reason,
  ...(field === undefined ? {} : { field }),
  ...(value === undefined ? {} : { value }),
})
export const isRefusal = (value: object): value is Refusal => 'kind' in value && value.kind === 'refused'
