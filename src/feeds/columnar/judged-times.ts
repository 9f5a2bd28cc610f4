/** The times of a column, each distinct one parsed once. */
import { type Instant, instant, type Precision } from '../../domain/day.ts'
import type { IncidentLimits } from '../incidents/draft.ts'
import { lacksOffset, londonClock, parseMoment } from '../moments.ts'
import type { CodedColumn } from './column-batch.ts'
import { instantInBytes } from './instant-bytes.ts'

/** A time that is overwritten from row to row. */
export interface RowTime {
  at: Instant
  precision: Precision
}
export const rowTime = (): RowTime => ({ at: instant(0), precision: 'instant' })

/** Outcomes of judging a value; a usable time has its precision above them. */
const UNJUDGED = 0
const ODD = 1
const PRECISION = 2
const BY_CODE: readonly Precision[] = ['instant', 'day', 'month']

/** Bits of the assumptions on a time without an offset. */
export const ASSUMED = 1
export const SKIPPED = 2
export const REPEATED = 4

/** Whether a row has a time in the column. `odd`: it needs full validation. */
type TimeState = 'none' | 'odd' | 'time'

/** Reads the times of one column of a batch by the rules of the fast path. */
export class JudgedTimes {
  private readonly outcome: Uint8Array
  private readonly at: Float64Array
  private readonly assumptions: Uint8Array

  constructor(
    private readonly column: CodedColumn | undefined,
    private readonly limits: IncidentLimits,
  ) {
    const distinct = column?.distinct ?? 0
    this.outcome = new Uint8Array(distinct)
    this.at = new Float64Array(distinct)
    this.assumptions = new Uint8Array(distinct)
  }

  /** Writes the row's time, where it has one. */
  read(row: number, into: RowTime): TimeState {
    const code = this.column?.codes[row] ?? -1
    if (code < 0) return 'none'
    if (this.outcome[code] === UNJUDGED) this.judge(code)
    const outcome = this.outcome[code] ?? ODD
    if (outcome === ODD) return 'odd'
    into.at = instant(this.at[code] ?? 0)
    into.precision = BY_CODE[outcome - PRECISION] ?? 'instant'
    return 'time'
  }

  /** Assumptions on the row's time; 0 where it has none. */
  assumptionsAt(row: number): number {
    const code = this.column?.codes[row] ?? -1
    return code < 0 ? 0 : (this.assumptions[code] ?? 0)
  }

  private judge(code: number): void {
    const utf8 = this.column?.utf8
    const at = utf8 ? instantInBytes(utf8, code) : NaN
    if (at >= this.limits.from && at < this.limits.before) {
      this.outcome[code] = PRECISION
      this.at[code] = at
    } else this.judgeValue(code)
  }

  private judgeValue(code: number): void {
    const value = this.column?.valueAt(code)
    const moment = typeof value === 'string' ? parseMoment(value) : null
    const { from, before } = this.limits
    if (typeof value !== 'string' || !moment || moment.at < from || moment.at >= before) {
      this.outcome[code] = ODD
      return
    }
    this.outcome[code] = PRECISION + BY_CODE.indexOf(moment.precision)
    this.at[code] = moment.at
    if (lacksOffset(value)) this.assumptions[code] = assumptionsOf(value)
  }
}

function assumptionsOf(text: string): number {
  const { isAssumed, isSkipped, isRepeated } = londonClock([text])
  return (isAssumed ? ASSUMED : 0) | (isSkipped ? SKIPPED : 0) | (isRepeated ? REPEATED : 0)
}
