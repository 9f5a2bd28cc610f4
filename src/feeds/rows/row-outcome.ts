/** Outcome of the validation of one row: accepted as a record, or refused with a reason. */
import type { NoticeCode } from './notices.ts'
import type { Reason, Sentences } from './reasons.ts'

type UnlistedName = readonly [code: NoticeCode, name: string]

/** A row accepted as a record. */
export interface Accepted<R> {
  readonly kind: 'kept'
  readonly record: R
  /** Codes of notices that apply to the row. */
  readonly notes: readonly string[]
  /** The row's type or partner, where no list has it, each with the code of its notice. */
  readonly unlisted: readonly UnlistedName[]
}

/** A row set aside. */
export interface Refusal {
  readonly kind: 'refused'
  /** Code of a reason of every kind, or of the feed's own kind. */
  readonly reason: string
  readonly field?: string
  /** As in the row; left out where it could reveal a protected location or a plan. */
  readonly value?: unknown
}
export type Verdict<R> = Accepted<R> | Refusal

export const accepted = <R>(
  record: R,
  notes: readonly string[],
  unlisted: readonly UnlistedName[] = [],
): Accepted<R> => ({
  kind: 'kept',
  record,
  notes,
  unlisted,
})

/** Refusal for a reason that every kind has. */
export const refusal = (reason: Reason, field?: string, value?: unknown): Refusal =>
  refusedFor(reason, field, value)
/** Refusal for a reason that only one kind has. */
export const ownRefusal = <Own extends Sentences>(_: Own, reason: keyof Own & string, field?: string) =>
  refusedFor(reason, field)

/** Refusal for a reason of any kind, by its code. */
export const refusedFor = (reason: string, field?: string, value?: unknown): Refusal => ({
  kind: 'refused',
  reason,
  ...(field === undefined ? {} : { field }),
  ...(value === undefined ? {} : { value }),
})
export const isRefusal = (value: object): value is Refusal => 'kind' in value && value.kind === 'refused'
