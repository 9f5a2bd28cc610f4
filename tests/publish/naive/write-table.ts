/** Writes the table of naive methods into README. */
import { readFileSync, writeFileSync } from 'node:fs'
import { openSolver } from '../../../src/publish/attack/linear-program.ts'
import { fromRoot } from '../../../src/build/fresh.mjs'
import { recovered, recoveredTable } from './naive-ways.ts'

const path = fromRoot('README.md')
const table = recoveredTable(recovered(await openSolver()))
const before = readFileSync(path, 'utf8')
const after = before.replace(/\| published as[^\n]*\n(?:\|[^\n]*\n)+/, `${table}\n`)
if (!after.includes(table)) throw new Error('README has no table that begins with "| published as"')
writeFileSync(path, after)
