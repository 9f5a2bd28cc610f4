/** ClickHouse over HTTP, servers of 2018 included, alone or over shards. */
import { type Failed, failed } from '../../../domain/feed.ts'
import type { AnswerValue, ConsumeAnswerRow, Engine } from './engine.ts'

interface ClickHouseOptions {
  /** Address of the HTTP interface; its path, if any, is the database. */
  readonly url: URL
  readonly account: { readonly user: string; readonly password: string } | null
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>
  /** Milliseconds without a byte after which a server counts as frozen. */
  readonly patience: number
}

/**
 * Sent with every statement: a shard that is down is an error, not fewer rows; and the answer is begun when it is whole,
 * so that an error is a status and not its last line.
 */
const SETTINGS = { skip_unavailable_shards: '0', wait_end_of_query: '1' }

export function openClickHouse(options: ClickHouseOptions): Engine {
  const url = new URL(options.url)
  const database = decodeURIComponent(url.pathname.replace(/^\/+|\/+$/g, ''))
  url.pathname = '/'
  if (database !== '') url.searchParams.set('database', database)
  for (const [name, value] of Object.entries(SETTINGS)) url.searchParams.set(name, value)
  return {
    dialect: 'clickhouse',
    rows: (sql, consume) => answerTo(sql, { ...options, url }, consume),
    close: () => Promise.resolve(),
  }
}

async function answerTo(
  sql: string,
  { url, account, fetch, patience }: ClickHouseOptions,
  consume: ConsumeAnswerRow,
): Promise<Failed | null> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), patience)
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), patience)
  }
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: `${sql} FORMAT TabSeparated`,
      redirect: 'error',
      signal: silence.signal,
      headers: account ? { 'x-clickhouse-user': account.user, 'x-clickhouse-key': account.password } : {},
    })
    heard()
    if (!response.ok) return refusedBy(await response.text())
    return await readLines(response, heard, consume)
  } catch {
    return silence.signal.aborted
      ? failed(
          `ClickHouse at ${url.host} was silent for ${patience / 1000} seconds: it, or one of its shards, hangs.`,
          'Look at the shards, or give it longer with --patience.',
        )
      : failed(
          `ClickHouse at ${url.host} could not be reached, or broke off in the middle of its answer.`,
          'Look whether it runs.',
        )
  } finally {
    clearTimeout(timer)
  }
}

async function readLines(
  { body }: Response,
  heard: () => void,
  consume: ConsumeAnswerRow,
): Promise<Failed | null> {
  if (!body) return null
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of body) {
    heard()
    rest += decoder.decode(bytes, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (EXCEPTION.test(line)) return refusedBy(line)
      consume(line.split('\t').map(valueIn))
    }
  }
  // Every row ends with a line end: what is left is an error, or half a row.
  return rest === ''
    ? null
    : refusedBy(EXCEPTION.test(rest) ? rest : 'the answer ends in the middle of a row')
}

/** How a server states an error in the middle of an answer that began well. */
const EXCEPTION = /DB::\w*Exception/

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', '0': '\0' }
const NULL = String.raw`\N`
const valueIn = (cell: string): AnswerValue =>
  cell === NULL ? null : cell.replaceAll(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter)

/** Codes of the server that have a next step of their own. */
const NEXT_STEPS: Readonly<Record<string, string>> = {
  '164': 'The account may change no settings: give it a profile with readonly = 2.',
  '279': 'A shard is down: start it, and run the extract again.',
  '516': 'Set HOLDFAST_CLICKHOUSE_USER and HOLDFAST_CLICKHOUSE_PASSWORD.',
}
const LONGEST = 300

function refusedBy(text: string): Failed {
  const code = /Code: (\d+)/.exec(text)?.[1] ?? ''
  const [first = ''] = text.trim().split('\n')
  return failed(
    `ClickHouse refuses: ${first.slice(0, LONGEST)}.`.replace('..', '.'),
    NEXT_STEPS[code] ?? 'Look at --table, at --columns, and at the server.',
  )
}
