/** Tests of `holdfast plan`: its files by ending, and its errors. */
import { describe, expect, test } from 'vitest'
import { plan } from '../../../src/cli/commands/plan.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { INCIDENTS, MANIFEST } from './friday-feeds.ts'
import { jsonFiles, memoryContext } from '../../cli/memory-context.ts'

const FILES: Readonly<Record<string, unknown>> = {
  '/feeds/manifest.json': MANIFEST,
  '/feeds/incidents.geojson': INCIDENTS,
}

async function run(args: string) {
  const { context, written, output } = memoryContext(jsonFiles(FILES), () => GROUND.borough)
  return { code: await plan(args.split(' '), context), written, ...output }
}

const SHIFT = '--manifest feeds/manifest.json --date 2024-08-30 --start 17:00 --hours 4'

describe('holdfast plan', () => {
  test('does not say that nothing was reported where the incidents did not open', async () => {
    const { '/feeds/incidents.geojson': _, ...without } = FILES
    const { context, output } = memoryContext(jsonFiles(without), () => GROUND.borough)
    expect(await plan(`${SHIFT} --officers 4 --out plan.json`.split(' '), context)).toBe(1)
    expect(output.err).toMatch(/Reports do not say where to go on Fridays .*The feed incidents did not open/)
    expect(output.err).not.toContain('othing was reported')
  })
  test('says, in the file too, where the reports that it is made from are not wholly known', async () => {
    const { everyDays: _, ...stated } = MANIFEST.feeds[0] ?? { everyDays: 0 }
    const feed = { ...stated, covers: { from: '2023-07' } }
    const quiet = { ...FILES, '/feeds/manifest.json': { ...MANIFEST, feeds: [feed] } }
    const { context, written, output } = memoryContext(jsonFiles(quiet), () => GROUND.borough)
    expect(await plan(`${SHIFT} --officers 4 --out plan.json`.split(' '), context)).toBe(0)
    const why = 'The feed incidents has been quiet since 23 August 2024.'
    expect(output.err).toContain(why)
    expect(JSON.parse(written['/plan.json'] ?? '')).toMatchObject({ notKnown: expect.stringContaining(why) })
  })
  test('writes the contract’s JSON, identical for the same seed', async () => {
    const first = await run(`${SHIFT} --officers 4 --seed 7 --out plan.json`)
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(/^2 crews, \d places?, \d+ visits, seed 7\. plan\.json\n$/)
    const text = first.written['/plan.json'] ?? ''
    const file = JSON.parse(text) as Readonly<Record<string, unknown>>
    expect(file).toMatchObject({
      seed: 7,
      start: '2024-08-30T17:00:00+01:00',
      hours: 4,
      handling: 'official',
    })
    expect(file['choice']).toContain('How good such a choice is cannot be said')
    expect((await run(`${SHIFT} --officers 4 --seed 7 --out plan.json`)).written['/plan.json']).toBe(text)
  })
  test.each([
    ['gpx', '<gpx'],
    ['ics', 'BEGIN:VCALENDAR'],
    ['csv', 'crew,visit,'],
  ])('writes .%s', async (ending, begins) => {
    const { code, written } = await run(`${SHIFT} --officers 2 --out plan.${ending}`)
    expect(code).toBe(0)
    expect(written[`/plan.${ending}`]).toContain(begins)
  })
  test.each([
    ['00:59', null],
    ['01:00', 'there is no 01:00'],
    ['01:59', 'there is no 01:59'],
    ['02:00', null],
  ])('has no start at %s where the clocks go forward, other than before and after', async (start, says) => {
    const night = SHIFT.replace('2024-08-30', '2024-03-31').replace('17:00', start)
    const { code, written, err } = await run(`${night} --officers 4 --out plan.json`)
    expect(Object.keys(written)).toEqual([])
    if (says === null) expect(err).not.toContain('The clocks go forward')
    else expect([code, err]).toEqual([2, expect.stringContaining(says)])
  })

  test('states in one sentence why there is no plan, and writes nothing', async () => {
    const nobody = await run(`${SHIFT} --officers 0 --out plan.json`)
    expect(nobody).toMatchObject({ code: 1, written: {} })
    expect(nobody.err).toBe('Nobody is on this shift. Say how many are, then plan it. Nothing was written.\n')
    const alone = await run(`${SHIFT} --officers 1 --out plan.json`)
    expect(alone.err).toContain('One person is on and crews go in pairs.')
    expect(await run(`${SHIFT} --officers 1 --crew 1 --out plan.json`)).toMatchObject({ code: 0 })
  })
  test.each([
    ['--officers x --out plan.json', '--officers x: a whole number'],
    ['--officers 2 --out plan.doc', 'ends in none of .json'],
    ['--officers 2 --crew 3 --out plan.json', '--crew 3: 1 or 2.'],
    ['--officers 2 --mode horse --out plan.json', '--mode horse: foot or car.'],
    ['--officers 2', '--out is missing'],
  ])('rejects %s', async (args, why) => {
    const { code, err } = await run(`${SHIFT} ${args}`)
    expect(code).toBe(2)
    expect(err).toContain(why)
  })
})
