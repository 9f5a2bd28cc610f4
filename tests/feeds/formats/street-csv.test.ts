/** Street crime CSV to a feed: rows in = rows out + rows set aside. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { decodeBorough } from '../../../src/domain/borough/decode.ts'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { rowsSetAside } from '../../../src/domain/feed.ts'
import type { InputFile } from '../../../src/feeds/formats/recognised.ts'
import { type Outcome, GROUND, converted, fileOf, recognised, whyNot } from './converting.ts'

const HEADER =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
const line = (id: string, type = 'Burglary', place = '-2.600000,53.500000', month = '2018-06') =>
  `${id},${month},Invented Police,Invented Police,${place},On or near Elm Street,E01000001,Small 001A,${type},Under investigation,`
const textOf = (lines: readonly string[]) => [HEADER, ...lines, ''].join('\n')
const file = (lines: readonly string[], name = '2018-06-street.csv') => fileOf(textOf(lines), name)
const made = (...files: readonly InputFile[]) => converted(files, { kind: 'incidents' })
const idsIn = ({ features }: Outcome) => features.map(({ properties }) => properties['id'])
const categoriesIn = ({ features }: Outcome) => features.map(({ properties }) => properties['category'])
const why = (text: string) => whyNot([fileOf(text)], { kind: 'incidents' })

test('a row becomes an incident dated by month', async () => {
  expect((await recognised([file([line('c1')])])).format).toBe('street-csv')
  expect((await made(file([line('c1')]))).features[0]).toEqual({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
    properties: {
      id: 'c1',
      category: 'burglary',
      occurred: '2018-06',
      agency: 'Invented Police',
      location: 'On or near Elm Street',
      outcome: 'Under investigation',
    },
  })
})

test('every crime type becomes its slug in the contract', async () => {
  const types = DEFAULT_CATEGORIES.map(({ label }, i) => line(`c${i}`, label))
  const slugs = categoriesIn(await made(file(types)))
  expect(slugs).toEqual(DEFAULT_CATEGORIES.map(({ id }) => id))
  expect(slugs).toContain('violent-crime')
  const unlisted = await made(file([line('c', 'Drone & kite')]))
  expect(categoriesIn(unlisted)).toEqual(['drone-kite'])
  expect(unlisted.report.notices).toContainEqual(expect.objectContaining({ code: 'not-in-list', count: 1 }))
})

describe('ids', () => {
  test('are made from file and line where they are blank, the same each time', async () => {
    const rows = file([line(''), line('c1'), line('')])
    expect(idsIn(await made(rows))).toEqual(['2018-06-street-line-2', 'c1', '2018-06-street-line-4'])
    expect(await made(rows)).toEqual(await made(rows))
  })
  test('that are repeated become distinct, over several files', async () => {
    const repeated = await made(
      file([line('c1'), line('c1', 'Drugs'), line('c1-2')]),
      file([line('c1', 'Robbery'), line('')], '2018-06-street.csv'),
      file([line('')], '2018-06-street.csv'),
    )
    expect(idsIn(repeated)).toEqual([
      'c1',
      'c1-2',
      'c1-2-2',
      'c1-3',
      '2018-06-street-line-3',
      '2018-06-street-line-2',
    ])
    expect(repeated.report.notices).toContainEqual(expect.objectContaining({ code: 'repeated-id', count: 3 }))
    expect(repeated.report.notices).toContainEqual(expect.objectContaining({ code: 'made-id', count: 2 }))
  })
})

test('rows that cannot be placed or dated are set aside with their line', async () => {
  const { report, lines } = await made(
    file([
      line('ok'),
      line('blank', 'Burglary', ','),
      line('swapped', 'Burglary', '53.5,-2.6'),
      line('metres', 'Burglary', '357000,405000'),
      line('words', 'Burglary', 'west,53.5'),
      line('far', 'Burglary', '0.1,51.5'),
      line('late', 'Burglary', '-2.6,53.5', '2018-13'),
      line('early', 'Burglary', '-2.6,53.5', '1999-12'),
      line('none', ''),
    ]),
  )
  expect(lines).toHaveLength(1)
  expect([report.rowsIn, report.shown, rowsSetAside(report)]).toEqual([9, 1, 8])
  const actual = report.setAside.map(({ reason, examples }) => [reason, examples[0]?.line, examples[0]?.id])
  expect(actual).toEqual([
    ['missing-geometry', 3, 'blank'],
    ['bad-coordinates', 6, 'words'],
    ['swapped-axes', 4, 'swapped'],
    ['metres', 5, 'metres'],
    ['outside', 7, 'far'],
    ['missing-field', 10, 'none'],
    ['bad-date', 8, 'late'],
    ['before-2000', 9, 'early'],
  ])
})

describe('the file', () => {
  test('may have a byte order mark, CRLF, blank lines, quoted cells and columns in any order', async () => {
    const expectedLines = (await made(fileOf(textOf([line('c1'), line('c2')])))).lines
    const text = textOf([line('c1'), '', line('c2')])
    const same = async (other: string) => expect((await made(fileOf(other))).lines).toEqual(expectedLines)
    await same(`\uFEFF${text.replaceAll('\n', '\r\n')}`)
    await same(text.replaceAll('On or near Elm Street', '"On or near Elm Street"'))
    const turned = text.split('\n').map((each) => each.split(',').toReversed().join())
    expect((await made(fileOf(turned.join('\n')))).features).toHaveLength(2)
  })
  test('has correct line numbers after a cell of several lines', async () => {
    const broken = line('c1').replace('On or near Elm Street', '"On or near\nElm Street"')
    const { report } = await made(file([broken, line('c2', '')]))
    expect(report.setAside[0]?.examples).toEqual([{ row: 2, line: 4, id: 'c2', field: 'Crime type' }])
  })
  test('that is none of these is refused with a message', async () => {
    expect(await why('<html>')).toBe('a.csv is a web page.')
    expect(await why('')).toBe('a.csv is empty.')
    expect(await whyNot([file([line('c1')], 'a.csv'), file([line('c1')], 'b.csv')])).toBe(
      'b.csv holds the very same as a.csv.',
    )
  })
  test('that is truncated is refused as a whole', async () => {
    const text = textOf([line('c1'), line('c2')])
    expect(await why(text.slice(0, -40))).toBe('a.csv ends early: its last row is cut off.')
    expect(await why(`${text}"c3,2018-06`)).toBe('a.csv ends early: its last row is cut off.')
    expect(await why(text)).toBe('2 rows')
  })
})

const realFile = process.env['HOLDFAST_STREET_CSV']

describe('the real file of June 2018', () => {
  beforeEach(({ skip }) =>
    skip(!realFile, 'skipped: HOLDFAST_STREET_CSV names no file of real street crimes'),
  )
  const text = realFile ? readFileSync(realFile, 'utf8') : textOf([line('c1')])
  const encoded = readFileSync(new URL('../../../data/place/borough.json', import.meta.url), 'utf8')
  const { outline } = decodeBorough(JSON.parse(encoded))
  const real = converted([fileOf(text, 'real.csv')], { kind: 'incidents', context: { ...GROUND, outline } })

  test('gives 3,048 rows for 3,048', async () => {
    expect((await real).report).toMatchObject({ rowsIn: 3048, shown: 3048, setAside: [] })
  })
  test('has the counts by category of an independent count', async () => {
    const types = text
      .trimEnd()
      .split(/\r?\n/)
      .slice(1)
      .map((each) => (each.split(',')[9] ?? '').toLowerCase())
    const slugs = types.map((type) =>
      type === 'violence and sexual offences'
        ? 'violent-crime'
        : type.replace(' and arson', '-arson').replaceAll(' ', '-'),
    )
    const actual = tally(categoriesIn(await real).map(String))
    expect(actual).toEqual(tally(slugs))
    expect(actual.size).toBe(14)
  })
  test('has unique ids', async () => {
    expect(new Set(idsIn(await real)).size).toBe(3048)
  })
})

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
