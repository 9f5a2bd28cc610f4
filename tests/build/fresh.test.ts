/** When a thing is made again, and that it is never left half made. */
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
const [made, inputs] = [join(root, 'made'), join(root, 'inputs')]
const source = join(inputs, 'deep', 'a.txt')
/** Puts the time of a change into the past or the future. */
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

test('it is made once, and again after a change however deep', async () => {
  await rebuildIfStale(made, [inputs], make)
  await rebuildIfStale(made, [inputs], make)
  expect(make).toHaveBeenCalledTimes(1)
  writeFileSync(source, 'two')
  touch(source, 60)
  await rebuildIfStale(made, [inputs], make)
  expect(readFileSync(join(made, 'text'), 'utf8')).toBe('two')
})

test('a file taken away is a change', async () => {
  await rebuildIfStale(made, [inputs], make)
  touch(join(inputs, 'deep'), 60)
  await rebuildIfStale(made, [inputs], make)
  expect(make).toHaveBeenCalledTimes(2)
})

test('what was there stays where making fails, and nothing half made is left', async () => {
  await rebuildIfStale(made, [inputs], make)
  touch(source, 60)
  const broken = (folder: string) => make(folder).then(() => Promise.reject(new Error('no space left')))
  await expect(rebuildIfStale(made, [inputs], broken)).rejects.toThrow('no space left')
  expect(readFileSync(join(made, 'text'), 'utf8')).toBe('one')
  expect(readdirSync(root).toSorted()).toEqual(['inputs', 'made'])
})

test('the root is the folder of the package', () => expect(existsSync(fromRoot('package.json'))).toBe(true))
