/** Words by which exports write that a cell has no value. */

const WORDS: ReadonlySet<string> = new Set([
  'null',
  '(null)',
  '[null]',
  '<null>',
  'na',
  'n/a',
  '#n/a',
  'nan',
  'n/k',
  'nk',
  'nil',
  '-',
  '--',
  '---',
  '.',
  '(blank)',
])
const LONGEST = Math.max(...[...WORDS].map(({ length }) => length))
/** First letters in both cases: nearly every cell is ruled out by them, without a copy in lower case. */
const FIRST = new Set([...WORDS].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]))

/** Whether a text stands for no value, as `NULL`, `NA` or `N/K`. */
export const isUnknownWord = (text: string): boolean =>
  text.length <= LONGEST && FIRST.has(text.charCodeAt(0)) && WORDS.has(text.toLowerCase())
