/** Reads the CSV files that the product writes as RFC 4180 says; a reader that guesses the separator is at times wrong. */
import Papa from 'papaparse'

const RFC_4180 = { delimiter: ',', newline: '\r\n', skipEmptyLines: true } as const

/** Every row, the header among them. */
export const csvCells = (text: string): readonly (readonly string[])[] =>
  Papa.parse<string[]>(text, RFC_4180).data

/** Rows by the names of the header, and what the reader found wrong. */
export function csvRecords(text: string) {
  const { data, errors } = Papa.parse<Record<string, string>>(text, { ...RFC_4180, header: true })
  return { data, errors }
}
