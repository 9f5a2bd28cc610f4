/** A place that a shift can be planned over: where it is, what is usual there, why, and what to do. */
import type { Position } from '../../domain/geography.ts'

export interface PlannablePlace {
  readonly id: string
  readonly name: string
  /** By the nearest place label, never a street: what may be synced to phones. */
  readonly plainName: string
  readonly ward: string | null
  readonly at: Position
  /** What is usual in each of the 168 hours of a week, Monday 00:00 first: reports, or harm. */
  readonly perHour: readonly number[]
  /** One sentence. */
  readonly why: string
  /** The partnership's own hotspot that it lies in, or is: visits count for it. */
  readonly hotspot: string | null
  /** From the ranking, or else the partnership's own or put in by hand. */
  readonly isRanked: boolean
  /** What to do there, where the partnership says so. */
  readonly doThere: string | null
  /** The draw of its test on the day of the shift; null: no test on that day. */
  readonly testDay: { readonly seed: number; readonly isOn: boolean } | null
  /** Harm reported there last month. */
  readonly lastMonth: number
}
