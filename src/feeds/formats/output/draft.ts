/** A feature on its way into a feed: what it is made of, before the kind's own rules have judged it. */
import type { RowName } from '../../rows/ledger.ts'
import type { NoticeCode } from '../../rows/notices.ts'
import type { Refusal } from '../../rows/verdict.ts'

export interface DraftFeature {
  readonly type: 'Feature'
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}
export interface Draft {
  /** The rows that it was made of: one, but for the positions that make a visit. */
  readonly rows: readonly RowName[]
  readonly feature: DraftFeature | Refusal
  /** What a reader of the numbers should know, once for each of its rows. */
  readonly notes: readonly NoticeCode[]
  /** Names that a notice should list: the types that no list names, and those found under a close name. */
  readonly named: readonly (readonly [NoticeCode, string])[]
}
export type TakeDraft = (draft: Draft) => void
