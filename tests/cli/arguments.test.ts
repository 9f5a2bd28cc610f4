/** Parsing of command arguments by a declared shape, and usage errors. */
import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/arguments.ts'

const SHAPE = {
  name: 'convert',
  description: 'Turns rows into a feed.',
  positionals: { value: 'IN...', min: 1, max: 2 },
  options: {
    out: { kind: 'required', value: 'FILE', description: 'where the feed goes' },
    report: { kind: 'text', value: 'FILE', description: 'where the report goes' },
    category: { kind: 'repeated', value: 'C', description: 'only these' },
    strict: { kind: 'flag', description: 'refuses a single bad row' },
  },
} as const

const read = (line: string) => parseArguments(SHAPE, line.split(' ').filter(Boolean))

describe('command arguments', () => {
  test('are parsed in any order, with or without =', () => {
    expect(read('a.csv --category x --out=b.json --strict c.csv --category y')).toEqual({
      kind: 'arguments',
      values: { out: 'b.json', report: null, category: ['x', 'y'], strict: true },
      positionals: ['a.csv', 'c.csv'],
    })
  })
  test('are null, empty or false if absent', () => {
    expect(read('a.csv --out b')).toMatchObject({ values: { report: null, category: [], strict: false } })
  })
  test('help takes precedence over errors and lists every option', () => {
    const help = read('--nonsense --help')
    expect(help).toMatchObject({ kind: 'help' })
    for (const expected of [
      'Turns rows',
      'IN...',
      '--out FILE',
      '[--report FILE]',
      '[--category C]...',
      '[--strict]',
    ])
      expect(help).toMatchObject({ text: expect.stringContaining(expected) as string })
  })
  test.each([
    ['a.csv', '--out is missing: where the feed goes.'],
    ['a.csv --out b --sharp', '--sharp is not an option here.'],
    ['a.csv --out', '--out needs a value after it'],
    ['a.csv --out --strict', '--out needs a value after it'],
    ['a.csv --out b --strict=yes', '--strict takes no value.'],
    ['--out b', 'IN... is missing.'],
    ['a b c --out d', 'It takes at most 2: IN...'],
  ])('invalid ones give a usage error as text: %s', (line, expected) => {
    const wrong = read(line)
    expect(wrong).toMatchObject({ kind: 'wrong-usage', text: expect.stringContaining(expected) as string })
    expect(wrong).toMatchObject({ text: expect.stringContaining('Usage: holdfast convert IN...') as string })
  })
  test('a command without positional arguments accepts none', () => {
    const wrong = parseArguments({ ...SHAPE, positionals: null }, ['a', '--out', 'b'])
    expect(wrong).toMatchObject({ kind: 'wrong-usage' })
  })
})
