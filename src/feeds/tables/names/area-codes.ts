/** Codes for areas that have none: made from names that no other row of the files has. */
import { slugOf } from './slug.ts'

interface AreaRow {
  readonly code: string
  readonly name: string
}

/** The code for a name; null where another row has the name or a code like it. */
export type AreaCodes = (name: string) => string | null

export function areaCodes(rows: readonly AreaRow[]): AreaCodes {
  const counts = new Map<string, number>()
  const count = (text: string) => {
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  for (const { code, name } of rows) {
    const slug = slugOf(name)
    count(slug)
    if (code !== slug) count(code)
  }
  return (name) => {
    const slug = slugOf(name)
    return slug !== '' && counts.get(slug) === 1 ? slug : null
  }
}
