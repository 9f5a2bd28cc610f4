/** Repeated texts as numbers while a feed is read, and the column that is left of them in the end. */
import type { TextColumn } from '../../../domain/incident.ts'
import { contentHash } from '../../rows/content-hash.ts'

/** Numbers each text once; -1 stands for none. */
export interface TextDictionary {
  readonly codeFor: (text: string | null) => number
  readonly at: (code: number) => string | null
  /** What the text of a number says, as a number that does not depend on what came before it. */
  readonly saidBy: (code: number) => number
  /** Every text, by its number. */
  readonly values: () => readonly string[]
}

export function textDictionary(): TextDictionary {
  const values: string[] = []
  const said: number[] = []
  const codes = new Map<string, number>()
  return {
    codeFor: (text) => {
      if (text === null) return -1
      const known = codes.get(text)
      if (known !== undefined) return known
      codes.set(text, values.length)
      said.push(contentHash(text))
      return values.push(text) - 1
    },
    at: (code) => values[code] ?? null,
    saidBy: (code) => said[code] ?? 0,
    values: () => [...values],
  }
}

/** The column of the codes given, holding only texts that a row still uses, in the order of the rows. */
export function textColumn(codes: Int32Array, dictionary: TextDictionary): TextColumn {
  const values: string[] = []
  const renumbered = new Map<number, number>()
  const column = codes.map((code) => {
    const known = code < 0 ? -1 : renumbered.get(code)
    if (known !== undefined) return known
    renumbered.set(code, values.length)
    return values.push(dictionary.at(code) ?? '') - 1
  })
  return { codes: column, values }
}
