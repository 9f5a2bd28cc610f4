/** Two real ClickHouse servers on 127.0.0.1 as two shards of one table, started for tests and ended by them. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, installedProgram } from '../installed-programs.ts'
import type { TableRow } from './invented-table.ts'

/** Null where it is not installed and may not be. */
export const clickHouseProgram = () =>
  installedProgram({ programs: ['clickhouse-server'], debian: 'clickhouse-server' })

const PASSWORD = 'invented'
/** Profiles, each with an account of its name; `lenient` answers without the shards that are down. */
const PROFILES = {
  reader: '<readonly>2</readonly>',
  lenient: '<readonly>2</readonly><skip_unavailable_shards>1</skip_unavailable_shards>',
  'strict-lenient': '<readonly>1</readonly><skip_unavailable_shards>1</skip_unavailable_shards>',
} as const
export type Account = keyof typeof PROFILES
export const environmentOf = (account: Account) => ({
  HOLDFAST_CLICKHOUSE_USER: account,
  HOLDFAST_CLICKHOUSE_PASSWORD: PASSWORD,
})

interface Shard {
  readonly folder: string
  readonly http: number
  readonly tcp: number
}

function usersXml(): string {
  const user = (name: string, password: string, profile: string) =>
    `<${name}><password>${password}</password><networks><ip>127.0.0.1</ip></networks><profile>${profile}</profile><quota>default</quota></${name}>`
  const profiles = Object.entries(PROFILES).map(([name, settings]) => `<${name}>${settings}</${name}>`)
  const users = Object.keys(PROFILES).map((name) => user(name, PASSWORD, name))
  return `<yandex><profiles><default/>${profiles.join('')}</profiles><users>${user('default', '', 'default')}${users.join('')}</users><quotas><default/></quotas></yandex>`
}

const shardXml = ({ tcp }: Shard) =>
  `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`
// Without a summer time every local time can be stored, those that London skips too.
const configXml = ({ folder, http, tcp }: Shard, shards: readonly Shard[]) =>
  `<yandex><logger><level>none</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
<http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
<path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><users_config>users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database>
<mark_cache_size>67108864</mark_cache_size><timezone>UTC</timezone>
<remote_servers><force>${shards.map(shardXml).join('')}</force></remote_servers></yandex>`

/** Starts both shards with the rows as the distributed table `crimes`. */
export async function startShards(program: string, rows: readonly TableRow[]) {
  const root = mkdtempSync(join(tmpdir(), 'holdfast-clickhouse-'))
  const shards = await Promise.all(
    ['one', 'two'].map(async (name) => ({
      folder: join(root, name),
      http: await freePort(),
      tcp: await freePort(),
    })),
  )
  const start = async (shard: Shard) => {
    const child = spawn(program, ['--config-file=config.xml'], { cwd: shard.folder, stdio: 'ignore' })
    await untilAnswering(shard, child)
    return child
  }
  for (const shard of shards) {
    for (const folder of ['data', 'tmp']) mkdirSync(join(shard.folder, folder), { recursive: true })
    writeFileSync(join(shard.folder, 'users.xml'), usersXml())
    writeFileSync(join(shard.folder, 'config.xml'), configXml(shard, shards))
  }
  const children = await Promise.all(shards.map(start))
  const [first, second] = shards
  const [one, two] = children
  if (!first || !second || !one || !two) throw new Error('two shards were not started')
  let other = two
  const address = `http://127.0.0.1:${first.http}`
  for (const shard of shards) {
    await query(shard, `CREATE TABLE crimes_local (${COLUMNS}) ENGINE = MergeTree ORDER BY (month, ref)`)
    await query(
      shard,
      'CREATE TABLE crimes AS crimes_local ENGINE = Distributed(force, default, crimes_local, cityHash64(ref))',
    )
  }
  if (rows.length > 0) await query(first, 'INSERT INTO crimes FORMAT TSV', rows.map(lineOf).join(''))
  return {
    address,
    /** Runs a statement on each shard by itself. */
    onEach: (statementOf: (shard: number) => string) =>
      Promise.all(shards.map((shard, at) => query(shard, statementOf(at)))),
    /** Of the second shard, while the first answers. */
    kill: async () => {
      other.kill('SIGKILL')
      await once(other, 'exit')
    },
    restart: async () => void (other = await start(second)),
    freeze: () => void other.kill('SIGSTOP'),
    thaw: () => void other.kill('SIGCONT'),
    end: async () => {
      const ending = [one, other].filter(
        ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
      )
      for (const child of ending) child.kill('SIGKILL')
      await Promise.all(ending.map((child) => once(child, 'exit')))
      rmSync(root, { recursive: true, force: true })
    },
  }
}

const COLUMNS =
  'ref String, e Nullable(Float64), n Nullable(Float64), at Nullable(DateTime), type String, lsoa String, month Date'
const NULL = String.raw`\N`
const NO_MONTH = '1970-01-01'
const lineOf = ({ ref, e, n, at, type, lsoa }: TableRow) =>
  `${[ref, e, n, at, type, lsoa].map((cell) => cell ?? NULL).join('\t')}\t${at ? `${at.slice(0, 7)}-01` : NO_MONTH}\n`

async function query({ http }: Shard, sql: string, data = ''): Promise<string> {
  const url = new URL(`http://127.0.0.1:${http}/`)
  // Rows are on both shards once the insert has ended.
  url.searchParams.set('insert_distributed_sync', '1')
  if (data !== '') url.searchParams.set('query', sql)
  const response = await fetch(url, { method: 'POST', body: data === '' ? sql : data })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

async function untilAnswering(shard: Shard, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`clickhouse-server ended with ${child.exitCode}`)
    const isAnswering = await query(shard, 'SELECT 1').then(
      () => true,
      () => false,
    )
    if (isAnswering) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
