/** Where an extract comes from: `duckdb:PATH`, `clickhouse:URL`, or a file with an engine's answer. */
import { resolve } from 'node:path'
import { type Failed, failed } from '../../domain/feed.ts'
import { openClickHouse } from './engines/clickhouse.ts'
import { openDuckDb } from './engines/duckdb.ts'
import type { Engine } from './engines/engine.ts'
import type { TableOf } from './statements.ts'

const KINDS = ['duckdb', 'clickhouse', 'csv', 'parquet'] as const
export interface EngineSource {
  readonly kind: (typeof KINDS)[number]
  /** Path or address. */
  readonly at: string
}

/** Null where the text names no engine. */
export function sourceIn(text: string): EngineSource | null {
  const colon = text.indexOf(':')
  const kind = KINDS.find((each) => each === text.slice(0, colon))
  const at = text.slice(colon + 1)
  return kind && at !== '' ? { kind, at } : null
}

interface EngineOptions {
  readonly cwd: string
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Seconds as given; null: the default. */
  readonly patience: string | null
}
interface OpenedEngine {
  readonly engine: Engine
  /** Null where tables have names. */
  readonly tableOf: TableOf | null
}

const DEFAULT_PATIENCE = '50'
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

export async function openEngine(
  { kind, at }: EngineSource,
  { cwd, fetch, environment, patience }: EngineOptions,
): Promise<OpenedEngine | Failed> {
  if (kind === 'duckdb') return openDuckDb(resolve(cwd, at))
  const url = URL.canParse(at) ? new URL(at) : null
  if (!url || !/^https?:$/.test(url.protocol))
    return failed(`clickhouse:${at} has no address.`, 'Say it as clickhouse:https://HOST:8443/DATABASE.')
  if (url.username !== '' || url.password !== '')
    return failed('The address holds a user or a password.', ACCOUNT)
  const seconds = Number(patience ?? DEFAULT_PATIENCE)
  if (!(seconds > 0)) return failed(`--patience ${patience} is no number of seconds.`, 'Say it as 50.')
  const user = environment['HOLDFAST_CLICKHOUSE_USER'] ?? ''
  const password = environment['HOLDFAST_CLICKHOUSE_PASSWORD'] ?? ''
  if (password !== '' && url.protocol === 'http:' && !LOOPBACK.has(url.hostname))
    return failed('A password is sent over HTTPS alone.', 'Use an https:// address.')
  const account = user === '' ? null : { user, password }
  return { engine: openClickHouse({ url, account, fetch, patience: seconds * 1000 }), tableOf: null }
}
const ACCOUNT = 'Set HOLDFAST_CLICKHOUSE_USER and HOLDFAST_CLICKHOUSE_PASSWORD instead.'
