/** An archive of data.police.uk: months in order and each once, the part and the forces that are wanted, the rest named. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { FeedKind } from '../../../src/domain/feed.ts'
import { convert } from '../../../src/feeds/formats/convert.ts'
import { choicesFor, recognise } from '../../../src/feeds/formats/recognise.ts'
import type { InputFile } from '../../../src/feeds/formats/recognised.ts'
import { fileOf, GROUND } from '../formats/converting.ts'

const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
const OUTCOMES =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type'
const STOPS =
  'Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing'

const street = (month: string, force: string, ...ids: readonly string[]) => ({
  [`${month}/${month}-${force}-street.csv`]: lines(
    STREET,
    ids.map((id) => `${id},${month},F,F,-2.61,53.51,On or near Elm Street,E01,Small,Burglary,,`),
  ),
})
const outcomes = (month: string, force: string) => ({
  [`${month}/${month}-${force}-outcomes.csv`]: lines(OUTCOMES, [
    `o,${month},F,F,-2.61,53.51,,E01,Small,None`,
  ]),
})
const stops = (month: string, force: string) => ({
  [`${month}/${month}-${force}-stop-and-search.csv`]: lines(STOPS, [
    `Person search,${month}-04T20:15:00+00:00,,,53.51,-2.61,,,,,Act,Drugs,Arrest,,`,
  ]),
})
const lines = (head: string, rows: readonly string[]) => strToU8([head, ...rows, ''].join('\n'))
const zip = (name: string, ...parts: readonly Zippable[]) =>
  fileOf(new Uint8Array(zipSync(Object.assign({}, ...parts) as Zippable)), name)

const OWN = 'greater-manchester'

async function read(
  files: readonly InputFile[],
  kind: FeedKind = 'incidents',
  forces: readonly string[] | null = null,
) {
  const context = { ...GROUND, forces }
  const recognised = await recognise(files, context, kind)
  if (recognised.kind === 'failed') return { ids: [], says: [`${recognised.what} ${recognised.toDo}`] }
  const made = await convert(recognised, choicesFor(recognised, context, kind), context)
  if (made.kind === 'failed') return { ids: [], says: [made.what] }
  const ids = made.lines.map((line) => {
    const { properties } = JSON.parse(line) as { readonly properties: Readonly<Record<string, unknown>> }
    return `${String(properties['id'])} ${String(properties['occurred'] ?? properties['on']).slice(0, 7)}`
  })
  const codes = ['unread-files', 'repeated-months']
  return {
    ids,
    says: made.report.notices.filter(({ code }) => codes.includes(code)).map(({ text }) => text),
  }
}

describe('an archive of data.police.uk', () => {
  const whole = zip(
    'archive.zip',
    street('2023-06', OWN, 'c'),
    street('2023-05', OWN, 'a', 'b'),
    outcomes('2023-05', OWN),
    outcomes('2023-06', OWN),
    stops('2023-05', OWN),
    street('2023-05', 'cheshire', 'x'),
  )
  test('gives the street crimes of the place’s own force, month after month, and names the rest', async () => {
    expect(await read([whole])).toEqual({
      ids: ['a 2023-05', 'b 2023-05', 'c 2023-06'],
      says: [
        'Of archive.zip not read: 2 files of outcomes; they say nothing of the category, and the street crimes have the latest outcome of each.',
        'Of archive.zip not read: 1 file of stops and searches; convert them to actions (--kind actions on the command line).',
        'Of archive.zip not read: street crimes of cheshire.',
      ],
    })
  })
  test('gives the stops and searches as actions', async () => {
    expect((await read([whole], 'actions')).ids).toEqual([
      '2023-05-greater-manchester-stop-and-search-line-2 2023-05',
    ])
  })
  test('gives the forces that are named, and says which is not in it', async () => {
    expect((await read([whole], 'incidents', ['cheshire', OWN])).ids).toEqual([
      'x 2023-05',
      'a 2023-05',
      'b 2023-05',
      'c 2023-06',
    ])
    expect((await read([whole], 'incidents', ['cheshire'])).ids).toEqual(['x 2023-05'])
    expect((await read([whole], 'incidents', ['cheshyre'])).says).toEqual([
      'archive.zip: no file of cheshyre is in it. Name the force as its files do: FORCE of 2023-05-FORCE-street.csv.',
    ])
  })
  test('of other forces alone gives them', async () => {
    expect((await read([zip('a.zip', street('2023-05', 'cheshire', 'x'))])).ids).toEqual(['x 2023-05'])
  })
  test('of outcomes alone is refused as before', async () => {
    expect((await read([zip('a.zip', outcomes('2023-05', OWN))])).says.join()).toMatch(/outcomes/)
  })
})

test('a month in two archives is read from the last of them, also where both are the same', async () => {
  const older = zip('older.zip', street('2023-05', OWN, 'a', ''), street('2023-04', OWN, 'n'))
  const newer = zip('newer.zip', street('2023-05', OWN, 'a', 'b', ''), street('2023-04', OWN, 'n'))
  const again =
    'In several of the files, and read from the last of them: 2023-04 of greater-manchester, 2023-05 of greater-manchester.'
  expect(await read([older, newer])).toEqual({
    ids: ['n 2023-04', 'a 2023-05', 'b 2023-05', '2023-05-greater-manchester-street-line-4 2023-05'],
    says: [again],
  })
  expect((await read([newer, older])).ids).toHaveLength(3)
})

test('many months are named by their number', async () => {
  const months = Array.from({ length: 9 }, (_, at) => `2022-0${at + 1}`)
  const parts = months.map((month) => street(month, OWN, month))
  const { ids, says } = await read([zip('a.zip', ...parts), zip('b.zip', ...parts)])
  expect(ids).toHaveLength(9)
  expect(says.join()).toContain('and 4 more')
})
