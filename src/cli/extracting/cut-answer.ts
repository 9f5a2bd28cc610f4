/** Asks an engine for a cut, and compares what arrives with the engine's own totals before anything is believed. */
import { type Failed, failed } from '../../domain/feed.ts'
import type { CommandContext } from '../command.ts'
import { numberFrom, type AnswerValue, type ConsumeAnswerRow, type Engine } from './engines/engine.ts'
import type { Statements } from './statements.ts'

/** Of the whole table: incidents by area, month and category. */
export interface WiderTotal {
  readonly area: string
  /** `2023-05` */
  readonly month: string
  readonly category: string
  readonly count: number
}
export interface CutAnswer {
  readonly kind: 'answered'
  /** Rows without a position or a day, which no cut can hold; null: not known, since the answer was handed in. */
  readonly unplaced: number | null
  /** Null where the table has no column of areas. */
  readonly wider: readonly WiderTotal[] | null
}

/** Rows between two lines of progress. */
const PROGRESS_ROWS = 100_000

export async function askForCut(
  engine: Engine,
  statements: Statements,
  { consume, progress }: { readonly consume: ConsumeAnswerRow } & Pick<CommandContext, 'progress'>,
): Promise<CutAnswer | Failed> {
  const total = await numberFrom(engine, statements.total)
  if (typeof total !== 'number') return total
  const unplaced = await numberFrom(engine, statements.unplaced)
  if (typeof unplaced !== 'number') return unplaced
  let arrived = 0
  const failure = await engine.rows(statements.rows, (row) => {
    arrived += 1
    if (arrived % PROGRESS_ROWS === 0) progress(`${inWords(arrived)} of ${inWords(total)} rows`)
    consume(row)
  })
  if (failure) return failure
  if (arrived !== total) return differs({ counted: total, arrived, what: 'rows of the cut' })
  const wider = await widerFrom(engine, statements)
  return wider && 'what' in wider ? wider : { kind: 'answered', unplaced, wider }
}

async function widerFrom(
  engine: Engine,
  { wider, widerTotal }: Statements,
): Promise<readonly WiderTotal[] | Failed | null> {
  if (wider === null || widerTotal === null) return null
  const counted = await numberFrom(engine, widerTotal)
  if (typeof counted !== 'number') return counted
  const totals: WiderTotal[] = []
  const failure = await engine.rows(wider, ([area = null, month = null, category = null, count = null]) => {
    totals.push({
      area: textOf(area),
      month: textOf(month),
      category: textOf(category),
      count: Number(count),
    })
  })
  if (failure) return failure
  const arrived = totals.reduce((sum, { count }) => sum + count, 0)
  return arrived === counted
    ? totals.toSorted(byText)
    : differs({ counted, arrived, what: 'rows of all areas' })
}

/** A missing value has no text: the row stays, and so does its count. */
const textOf = (value: AnswerValue) => (value === null ? '' : String(value))
const nameOf = ({ area, month, category }: WiderTotal) => `${area}\0${month}\0${category}`
const byText = (a: WiderTotal, b: WiderTotal) => (nameOf(a) < nameOf(b) ? -1 : 1)
const inWords = (count: number) => count.toLocaleString('en-GB')

interface Difference {
  readonly counted: number
  readonly arrived: number
  readonly what: string
}
const differs = ({ counted, arrived, what }: Difference) =>
  failed(
    `The engine counts ${inWords(counted)} ${what}, and ${inWords(arrived)} arrived: nothing was written.`,
    'Run it again; if it stays so, look whether the table is being written to, and whether all its shards answer.',
  )
