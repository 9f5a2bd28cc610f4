/** A name or a query as plain words: small letters and digits, no accents, no punctuation, `&` as "and". */

// Apostrophes go without leaving a gap, so that "boars head" finds "Boar's Head".
const APOSTROPHES = /['’‘`´]/g
const ACCENTS = /\p{M}/gu
const NOT_WORDS = /[^\p{L}\p{N}]+/u

/** `Ash, Long Mead & Elm` gives ash, long, mead, and, elm. */
export const plainWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(APOSTROPHES, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .split(NOT_WORDS)
    .filter((word) => word !== '')
