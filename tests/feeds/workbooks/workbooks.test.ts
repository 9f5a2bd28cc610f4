/** Workbooks by the library's own writer, in every format and epoch, read back the same; unsure ones are asked about. */
import { type BookType, utils, write, type WorkSheet } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { recognise } from '../../../src/feeds/formats/recognise.ts'
import { converted, fileOf, GROUND, recognised, whyNot } from '../formats/converting.ts'

type Cell = string | number | boolean | Date | null
type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>
const TYPES: readonly (readonly [BookType, string])[] = [
  ['xlsx', 'a.xlsx'],
  ['xlsb', 'a.xlsb'],
  ['biff8', 'a.xls'],
  ['ods', 'a.ods'],
]
const INCIDENTS = { kind: 'incidents' } as const
const utc = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(Date.UTC(year, month - 1, day, hour, minute))

const sheetOf = (rows: readonly (readonly Cell[])[]) =>
  utils.aoa_to_sheet(
    rows.map((cells) => [...cells]),
    { UTC: true, cellDates: true },
  )

interface Bookish {
  readonly type?: BookType
  readonly date1904?: boolean
  readonly change?: (sheet: WorkSheet) => void
}
function book(
  sheets: Sheets,
  { type = 'xlsx', date1904 = false, change }: Bookish = {},
): Uint8Array<ArrayBuffer> {
  const workbook = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = sheetOf(rows)
    change?.(sheet)
    utils.book_append_sheet(workbook, sheet, name)
  }
  workbook.Workbook = { WBProps: { date1904 } }
  return new Uint8Array(write(workbook, { bookType: type, type: 'array', cellDates: true }) as ArrayBuffer)
}
const HEADER = ['Ref', 'Date', 'Category', 'Longitude', 'Latitude']
const row = (ref: string, date: Cell = utc(2023, 5, 4)): readonly Cell[] => [
  ref,
  date,
  'Burglary',
  -2.61,
  53.51,
]
const idsIn = ({ features }: Awaited<ReturnType<typeof converted>>) =>
  features.map(({ properties }) => properties['id'])

describe.each(TYPES)('a workbook as %s', (type, name) => {
  test.each([false, true])(
    'has its dates, times and numbers by its own epoch (1904: %s)',
    async (date1904) => {
      const rows = [
        ['Ref', 'Date', 'Time', 'Category', 'Longitude', 'Latitude'],
        [123456789012, utc(2023, 5, 4), 21.25 / 24, 'Burglary', -2.61, 53.51],
        ['R2', utc(2023, 10, 26), 0, 'Drugs', -2.61, 53.51],
      ]
      const change = (sheet: WorkSheet) => {
        for (const cell of ['C2', 'C3']) (sheet[cell] as { z?: string }).z = 'hh:mm'
      }
      const { features } = await converted(
        [fileOf(book({ Data: rows }, { type, date1904, change }), name)],
        INCIDENTS,
      )
      expect(features.map(({ properties }) => [properties['id'], properties['occurred']])).toEqual([
        ['123456789012', '2023-05-04T21:15:00'],
        ['R2', '2023-10-26T00:00:00'],
      ])
    },
  )
  test('written by the library reads back the same', async () => {
    const line = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      minute: fc.integer({ min: 1, max: 1439 }),
      east: fc.integer({ min: 0, max: 400 }),
      text: fc.constantFrom('Mill Row', 'by the “Sun”, near a;b|c', '=A+B', '<script>x</script>', 'Ä € 😀'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const rows = lines.map(({ day, minute, east, text }, at): readonly Cell[] => [
          `r${at}`,
          utc(2023, 5, day, 0, minute),
          'Burglary',
          -2.62 + east / 10_000,
          53.51,
          text,
        ])
        const change = (sheet: WorkSheet) => {
          for (const at of lines.keys()) (sheet[`B${at + 2}`] as { z?: string }).z = 'yyyy/mm/ddhh:mm'
        }
        const bytes = book({ Data: [[...HEADER, 'Outcome'], ...rows] }, { type, change })
        const { features } = await converted([fileOf(bytes, name)], INCIDENTS)
        expect(features.map(({ geometry, properties }) => [properties, geometry?.coordinates])).toEqual(
          lines.map(({ day, minute, east, text }, at) => [
            {
              id: `r${at}`,
              category: 'burglary',
              occurred: utc(2023, 5, day, 0, minute).toISOString().slice(0, 19),
              outcome: text,
            },
            [-2.62 + east / 10_000, 53.51],
          ]),
        )
      }),
      { numRuns: 12 },
    )
  })
  test('cut off anywhere is refused or has all its rows', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => row(`r${at}`))
    const bytes = book({ Data: [HEADER, ...rows] }, { type })
    for (let share = 1; share < 40; share += 1) {
      const cut = fileOf(bytes.slice(0, Math.floor((bytes.length * share) / 40)), name)
      expect([await whyNot([cut], INCIDENTS), share]).toEqual([
        expect.stringMatching(/^300 rows$|damaged|cut off|no text/),
        share,
      ])
    }
  })
})

