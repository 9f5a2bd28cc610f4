/** Lines of a table: quotes that do not pair, titles, notes, the header again, and the count of lines. */
import { describe, expect, test } from 'vitest'
import { eachCsvRow, separatorOf } from '../../../src/feeds/tables/csv-rows.ts'
import { recognise } from '../../../src/feeds/formats/recognise.ts'
import { converted, fileOf, GROUND, recognised, whyNot } from '../formats/converting.ts'

const HEAD = 'Ref,Type,Date,Where,Lon,Lat'
const row = (id: string, where = 'Elm Street') => `${id},Burglary,2024-05-04,${where},-2.6,53.5`
const csv = (...rows: readonly string[]) => fileOf([HEAD, ...rows, ''].join('\n'))
const idsOf = async (text: string) =>
  (await converted([fileOf(text)], { kind: 'incidents' })).features.map(({ properties }) => properties['id'])
const why = (...rows: readonly string[]) => whyNot([csv(...rows)], { kind: 'incidents' })

describe('a quotation mark', () => {
  test('that nothing closes refuses the file with its line', async () => {
    expect(await why(row('a'), row('b', '"Elm Street'), row('c'), row('d'))).toBe(
      'a.csv, line 3: a quotation mark opens and none closes it, so the rows after it cannot be told apart.',
    )
  })
  test.each([
    ['a stray one further on', [row('b', '"Elm Street'), row('c'), row('d', 'Oak Road"'), row('e')]],
    [
      'a quoted cell further on',
      [row('b', '"Elm Street'), row('c'), row('d', '"Oak Road, North"'), row('e')],
    ],
    ['the next row', [row('b', '"Elm Street'), row('c', 'Oak Road"')]],
  ])('that is closed by %s refuses the file with its line', async (_, rows) => {
    expect(await why(row('a'), ...rows)).toMatch(
      /^a\.csv, line 3: a quotation mark opens there and joins the next/,
    )
  })
  test('inside a cell stays as it is', async () => {
    const { features } = await converted([csv(row('a', 'The "Old" Mill'), row('b', '"Mill ""B"""'))])
    expect(features.map(({ properties }) => properties['location'])).toEqual(['The "Old" Mill', 'Mill "B"'])
  })
  test('that displaces the cells of its own row sets that row aside', async () => {
    const { features, report } = await converted([csv('a,Burglary,2024-05-04,"Elm,"-2.6",53.5', row('b'))])
    expect(features.map(({ properties }) => properties['id'])).toEqual(['b'])
    expect(report.setAside).toMatchObject([{ reason: 'uneven-row', count: 1 }])
  })
})

describe('a cell of several lines is kept', () => {
  const NOTES = 'Line one, with a comma\nline two\n\nline four'
  test.each([
    ['first', `Note,Ref,Type,Date,Lon,Lat\n"${NOTES}",a,Burglary,2024-05-04,-2.6,53.5\n`],
    ['middle', `Ref,Note,Type,Date,Lon,Lat\na,"${NOTES}",Burglary,2024-05-04,-2.6,53.5\n`],
    ['last', `Ref,Type,Date,Lon,Lat,Note\na,Burglary,2024-05-04,-2.6,53.5,"${NOTES}"\n`],
  ])('in the %s column', async (_, text) => expect(await idsOf(text)).toEqual(['a']))
})

test('a row with more cells than columns is set aside', async () => {
  const { report } = await converted([csv(row('a'), `${row('b')},more`, `${row('c')},,`)])
  expect(report).toMatchObject({ rowsIn: 3, shown: 2, setAside: [{ reason: 'uneven-row' }] })
})

describe('lines that are no records', () => {
  test('above the column names are left out and counted', async () => {
    const text = `Northtown Council,,,,,\nBurglaries of May,,,,,\n,,,,,\n${HEAD}\n${row('a')}\n`
    const { report } = await converted([fileOf(text)], { kind: 'incidents' })
    expect(report).toMatchObject({ rowsIn: 1, shown: 1 })
    expect(report.notices).toContainEqual(expect.objectContaining({ code: 'titles-left-out', count: 2 }))
  })
  test('are taken as the column names where a person says so', async () => {
    const text = `Northtown,Burglaries\n${HEAD}\n${row('a')}\n`
    const found = await recognised([fileOf(text)])
    expect(found.head).toMatchObject({ line: 2, rows: [{ line: 1 }, { line: 2 }, { line: 3 }] })
    const chosen = await recognise([fileOf(text)], { ...GROUND, headLine: 1 })
    expect(chosen).toMatchObject({ rows: 2, head: { line: 1 }, columns: [{ name: 'Northtown' }, {}] })
  })
  test('under the table or in it are set aside', async () => {
    const notes = ['Total,,1,,,', HEAD, '---,----,----,-----,---,---', 'Source: the records system']
    const { report } = await converted([csv(row('a'), ...notes)])
    expect(report).toMatchObject({ rowsIn: 5, shown: 1, setAside: [{ reason: 'no-record', count: 4 }] })
  })
  test('may end the file without a line end, which a record may not', async () => {
    expect(await idsOf(`${HEAD}\n${row('a')}\nSource: the records system`)).toEqual(['a'])
    expect(await why(row('a'), 'b,Burg')).toBe('1 rows')
    expect(await whyNot([fileOf(`${HEAD}\n${row('a')}\nb,Burg`)])).toBe(
      'a.csv ends early: its last row is cut off.',
    )
  })
})

test('the first line may name the separator', async () => {
  expect(separatorOf('sep=;\na,b;c\n')).toBe(';')
  expect(await idsOf(`sep=;\n${HEAD}\n${row('a')}\n`.replaceAll(',', ';'))).toEqual(['a'])
})

test('a table without column names is refused', async () => {
  expect(await whyNot([fileOf(`${row('a')}\n${row('b')}\n`)])).toBe(
    'a.csv has no row of column names: its first row is a record.',
  )
})

test('every line with text is counted apart from the parser', () => {
  const seen: string[] = []
  const text = 'a,b\n\n ,\n"x\n\ny",2\n"",""\n3,4'
  const failure = eachCsvRow(
    { name: 'a.csv', text, isWindows1252: false },
    ',',
    (cells, line) => void seen.push(`${line}: ${cells.join('|')}`),
  )
  expect(failure).toBeNull()
  expect(seen).toEqual(['1: a|b', '4: x\n\ny|2', '8: 3|4'])
})
