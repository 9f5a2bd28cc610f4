/** When a build output is rebuilt, and that it is never left incomplete. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { fromRoot, rebuildIfStale } from '../../src/build/fresh.mjs'

const root = mkdtempSync(join(tmpdir(), 'holdfast-fresh-'))
const [output, inputs] = [join(root, 'made'), join(root, 'inputs')]
const source = join(inputs, 'deep', 'a.txt')
/** Shifts a file's modification time by a number of seconds. */
const touch = (path: string, seconds: number) =>
  utimesSync(path, Date.now() / 1000 + seconds, Date.now() / 1000 + seconds)

const make = vi.fn((folder: string) => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'text'), readFileSync(source))
  return Promise.resolve()
})

beforeEach(() => {
  make.mockClear()
  rmSync(root, { recursive: true, force: true })
  mkdirSync(join(inputs, 'deep'), { recursive: true })
  writeFileSync(source, 'one')
  for (const path of [source, join(inputs, 'deep'), inputs]) touch(path, -60)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('the output is built once, and again after a change at any depth', async () => {
  await rebuildIfStale(output, [inputs], make)
  await rebuildIfStale(output, [inputs], make)
  expect(make).toHaveBeenCalledTimes(1)
  writeFileSync(source, 'two')
  touch(source, 60)
  await rebuildIfStale(output, [inputs], make)
  expect(readFileSync(join(output, 'text'), 'utf8')).toBe('two')
})

test('a deleted file counts as a change', async () => {
  await rebuildIfStale(output, [inputs], make)
  touch(join(inputs, 'deep'), 60)
  await rebuildIfStale(output, [inputs], make)
  expect(make).toHaveBeenCalledTimes(2)
})

test('a failing build leaves the previous output and no partial one', async () => {
  await rebuildIfStale(output, [inputs], make)
  touch(source, 60)
  const broken = (folder: string) => make(folder).then(() => Promise.reject(new Error('no space left')))
  await expect(rebuildIfStale(output, [inputs], broken)).rejects.toThrow('no space left')
  expect(readFileSync(join(output, 'text'), 'utf8')).toBe('one')
  expect(readdirSync(root).toSorted()).toEqual(['inputs', 'made'])
})

test('the root is the folder of the package', () => expect(existsSync(fromRoot('package.json'))).toBe(true))