describe('the table of a workbook', () => {
  const convertedBook = (sheets: Sheets, options: Bookish = {}) =>
    converted([fileOf(book(sheets, options), 'a.xlsx')], INCIDENTS)
  test('begins below titles, whose words are reported, and keeps the numbers of its rows', async () => {
    const { report } = await convertedBook({
      Data: [['Incidents of May'], [], HEADER, row('a'), row('b', 'soon')],
    })
    expect(report).toMatchObject({ rowsIn: 2, shown: 1 })
    expect(report.setAside[0]?.examples[0]).toMatchObject({ row: 2, line: 5, id: 'b' })
    expect(report.notices[0]?.text).toBe(
      'Above the names of columns in a.xlsx, and not read: “Incidents of May”.',
    )
  })
  test('has the names of its columns where a person says, with the first rows to choose from', async () => {
    const rows = [['Community safety', 'April'], [], HEADER, row('a')]
    const file = fileOf(book({ Data: rows }), 'a.xlsx')
    const found = await recognised([file])
    expect(found.head).toMatchObject({
      line: 3,
      rows: [{ line: 1, cells: rows[0] }, { line: 3 }, { line: 4 }],
    })
    const chosen = await recognise([file], { ...GROUND, headLine: 1 })
    if (chosen.kind === 'failed') throw new Error(chosen.what)
    expect([chosen.rows, chosen.columns.map(({ name }) => name).slice(0, 2)]).toEqual([
      2,
      ['Community safety', 'April'],
    ])
    expect(chosen.head?.line).toBe(1)
  })
  test('fills cells that are merged downwards', async () => {
    const rows = [
      HEADER,
      row('a'),
      ['b', null, 'Drugs', -2.61, 53.51],
      ['c', utc(2023, 5, 6), 'Drugs', -2.61, 53.51],
    ]
    const change = (sheet: WorkSheet) => {
      sheet['!merges'] = [{ s: { r: 1, c: 1 }, e: { r: 2, c: 1 } }]
    }
    const { features } = await convertedBook({ Data: rows }, { change })
    expect(features.map(({ properties }) => properties['occurred'])).toEqual([
      '2023-05-04',
      '2023-05-04',
      '2023-05-06',
    ])
  })
  describe('with groups of columns merged above their names', () => {
    const GROUPS = ['Ref', 'When', '', 'Category', 'Place', '']
    const BELOW = ['', 'Date', 'Time', '', 'Longitude', 'Latitude']
    const record = (ref: string) => [ref, utc(2023, 5, 4), '21:15', 'Burglary', -2.61, 53.51]
    const change = (sheet: WorkSheet) => {
      sheet['!merges'] = [
        { s: { r: 1, c: 1 }, e: { r: 1, c: 2 } },
        { s: { r: 1, c: 4 }, e: { r: 1, c: 5 } },
      ]
    }
    const namesIn = async (rows: readonly (readonly Cell[])[]) =>
      (await recognised([fileOf(book({ Data: rows }, { change }), 'a.xlsx')], 'incidents')).columns.map(
        ({ name }) => name,
      )
    test('has both as the names, and no row of them', async () => {
      const rows = [['Burglaries of May'], GROUPS, BELOW, record('a'), record('b')]
      expect(await namesIn(rows)).toEqual([
        'Ref',
        'When Date',
        'When Time',
        'Category',
        'Place Longitude',
        'Place Latitude',
      ])
      const { report } = await convertedBook({ Data: rows }, { change })
      expect([report.rowsIn, report.notices[0]?.text]).toEqual([
        2,
        'Above the names of columns in a.xlsx, and not read: “Burglaries of May”.',
      ])
    })
    test.each([
      ['a date below a group', record('a')],
      ['a name that stands alone', ['a', 'May', 'night', 'Burglary', 'Wigan', 'Ince']],
    ])('keeps a first record with %s as a row', async (_, first) => {
      const names = await namesIn([['Burglaries of May'], GROUPS, first, record('b')])
      expect(names.slice(0, 2)).toEqual(['Ref', 'When'])
    })
  })
  test('is one over all sheets with the same columns', async () => {
    const outcome = await convertedBook({ May: [HEADER, row('a')], June: [HEADER, row('b')] })
    expect(idsIn(outcome)).toEqual(['a', 'b'])
    expect(outcome.report.notices[0]?.text).toBe('Read of a.xlsx: “May”, “June”.')
  })
  test('is the one beside lists for choosing from', async () => {
    const outcome = await convertedBook({
      Lists: [['Category'], ['Burglary']],
      Codes: [
        ['Code', 'Name'],
        ['B', 'Burglary'],
      ],
      Data: [HEADER, row('a')],
    })
    expect(idsIn(outcome)).toEqual(['a'])
    expect(outcome.report.notices[0]?.text).toBe('Read of a.xlsx: “Data”. Not read: “Codes”.')
  })
  const TWO: Sheets = {
    Crimes: [HEADER, row('a')],
    Visits: [
      ['Ref', 'Date', 'Officer'],
      ['v', 'x', 'y'],
    ],
  }
  test('is unsure where sheets differ, and the one that is named', async () => {
    const file = fileOf(book(TWO), 'a.xlsx')
    expect((await recognised([file])).sheets).toEqual({
      names: ['Crimes', 'Visits'],
      read: ['Crimes'],
      isSure: false,
    })
    const named = await recognise([file], { ...GROUND, sheet: 'Visits' })
    expect(named).toMatchObject({ rows: 1, sheets: { read: ['Visits'], isSure: true } })
    expect(await recognise([file], { ...GROUND, sheet: 'Other' })).toMatchObject({
      what: 'a.xlsx has no sheet “Other”.',
      toDo: 'Its sheets are: “Crimes”, “Visits”.',
    })
  })
  test('is not in a hidden sheet', async () => {
    const workbook = utils.book_new()
    utils.book_append_sheet(workbook, sheetOf([HEADER, row('a')]), 'Data')
    utils.book_append_sheet(workbook, sheetOf([HEADER, row('hidden')]), 'Old')
    workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
    const bytes = new Uint8Array(write(workbook, { bookType: 'xlsx', type: 'array' }) as ArrayBuffer)
    expect(idsIn(await converted([fileOf(bytes, 'a.xlsx')], INCIDENTS))).toEqual(['a'])
  })
  test('is missing where there is none', async () => {
    expect(await whyNot([fileOf(book({ Notes: [['Ask Ann']] }), 'a.xlsx')])).toBe(
      'a.xlsx has no sheet with a table.',
    )
  })
  test('with formulas that were never computed is refused', async () => {
    const files = unzipSync(book({ Data: [HEADER, ['a', 45_050, 'Burglary', -2.61, 53.51]] }))
    const path = 'xl/worksheets/sheet1.xml'
    const xml = strFromU8(files[path] ?? new Uint8Array())
    const changed = xml.replace('<v>-2.61</v>', '<f>A1+1</f>')
    expect(changed).not.toBe(xml)
    const bytes = new Uint8Array(zipSync({ ...files, [path]: strToU8(changed) }))
    expect(await whyNot([fileOf(bytes, 'a.xlsx')])).toBe('a.xlsx has formulas without results.')
  })
  test('whose sheet ends early inside a whole archive is refused', async () => {
    const files = unzipSync(book({ Data: [HEADER, row('a'), row('b')] }))
    const path = 'xl/worksheets/sheet1.xml'
    const xml = files[path] ?? new Uint8Array()
    const bytes = new Uint8Array(zipSync({ ...files, [path]: xml.slice(0, -200) }))
    expect(await whyNot([fileOf(bytes, 'a.xlsx')])).toBe(
      'a.xlsx is damaged: its sheet sheet1.xml ends early.',
    )
  })
})

test('a web page under the name of a workbook is refused with the way out', async () => {
  const page = fileOf('<html><table><tr><th>Ref</th></tr></table></html>', 'a.xls')
  expect(await whyNot([page])).toBe('a.xls is a web page under the name of a workbook.')
  expect(await whyNot([fileOf('<html></html>', 'a.csv')])).toBe('a.csv is a web page.')
})

test.each(TYPES.filter(([type]) => type !== 'ods'))(
  'errors in cells as %s are shown as such, and #N/A is no value',
  async (type, name) => {
    const change = (sheet: WorkSheet) => {
      sheet['F2'] = { t: 'e', v: 7 }
      sheet['F3'] = { t: 'e', v: 42 }
    }
    const rows = [
      [...HEADER, 'Outcome'],
      [...row('R1'), 'x'],
      [...row('R2'), 'y'],
    ]
    const { features } = await converted([fileOf(book({ Data: rows }, { type, change }), name)], INCIDENTS)
    expect(features.map(({ properties }) => properties['outcome'])).toEqual(['#DIV/0!', undefined])
  },
)
