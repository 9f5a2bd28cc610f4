/** The tool given things that are no files, or files that hold nothing of use: a sentence at once, and never a stack. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'

const folder = mkdtempSync(join(tmpdir(), 'holdfast-odd-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => {
  execFileSync('mkfifo', [join(folder, 'pipe.csv')])
  mkdirSync(join(folder, 'folder.csv'))
  writeFileSync(join(folder, 'empty.csv'), '')
  writeFileSync(
    join(folder, 'noise.csv'),
    Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)),
  )
  writeFileSync(join(folder, 'deep.json'), '['.repeat(100_000))
  writeFileSync(join(folder, 'wrong.json'), '{"version":1,"feeds":[{"id":{}}],"asOf":[]}')
  writeFileSync(
    join(folder, 'table.csv'),
    'id,category,occurred,longitude,latitude\na,drugs,2024-05-04,-2.6,53.5\n',
  )
})

/** A command that waits for a pipe would never end by itself. */
const MOST_MILLISECONDS = 120_000

function ran(...args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [fromRoot('src/cli/holdfast.mjs'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: MOST_MILLISECONDS,
    },
  )
  return { status, stdout, stderr, error }
}

const CONVERT = ['--kind', 'incidents', '--out', 'out.geojson']
const NO_FILES = ['pipe.csv', 'folder.csv', '/dev/zero'] as const
const SPAN = ['--from', '2024-01-01', '--to', '2024-02-01']

describe.each(NO_FILES)('%s', (path) => {
  test.each([
    ['convert', [path, ...CONVERT]],
    ['check', [path, '--kind', 'incidents']],
    ['hotspots', [path, ...SPAN, '--out', 'out.geojson']],
  ] as const)('is said by %s to be no file', (command, args) => {
    const { status, stderr, error } = ran(command, ...args)
    expect([status, error]).toEqual([1, undefined])
    expect(stderr).toContain(`not a file`)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})

test.each([
  ['convert', 'empty.csv', ...CONVERT],
  ['convert', 'noise.csv', ...CONVERT],
  ['convert', 'deep.json', ...CONVERT],
  ['convert', 'missing.csv', ...CONVERT],
  ['convert', 'table.csv', '--kind', 'incidents', '--out', 'table.csv'],
  ['convert', 'table.csv', '--kind', 'incidents', '--out', 'folder.csv'],
  ['convert', 'table.csv', '--kind', 'incidents', '--out', '/dev/full'],
  ['convert', 'table.csv', '--kind', 'incidents', '--out', 'table.csv/under/a-file.geojson'],
  ['convert', 'table.csv', ...CONVERT, '--map', 'pipe.csv'],
  ['convert', 'table.csv', ...CONVERT, '--set', 'nothing'],
  ['check', 'wrong.json'],
  ['check', 'deep.json', '--kind', 'areas'],
  ['board', '--manifest', 'pipe.csv', ...SPAN, '--out', 'b.json'],
  [
    'plan',
    '--manifest',
    'folder.csv',
    '--date',
    '2024-01-01',
    '--start',
    '18:00',
    '--hours',
    '8',
    '--officers',
    '2',
    '--out',
    'p.json',
  ],
  ['attack', 'noise.csv'],
  ['gather', '--sources', 'pipe.csv', '--out', 'feeds', '--once'],
  ['publish', '--manifest', 'wrong.json', '--ledger', 'table.csv', '--out', 'page'],
  ['extract', '--from', 'csv:pipe.csv', '--columns', 'wrong.json', '--out', 'cut'],
  ['nothing-of-this', '--help-me'],
])('%s %s ends with a sentence', (...args) => {
  const { status, stdout, stderr, error } = ran(...args)
  expect(error).toBeUndefined()
  expect([1, 2]).toContain(status)
  expect(stderr.trim()).toMatch(/[.:]$|\n/)
  expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at |Error:|undefined|\[object/)
})
