/** Rows of an answer in columns: five million of them are held in half a gigabyte. */
import { toDegrees, toGrid } from '../../analytics/grid.ts'
import { isoDay } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import type { Cut } from './cut.ts'
import type { AnswerValue } from './engines/engine.ts'

/** A row with values of its own types. */
export interface CutRow {
  readonly id: string | null
  readonly easting: number
  readonly northing: number
  /** ISO day. */
  readonly day: string
  /** Minutes since midnight, local time; null where the table holds days. */
  readonly minute: number | null
  readonly category: string
}

export class CutRows {
  private readonly ids: (string | null)[] = []
  private readonly east: number[] = []
  private readonly north: number[] = []
  private readonly dayCodes: number[] = []
  private readonly minutes: number[] = []
  private readonly categoryCodes: number[] = []
  private readonly days = new CodedTexts()
  private readonly categories = new CodedTexts()
  /** Whether the table has metres, or degrees. */
  private readonly isMetres: boolean

  constructor(private readonly cut: Cut) {
    this.isMetres = cut.columns.easting !== undefined
  }

  get count(): number {
    return this.ids.length
  }

  /** Adds a row of the answer, in the order of `ROW_COLUMNS`. */
  readonly take = ([
    id = null,
    east = null,
    north = null,
    day = null,
    minute = null,
    category = null,
  ]: readonly AnswerValue[]) => {
    const said = category === null ? '' : String(category).trim()
    this.ids.push(id === null ? null : String(id).trim())
    this.east.push(numberIn(east))
    this.north.push(numberIn(north))
    this.dayCodes.push(this.days.codeOf(day === null ? '' : String(day)))
    this.minutes.push(minute === null ? NO_MINUTE : Math.floor(numberIn(minute)))
    this.categoryCodes.push(this.categories.codeOf(this.cut.columns.categories[said] ?? said))
  }

  at(row: number): CutRow {
    const minute = this.minutes[row] ?? NO_MINUTE
    return {
      id: this.ids[row] ?? null,
      ...this.metresAt(row),
      day: this.days.textOf(this.dayCodes[row] ?? 0),
      minute: minute === NO_MINUTE ? null : minute,
      category: this.categories.textOf(this.categoryCodes[row] ?? 0),
    }
  }

  degreesAt(row: number): Position {
    const [x, y] = [this.east[row] ?? Number.NaN, this.north[row] ?? Number.NaN]
    return this.isMetres ? toDegrees({ easting: x, northing: y }) : [x, y]
  }

  /** Number of rows of other days than the cut's: of an answer to another statement. */
  ofOtherDays(): number {
    const { days } = this.cut
    if (days === null) return 0
    const [from, to] = [isoDay(days.from), isoDay(days.to)]
    const isOther = this.days.texts.map((day) => day < from || day > to)
    return this.dayCodes.reduce((sum, code) => sum + (isOther[code] ? 1 : 0), 0)
  }

  /** The rows in the cut's box, by every value: the same rows in any order come in the same one. */
  inBoxAndOrder(): Uint32Array {
    const { east, north } = this.cut.box
    const rows = new Uint32Array(this.count)
    let inside = 0
    for (let row = 0; row < rows.length; row += 1) {
      const { easting, northing } = this.metresAt(row)
      if (easting >= east[0] && easting < east[1] && northing >= north[0] && northing < north[1])
        rows[inside++] = row
    }
    return rows.slice(0, inside).sort(this.byEveryValue())
  }

  private metresAt(row: number): Pick<CutRow, 'easting' | 'northing'> {
    const [x, y] = [this.east[row] ?? Number.NaN, this.north[row] ?? Number.NaN]
    return this.isMetres ? { easting: x, northing: y } : toGrid(x, y)
  }

  /** Texts are compared by code unit, the same on every machine. */
  private byEveryValue() {
    const [days, categories] = [this.days.ranks(), this.categories.ranks()]
    const { dayCodes, minutes, categoryCodes, east, north, ids } = this
    const rankOf = (ranks: readonly number[], codes: readonly number[], row: number) =>
      ranks[codes[row] ?? 0] ?? 0
    return (a: number, b: number): number =>
      rankOf(days, dayCodes, a) - rankOf(days, dayCodes, b) ||
      (minutes[a] ?? 0) - (minutes[b] ?? 0) ||
      rankOf(categories, categoryCodes, a) - rankOf(categories, categoryCodes, b) ||
      (east[a] ?? 0) - (east[b] ?? 0) ||
      (north[a] ?? 0) - (north[b] ?? 0) ||
      compared(ids[a] ?? '', ids[b] ?? '')
  }
}

/** Less than any minute. */
const NO_MINUTE = -1
const numberIn = (value: AnswerValue) => (value === null || value === '' ? Number.NaN : Number(value))
const compared = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** Texts of which many rows have the same, each held once. */
class CodedTexts {
  readonly texts: string[] = []
  private readonly codes = new Map<string, number>()

  codeOf(text: string): number {
    const known = this.codes.get(text)
    if (known !== undefined) return known
    this.codes.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }

  textOf(code: number): string {
    return this.texts[code] ?? ''
  }

  /** Place of each code in the order of the texts. */
  ranks(): readonly number[] {
    const ranks: number[] = []
    const inOrder = [...this.texts.keys()].toSorted((a, b) => compared(this.textOf(a), this.textOf(b)))
    for (const [rank, code] of inOrder.entries()) ranks[code] = rank
    return ranks
  }
}
