/** Mappings in the session of opened files: saved, read again, refused without loss; questions and heads of tables. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../../src/cli/commands/convert.ts'
import type { Choices } from '../../../src/feeds/formats/recognised.ts'
import { memoryContext } from '../../cli/memory-context.ts'
import { inspected } from './opened-session.ts'

const CSV =
  'Nr,Day,What,East,North,Team\nA1,04/05/2024,Noise trouble,360200,402100,x\nA2,05/05/2024,Burglary,360210,402110,x\n'
const csv = (text: string, name = 'trial.csv') => new File([text], name)

const DONE: Pick<Choices, 'meanings' | 'names' | 'constants' | 'crs' | 'dayOrder'> = {
  meanings: ['id', 'occurred', 'category', 'easting', 'northing', null],
  names: { 'Noise trouble': 'anti-social-behaviour' },
  constants: { agency: 'police' },
  crs: '27700',
  dayOrder: 'day-first',
}
const mappingFrom = (name: string, mapping: unknown) =>
  ({ kind: 'file', name, text: typeof mapping === 'string' ? mapping : JSON.stringify(mapping) }) as const

async function savedMapping(session: Awaited<ReturnType<typeof inspected>>['session'], choices: Choices) {
  const saved = await session.saveMapping(choices)
  if (saved.kind === 'failed') throw new Error(saved.what)
  return { name: saved.name, text: await saved.file.text() }
}

describe('a mapping', () => {
  test('is the same on the page, in the tool, and on the page again', async () => {
    const { session, inspection, preview } = await inspected(csv(CSV))
    const choices: Choices = { ...inspection.choices, kind: 'incidents', ...DONE }
    const { report } = await preview(choices)
    expect(report).toMatchObject({ rowsIn: 2, shown: 2 })
    const saved = await savedMapping(session, choices)
    expect(saved.name).toBe('trial-mapping.json')

    const { context, written, output } = memoryContext({ '/trial.csv': CSV, '/m.json': saved.text })
    const line = ['trial.csv', '--kind', 'incidents', '--map', 'm.json', '--out', 'out.geojson']
    expect([await convert(line, context), output.err]).toEqual([0, ''])
    const feed = await session.saveFiles({ choices, handling: 'official' })
    const onPage = feed.kind === 'failed' ? feed.what : await feed.file.text()
    expect(written['/out.geojson']?.split('\n').slice(1)).toEqual(onPage.split('\n').slice(1))

    const suggested = ['trial.csv', '--kind', 'incidents', '--map', 'm.json', '--suggest', '--out', 's.json']
    expect(await convert(suggested, context)).toBe(0)
    const again = await inspected(csv(CSV))
    const mapped = await again.session.mapFiles(mappingFrom('s.json', written['/s.json'] ?? ''), 'actions')
    expect(mapped).toMatchObject({ mapping: { kind: 'file', name: 's.json' }, choices: { ...DONE } })
    if (mapped.kind === 'failed') throw new Error(mapped.what)
    expect((await savedMapping(again.session, mapped.choices)).text).toBe(saved.text)
  })
  test.each([
    ['no JSON', '{ "mapping": 1,', /^m\.json is no mapping\. /],
    ['a feed', { type: 'FeatureCollection', features: [] }, /^m\.json is no mapping: mapping /],
    ['a list', [], /^m\.json is no mapping: /],
    [
      'a column that is not there',
      { mapping: 1, columns: { Nope: 'id' } },
      /names a column Nope.*It has: Nr/,
    ],
    ['a meaning that is none', { mapping: 1, columns: { Nr: 'colour' } }, /^colour is nothing/],
    ['a field that is none', { mapping: 1, constants: { colour: 'red' } }, /^colour is no field/],
  ])('that is %s is refused in plain words, and nothing is lost', async (_, mapping, what) => {
    const { session, inspection, preview } = await inspected(csv(CSV))
    const choices: Choices = { ...inspection.choices, kind: 'incidents', ...DONE }
    const refused = await session.mapFiles(mappingFrom('m.json', mapping), 'incidents')
    expect(refused).toMatchObject({
      kind: 'failed',
      what: expect.stringMatching(what) as string,
      toDo: 'Choose a mapping that this form or “convert --suggest” wrote. What was chosen here stays.',
    })
    expect((await preview(choices)).report.shown).toBe(2)
  })
  test('that is opened as if it were a table is named, with where to give it', async () => {
    const { session, inspection } = await inspected(csv(CSV))
    const { text } = await savedMapping(session, inspection.choices)
    expect(await session.inspectFiles([csv(text, 'm.json')], 'postcodes.json')).toMatchObject({
      what: 'm.json holds a mapping, not a feed.',
      toDo: expect.stringContaining('“Read a mapping”') as string,
    })
  })
  test('that is ready is taken and named, and can be put aside', async () => {
    const text =
      'Type,Date,Latitude,Longitude,Legislation,Object of search\nPerson search,2024-05-04T20:15:00+00:00,53.5,-2.6,Some Act,Drugs\n'
    const { session, inspection, preview } = await inspected(csv(text))
    expect(inspection).toMatchObject({
      ready: 'stops and searches of data.police.uk',
      mapping: { kind: 'ready' },
      choices: { kind: 'actions', constants: { type: 'stop-search' } },
    })
    expect((await preview(inspection.choices)).report).toMatchObject({ rowsIn: 1, shown: 1 })
    const guessed = await session.mapFiles({ kind: 'guessed' }, 'actions')
    expect(guessed).toMatchObject({ mapping: { kind: 'guessed' }, choices: { kind: 'actions' } })
    expect(guessed).not.toHaveProperty('choices.constants')
  })
  test('of the everyday patrol log is ready', async () => {
    const log =
      'Hotspot,Date,Start Time,End Time\nmarket,04/05/2024,21:00,21:15\nmarket,04/05/2024,23:50,00:10\n'
    const { inspection, preview } = await inspected(csv(log))
    expect(inspection).toMatchObject({ ready: expect.stringMatching('patrol log') as string })
    expect(inspection.choices.kind).toBe('patrol-visits')
    expect((await preview(inspection.choices)).report).toMatchObject({ rowsIn: 2, shown: 2 })
  })
})

describe('a preview', () => {
  test('says what to do in the words of the form', async () => {
    const { preview, session } = await inspected(csv('Ref,When\na,04/05/2024\n'))
    const inspection = await session.inspectFilesAs('actions')
    if (inspection.kind === 'failed') throw new Error(inspection.what)
    const { steps } = await preview(inspection.choices)
    expect(steps.join(' ')).toMatch(
      /No column gives partner\. Set it under For all rows, or choose its column/,
    )
    expect(steps.join(' ')).not.toContain('--')
  })
  test('lists the names in the file, unlisted ones first', async () => {
    const { inspection, preview } = await inspected(
      csv(`${CSV}A3,05/05/2024,Sexual matter,360210,402110,x\n`),
    )
    const choices: Choices = { ...inspection.choices, kind: 'incidents', ...DONE, names: {} }
    expect((await preview(choices)).names).toMatchObject({
      more: 0,
      names: [
        { name: 'Noise trouble', isListed: false, isSensitive: false },
        { name: 'Sexual matter', isListed: false, isSensitive: true },
        { name: 'Burglary', id: 'burglary', isListed: true },
      ],
    })
    const { names } = await preview({ ...choices, names: { 'noise trouble': 'anti-social-behaviour' } })
    expect(names.names.find(({ name }) => name === 'Noise trouble')).toMatchObject({
      id: 'anti-social-behaviour',
      isListed: true,
    })
  })
})
