/** Reads what is typed as the beginning of a postcode, spaces and case forgiven. */
import type { Postcode } from '../../domain/borough/borough.ts'

/** An area's letters and a digit at least: `ZZ` alone may yet become a name. */
const BEGINNING = /^[A-Z]{1,2}\d[A-Z\d]?\d?[A-Z]{0,2}$/

/** `zz11aa`, `ZZ1 1AA` and ` Zz1-1aA ` alike are `ZZ11AA`; null: no postcode begins like that. */
export function postcodeBegun(text: string): string | null {
  const signs = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  return BEGINNING.test(signs) ? signs : null
}

/** All that begin so, in their own order; after a typed space the part before it is the whole outward code. */
export function postcodesFrom(text: string, list: readonly Postcode[]): readonly Postcode[] {
  const begun = postcodeBegun(text)
  if (begun === null) return []
  const outward = /^\s*([a-z]{1,2}\d[a-z\d]?)\s+\S/i.exec(text)?.[1]?.toUpperCase()
  const isWanted = (postcode: string) => outward === undefined || postcode.startsWith(`${outward} `)
  return list.filter(({ postcode }) => postcode.replace(' ', '').startsWith(begun) && isWanted(postcode))
}
