/** The writer of CSV files: any text survives, no formula runs, letters stay whole in a spreadsheet. */
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvFile } from '../../src/summary/csv-file.ts'

const MARK = '\u{FEFF}'
const cellsIn = (text: string) =>
  Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data

describe('a CSV file', () => {
  it('preserves any text, with a guard before formulas', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cell = cellsIn(csvFile([['first', text]]))[0]?.[1]
        expect(cell === text || cell === `'${text}`).toBe(true)
        expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
  it('leaves unknown values empty and numbers unrounded and unquoted', () => {
    expect(
      csvFile([
        ['a', 'b'],
        [undefined, null, -0.25, 0, 1 / 3],
      ]),
    ).toBe(`${MARK}a,b\r\n,,-0.25,0,0.3333333333333333\r\n`)
  })
  it('has a byte order mark, without which spreadsheets garble letters beyond ASCII', () => {
    const bytes = new TextEncoder().encode(csvFile([['Ō'], ['–']]))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(cellsIn(csvFile([['Ō'], ['–']]))).toEqual([['Ō'], ['–']])
  })
})
