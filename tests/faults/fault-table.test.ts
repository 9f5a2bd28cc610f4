/** The table of faults: every sentence stands in the source, and every fault has a test that is there. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'
import { FAULT_TABLE } from './fault-table.ts'

const SOURCE = readdirSync(fromRoot('src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
  .map((name) => readFileSync(join(fromRoot('src'), name), 'utf8'))

/** Lines of a test file in which a title begins. */
const titlesIn = (path: string) =>
  readFileSync(join(fromRoot('tests'), path), 'utf8')
    .split('\n')
    .filter((line) => /(?:test|it|describe)\b.*\(|^\s*['`"]|\]\)?.*\)\(/.test(line))

test('the table names at least sixty faults, of all four sorts, and none twice', () => {
  expect(FAULT_TABLE.length).toBeGreaterThanOrEqual(60)
  expect(new Set(FAULT_TABLE.map(({ where }) => where)).size).toBe(4)
  const names = FAULT_TABLE.map(({ where, fault }) => `${where} ${fault}`)
  expect(new Set(names).size).toBe(names.length)
})

test('no fault ends in silence', () => {
  for (const { fault, afterwards, says } of FAULT_TABLE) {
    expect(afterwards.trim(), fault).not.toBe('')
    expect(says.trim(), fault).not.toBe('')
  }
})

describe.each(FAULT_TABLE)('$where: $fault', ({ says, test: [path, title] }) => {
  test('says what the table names', () => expect(SOURCE.some((text) => text.includes(says))).toBe(true))
  test('is shown by its test', () => expect(titlesIn(path).some((line) => line.includes(title))).toBe(true))
})
