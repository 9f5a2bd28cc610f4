/** The tool itself: it watches until it is asked to end, writes what comes, and gives its lock back. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fromRoot } from '../../../src/build/fresh.mjs'
import { incidentsCsv } from './gather-setup.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdfast-gather-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SOURCES = {
  sources: [
    { id: 'incidents', kind: 'incidents', everyMinutes: 1000, from: { kind: 'file', path: 'in/*.csv' } },
    { id: 'more', kind: 'incidents', everyMinutes: 1000, from: { kind: 'file', path: 'none/*.csv' } },
  ],
}

test('a watch writes, holds its lock, and ends in order at SIGTERM with the code of its last run', async () => {
  const path = join(folder, 'sources.json')
  writeFileSync(path, JSON.stringify(SOURCES))
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in/a.csv'), incidentsCsv(3))
  const hourAgo = new Date(Date.now() - 3_600_000)
  utimesSync(join(folder, 'in/a.csv'), hourAgo, hourAgo)
  const args = [
    'src/cli/holdfast.mjs',
    'gather',
    '--sources',
    path,
    '--out',
    join(folder, 'feeds'),
    '--watch',
  ]
  const child = spawn(process.execPath, args, { cwd: fromRoot('.'), stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  const isWritten = new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString()
      if (out.includes('more: ')) resolve()
    })
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  await Promise.race([isWritten, ended])
  const lock = join(folder, 'feeds/.gather/lock.json')
  // The report is written after the lines, and the lock is held until the watch ends.
  await expect.poll(() => existsSync(join(folder, 'feeds/.gather/report.html'))).toBe(true)
  expect(existsSync(lock)).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(3)
  expect(out).toBe(
    'incidents: written, 3 rows.\nmore: NO FEED YET. No file is named none/*.csv. Check the name, and that the file has arrived.\n',
  )
  expect(existsSync(lock)).toBe(false)
  const { feeds } = JSON.parse(readFileSync(join(folder, 'feeds/manifest.json'), 'utf8')) as {
    feeds: unknown[]
  }
  expect(feeds).toHaveLength(2)
})
