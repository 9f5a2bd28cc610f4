/** Parses CSV as in RFC 4180 with a fixed separator, since guessing it fails at times. */
import Papa from 'papaparse'

const RFC_4180 = { delimiter: ',', newline: '\r\n', skipEmptyLines: true } as const

/** All rows, including the header. */
export const csvCells = (text: string): readonly (readonly string[])[] =>
  Papa.parse<string[]>(text, RFC_4180).data

/** Rows by column name, and the parser's errors. */
export function csvRecords(text: string) {
  const { data, errors } = Papa.parse<Record<string, string>>(text, { ...RFC_4180, header: true })
  return { data, errors }
}
