/** One figure: a number with its name, its period and, where it has one, its change. Page, table, file and print read it. */

export type Verdict = 'up' | 'down' | 'could be chance' | 'too few to say'

export interface Figure {
  /** `crimes`, `asb`, `actions.arrest`, `closure-orders.made` ... */
  readonly id: string
  readonly label: string
  /** Days, both included: `2023-05-01`. */
  readonly from: string
  readonly to: string
  /** A total has none of area, site, partner, category. */
  readonly area?: string
  readonly site?: string
  readonly partner?: string
  readonly category?: string
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly baselineValue?: number
  readonly ratio?: number
  readonly ratioLow?: number
  readonly ratioHigh?: number
  readonly verdict?: Verdict
}
