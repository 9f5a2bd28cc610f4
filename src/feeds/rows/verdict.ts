/** What becomes of one row: kept as a record, or set aside with the reason. */
import type { NoticeCode } from './notices.ts'
import type { Reason } from './reasons.ts'

export interface Kept<R> {
  readonly kind: 'kept'
  readonly record: R
  /** What a reader of the numbers should know about this row. */
  readonly notes: readonly NoticeCode[]
  /** The type that no list names, if it has one. */
  readonly unlisted: string | null
}
export interface Refusal {
  readonly kind: 'refused'
  readonly reason: Reason
  readonly field?: string
  /** As it stood in the row; left out where it could give away a guarded place or a plan. */
  readonly value?: unknown
}
export type Verdict<R> = Kept<R> | Refusal

export const kept = <R>(
  record: R,
  notes: readonly NoticeCode[],
  unlisted: string | null = null,
): Kept<R> => ({ kind: 'kept', record, notes, unlisted })
export const refusal = (reason: Reason, field?: string, value?: unknown): Refusal => ({
  kind: 'refused',
  reason,
  ...(field === undefined ? {} : { field }),
  ...(value === undefined ? {} : { value }),
})
export const isRefusal = (value: object): value is Refusal => 'kind' in value && value.kind === 'refused'
