/** Finds areas by a postcode or its beginning, in the list that the page loads when it is first needed. */
import type { PublicPostcodes } from '../../summary/public-summary.ts'

/** What a postcode leads to. */
type PostcodeAnswer =
  /** Codes of the areas in which a part of it lies; one for a whole postcode. */
  | { readonly kind: 'areas'; readonly typed: string; readonly codes: readonly string[] }
  /** Its district is here, but the list does not hold it. */
  | { readonly kind: 'unknown'; readonly typed: string }
  | { readonly kind: 'outside'; readonly typed: string }
  /** Too little to say. */
  | { readonly kind: 'unfinished' }

const compact = (text: string) => text.replaceAll(/[^a-z\d]/gi, '').toUpperCase()

const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)([A-Z]{2})$/
/** The beginning of a postcode: letters, and at least one digit. */
const BEGINNING = /^[A-Z]{1,2}\d[A-Z\d]{0,5}$/

/** Whether a text is meant as a postcode. */
export const isPostcode = (text: string): boolean => BEGINNING.test(compact(text))

export const isWholePostcode = (text: string): boolean => POSTCODE.test(compact(text))

export function areasOfPostcode(text: string, { sectors }: PublicPostcodes): PostcodeAnswer {
  const typed = compact(text)
  const list = Object.entries(sectors).map(([sector, units]) => {
    const [outward = '', digit = ''] = sector.split(' ')
    return { outward, sector: outward + digit, units: Object.entries(units) }
  })
  const districts = new Set(list.map(({ outward }) => outward))
  const areas = (units: readonly (readonly [code: string, letters: string])[], written = typed) =>
    ({ kind: 'areas', typed: written, codes: [...new Set(units.map(([code]) => code))] }) as const
  const [, outward = '', digit = '', letters = ''] = POSTCODE.exec(typed) ?? []
  if (outward !== '') {
    const written = `${outward} ${digit}${letters}`
    if (!districts.has(outward)) return { kind: 'outside', typed: written }
    const units = list.find(({ sector }) => sector === outward + digit)?.units ?? []
    const holding = units.filter(([, all]) => pairsOf(all).includes(letters))
    return holding.length > 0 ? areas(holding, written) : { kind: 'unknown', typed: written }
  }
  const inDistrict = list.filter((one) => one.outward === typed)
  if (inDistrict.length > 0) return areas(inDistrict.flatMap(({ units }) => units))
  const sector = list.find((one) => typed.startsWith(one.sector))
  if (sector) {
    const letter = typed.slice(sector.sector.length)
    const units = sector.units.filter(([, all]) => pairsOf(all).some((pair) => pair.startsWith(letter)))
    const written = `${sector.outward} ${typed.slice(sector.outward.length)}`
    return units.length > 0 ? areas(units, written) : { kind: 'unknown', typed: written }
  }
  const isBeginning = list.some((one) => one.outward.startsWith(typed))
  if (isBeginning) return { kind: 'unfinished' }
  return list.some((one) => typed.startsWith(one.outward))
    ? { kind: 'unknown', typed }
    : { kind: 'outside', typed }
}

const pairsOf = (letters: string): readonly string[] => letters.match(/../g) ?? []
