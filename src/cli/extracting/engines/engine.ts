/** What an extract asks of an engine: one number, or rows as they come. */
import type { Failed } from '../../../domain/feed.ts'

/** A value of an answer; numbers may come as text. */
export type AnswerValue = string | number | bigint | boolean | null
export type ConsumeAnswerRow = (values: readonly AnswerValue[]) => void

/** An open connection. Nothing rejects: what fails is a sentence. */
export interface Engine {
  readonly dialect: 'duckdb' | 'clickhouse'
  /** Runs a statement and passes its rows on as they come. Null once all have come. */
  readonly rows: (sql: string, consume: ConsumeAnswerRow) => Promise<Failed | null>
  readonly close: () => Promise<void>
}

/** The one number of a statement's answer. */
export async function numberFrom(engine: Engine, sql: string): Promise<number | Failed> {
  const values: AnswerValue[] = []
  const failure = await engine.rows(sql, (row) => values.push(...row))
  return failure ?? Number(values[0] ?? Number.NaN)
}
