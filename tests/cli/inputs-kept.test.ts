/** An output is never written over what the command has read, nor invented feeds over somebody's own. */
import { describe, expect, test } from 'vitest'
import { demo } from '../../src/cli/commands/demo.ts'
import { hotspots } from '../../src/cli/commands/hotspots.ts'
import { board } from '../../src/cli/commands/board.ts'
import { plan } from '../../src/cli/commands/plan.ts'
import { convert } from '../../src/cli/commands/convert.ts'
import { wrongOutput } from '../../src/cli/inputs-kept.ts'
import { GROUND } from '../feeds/demonstration-geography.ts'
import { INCIDENTS, MANIFEST } from '../measures/planning/friday-feeds.ts'
import { jsonFiles, memoryContext } from './memory-context.ts'

/** Of feeds that are somebody's own. */
const OWN_MANIFEST = { ...MANIFEST, demonstration: false }
const TABLE = 'id,category,occurred,longitude,latitude\na,drugs,2024-08-04,-2.65,53.5\n'
const FILES = {
  ...jsonFiles({
    '/feeds/manifest.json': OWN_MANIFEST,
    '/feeds/incidents.geojson': INCIDENTS,
  }),
  '/feeds/table.csv': TABLE,
}
const SPAN = ['--from', '2024-08-01', '--to', '2024-08-31']
const SHIFT = ['--date', '2024-08-30', '--start', '17:00', '--hours', '4', '--officers', '2']
const M = ['--manifest', 'feeds/manifest.json']

describe.each([
  ['board', board, [...M, ...SPAN], 'feeds/manifest.json'],
  ['plan', plan, [...M, ...SHIFT], 'feeds/manifest.json'],
  ['hotspots', hotspots, ['feeds/incidents.geojson', ...SPAN], 'feeds/incidents.geojson'],
  ['convert', convert, ['feeds/table.csv', '--kind', 'incidents'], 'feeds/manifest.json'],
] as const)('%s', (name, command, args, input) => {
  /** As the entry point does where the command itself does not. */
  async function errorOf(out: string) {
    const { context, written, output } = memoryContext(FILES, () => GROUND.borough)
    const code = await command([...args, '--out', out], context).catch((error: unknown) => {
      output.err += error instanceof Error ? error.message : ''
      return 1
    })
    return { code, written: Object.keys(written), err: output.err }
  }

  test('is not written over what it has read', async () => {
    const { code, written, err } = await errorOf(input)
    expect(written).toEqual([])
    expect(code).toBe(1)
    expect(err).toContain(`${input} would be written over ${input}, which was read. Name another file.`)
  })

  test('writes any other file', async () => {
    const out = `feeds/${name}-made.json`
    expect(await errorOf(out)).toMatchObject({ code: 0, written: [`/${out}`] })
  })
})

test.each([
  ['EISDIR', 'open', '/out', '/out could not be written: it is a folder. Name a file.'],
  ['EACCES', 'open', '/out/a.csv.12.part', '/out/a.csv could not be written. Check that its folder may'],
  ['EACCES', 'mkdir', '/out/.gather', '/out/.gather could not be written. Check that its folder may'],
  ['ENOTDIR', 'mkdir', '/a.csv/out', '/a.csv/out could not be written. Check that its folder may'],
])('%s of %s is said in words', (code, syscall, path, says) => {
  expect(wrongOutput(Object.assign(new Error(code), { code, syscall, path }))).toContain(says)
})
test('an input that may not be read is no wrong output', () => {
  const error = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path: '/in.csv' })
  expect(wrongOutput(error)).toBeNull()
})

describe('demo', () => {
  test.each([
    ['feeds that are not invented', JSON.stringify(OWN_MANIFEST)],
    ['a manifest that cannot be read', '{"version":1,'],
  ])('is not written over %s', async (_, text) => {
    const { context, written, output } = memoryContext({ '/feeds/manifest.json': text })
    expect(await demo(['--out', 'feeds'], context)).toBe(1)
    expect(Object.keys(written)).toEqual([])
    expect(output.err).toContain('feeds holds a manifest.json that is not of the demonstration.')
  })
})
