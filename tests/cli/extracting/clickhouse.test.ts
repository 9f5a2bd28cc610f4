/** ClickHouse over two real shards: the same feed as DuckDB's to the byte, and no fault of a shard passes as fewer rows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WHY_SKIPPED } from '../installed-programs.ts'
import { type Account, clickHouseProgram, environmentOf, startShards } from './clickhouse-servers.ts'
import { COLUMNS, extract, folderWith, tableRows } from './invented-table.ts'

const ROWS = tableRows(20_000)
const CUT = ['--box', '348000,396000,372000,413000', '--days', '2022-06-01..2024-01-31', '--out', '/out']
const WITH_KEYS = { ...COLUMNS, keys: [{ column: 'month', of: 'day', step: 'month' }] }
const NOTHING = [{}, {}]

const program = clickHouseProgram()
if (program === null) process.stderr.write(`Skipped: ClickHouse ${WHY_SKIPPED}.\n`)

describe.skipIf(program === null)('ClickHouse over two shards', () => {
  let shards: Awaited<ReturnType<typeof startShards>>
  let table: Awaited<ReturnType<typeof folderWith>>
  beforeAll(async () => {
    shards = await startShards(program ?? '', ROWS)
    table = await folderWith(ROWS)
  })
  afterAll(async () => {
    await shards.end()
    table.remove()
  })
  const machineOf = (account: Account) => ({
    fetch: (url: URL, init: RequestInit) => fetch(url, init),
    environment: environmentOf(account),
  })
  const cut = (account: Account, columns: object = WITH_KEYS) =>
    extract(
      ['--from', `clickhouse:${shards.address}/default`, '--table', 'crimes', '--patience', '5', ...CUT],
      { machine: machineOf(account), columns },
    )

  test('gives the feed and the totals of DuckDB to the byte, with the key columns and without', async () => {
    const { code, out, err, bytes, written } = await extract([
      '--from',
      `duckdb:${table.database}`,
      '--table',
      'crimes',
      ...CUT,
    ])
    for (const columns of [WITH_KEYS, COLUMNS]) {
      const answer = await cut('reader', columns)
      expect(answer).toEqual({ code, out, err, bytes, written })
    }
    expect(code).toBe(0)
  })

  test('a dead shard is an error, also where the profile would leave it out', async () => {
    await shards.kill()
    try {
      for (const account of ['reader', 'lenient'] as const) {
        const { code, err, bytes, written } = await cut(account)
        expect([code, bytes, written]).toEqual([1, ...NOTHING])
        expect(err).toMatch(
          /^ClickHouse refuses: .* A shard is down: start it, and run the extract again\.\n$/,
        )
      }
    } finally {
      await shards.restart()
    }
  })

  test('an account that may change no settings is refused, with what it needs', async () => {
    const { code, err, bytes, written } = await cut('strict-lenient')
    expect([code, bytes, written]).toEqual([1, ...NOTHING])
    expect(err).toContain('give it a profile with readonly = 2')
  })

  test('a frozen shard is left after the time that was given', async () => {
    shards.freeze()
    try {
      const { code, err, bytes, written } = await cut('reader')
      expect([code, bytes, written]).toEqual([1, ...NOTHING])
      expect(err).toContain('was silent for 5 seconds: it, or one of its shards, hangs.')
    } finally {
      shards.thaw()
    }
  })

  test('a shard that dies between two statements is an error, and what arrived before is not written', async () => {
    let statements = 0
    const reader = machineOf('reader')
    const machine = {
      ...reader,
      fetch: async (url: URL, init: RequestInit) => {
        statements += 1
        if (statements === 3) await shards.kill()
        return fetch(url, init)
      },
    }
    try {
      const { code, bytes, written } = await extract(
        ['--from', `clickhouse:${shards.address}`, '--table', 'crimes', ...CUT],
        { machine, columns: WITH_KEYS },
      )
      expect([code, bytes, written]).toEqual([1, ...NOTHING])
    } finally {
      await shards.restart()
    }
    expect(statements).toBe(3)
  })

  test('a wrong password is said without it', async () => {
    const { err } = await extract(['--from', `clickhouse:${shards.address}`, '--table', 'crimes', ...CUT], {
      machine: {
        ...machineOf('reader'),
        environment: { HOLDFAST_CLICKHOUSE_USER: 'reader', HOLDFAST_CLICKHOUSE_PASSWORD: 'guessed' },
      },
    })
    expect(err).toMatch(/^ClickHouse refuses: /)
    expect(err).not.toContain('guessed')
  })
})

describe('answers that a server may give', () => {
  const answering = (...answers: readonly (() => Response)[]) => {
    const left = [...answers]
    return {
      environment: {},
      fetch: () => Promise.resolve((left.shift() ?? (() => new Response('0\n')))()),
    }
  }
  const cut = (...answers: readonly (() => Response)[]) =>
    extract(['--from', 'clickhouse:http://127.0.0.1:1', '--table', 'crimes', ...CUT], {
      machine: answering(...answers),
    })
  const ROW = 'R1\t358000\t405000\t2022-07-01\t60\tASB\n'
  const says = (text: string) => () => new Response(text)

  test('an exception after the first rows, under status 200, is found', async () => {
    const { code, err, bytes } = await cut(
      says('2\n'),
      says('0\n'),
      says(`${ROW}Code: 241, e.displayText() = DB::Exception: Memory limit exceeded\n`),
    )
    expect([code, bytes]).toEqual([1, {}])
    expect(err).toContain('ClickHouse refuses: Code: 241')
  })
  test('fewer rows than were counted are refused', async () => {
    const { err, bytes } = await cut(says('2\n'), says('0\n'), says(ROW))
    expect(err).toContain('The engine counts 2 rows of the cut, and 1 arrived: nothing was written.')
    expect(bytes).toEqual({})
  })
  test('half a row is refused', async () => {
    const { err } = await cut(says('2\n'), says('0\n'), says(`${ROW}R2\t3580`))
    expect(err).toContain('the answer ends in the middle of a row')
  })
  test('totals of areas that do not sum to the rows are refused', async () => {
    const { err, bytes } = await cut(
      says('1\n'),
      says('0\n'),
      says(ROW),
      says('9\n'),
      says('E01\t2022-07\tASB\t8\n'),
    )
    expect(err).toContain('The engine counts 9 rows of all areas, and 8 arrived: nothing was written.')
    expect(bytes).toEqual({})
  })
  test('tabs, line ends and backslashes in a value stay in it', async () => {
    const { code, out } = await cut(
      says('1\n'),
      says('0\n'),
      says(String.raw`R\t1` + '\t358000\t405000\t2022-07-01\t60\t' + String.raw`A\\S\'B` + '\n'),
    )
    expect(code).toBe(0)
    expect(out).toContain(String.raw`A\S'B`)
  })
  test.each([
    ['clickhouse:nowhere', 'has no address'],
    ['clickhouse:http://user:secret@127.0.0.1', 'The address holds a user or a password.'],
  ])('%s', async (from, words) => {
    const { code, err } = await extract(['--from', from, '--table', 't', ...CUT])
    expect(code).toBe(1)
    expect(err).toContain(words)
    expect(err).not.toContain('secret')
  })
  test('a password is not sent unprotected to another machine', async () => {
    const { err } = await extract(['--from', 'clickhouse:http://engine.example', '--table', 't', ...CUT], {
      machine: {
        ...answering(),
        environment: { HOLDFAST_CLICKHOUSE_USER: 'a', HOLDFAST_CLICKHOUSE_PASSWORD: 'b' },
      },
    })
    expect(err).toContain('A password is sent over HTTPS alone.')
  })
})
