/** Processes started by npm end with npm and free their port. Tested with `npm run dev`, which needs no build. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'

const feeds = mkdtempSync(join(tmpdir(), 'holdfast-ending-'))
writeFileSync(join(feeds, 'manifest.json'), '{"version":1,"asOf":"2024-08-31","feeds":[]}')
afterAll(() => rmSync(feeds, { recursive: true }))

const isFree = (port: number) =>
  new Promise<boolean>((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)))
  })
const freePort = () =>
  new Promise<number>((answer) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      probe.close(() => answer(port))
    })
  })
async function comesTrue(isSo: () => Promise<boolean> | boolean, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    if (await isSo()) return true
    await new Promise((done) => setTimeout(done, 100))
  }
  return isSo()
}

/** A listening server started by npm as in the README, in its own process group. */
async function startedByNpm(script: string): Promise<{ readonly npm: ChildProcess; readonly port: number }> {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), HOLDFAST_FEEDS: feeds, NODE_ENV: 'development' }
  const npm = spawn('npm', ['run', script], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (part) => (output += String(part)))
  onTestFinished(() => {
    try {
      if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGKILL')
    } catch {
      // All processes of the group have ended, as expected.
    }
  })
  if (!(await comesTrue(() => output.includes('Holdfast is ready'), 80))) throw new Error(output)
  return { npm, port }
}

/** The node process run by npm's shell; reads /proc, so Linux only. */
function nodeBelow(pid: number): number {
  const parentOf = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const [, parent = ''] = /\) \S+ (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
          return [[Number(name), Number(parent)] as const]
        } catch {
          return []
        }
      }),
  )
  const below = (ancestor: number): readonly number[] =>
    [...parentOf].filter(([, parent]) => parent === ancestor).flatMap(([child]) => [child, ...below(child)])
  const node = below(pid).find((child) => readFileSync(`/proc/${child}/comm`, 'utf8').startsWith('node'))
  if (node === undefined) throw new Error(`no node process below ${pid}`)
  return node
}

test.each(['SIGTERM', 'SIGKILL'] as const)('the server ends when npm receives %s', async (signal) => {
  const { npm, port } = await startedByNpm('dev')
  expect(await isFree(port)).toBe(false)
  npm.kill(signal)
  expect(await comesTrue(() => isFree(port), 20)).toBe(true)
})

test('the server ends when it receives a signal itself', async ({ skip }) => {
  if (process.platform !== 'linux') return skip('needs /proc to find the server below npm')
  const { npm, port } = await startedByNpm('dev')
  let hasEnded = false
  npm.on('exit', () => (hasEnded = true))
  process.kill(nodeBelow(npm.pid ?? 0), 'SIGTERM')
  expect(await comesTrue(() => isFree(port), 20)).toBe(true)
  expect(await comesTrue(() => hasEnded, 20)).toBe(true)
})
