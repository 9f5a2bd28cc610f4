/** What the attack recovers from the same counts published by five methods, as README shows it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openSolver } from '../../../src/publish/attack/linear-program.ts'
import { fromRoot } from '../../../src/build/fresh.mjs'
import { recovered, recoveredTable } from './naive-ways.ts'

test('four naive methods disclose small counts, bands disclose none, and README shows the same table', async () => {
  const recoveries = recovered(await openSolver())
  expect(recoveries).toHaveLength(5)
  for (const { way, narrowed } of recoveries.slice(0, 4)) expect(narrowed, way).toBeGreaterThan(40)
  expect(recoveries[4]).toMatchObject({ exactly: 0, narrowed: 0 })
  expect(readFileSync(fromRoot('README.md'), 'utf8')).toContain(recoveredTable(recoveries))
})
