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

/** Whether a text stands for no value, as `NULL`, `NA` or `N/K`. */
export const isUnknownWord = (text: string): boolean =>
  text.length <= LONGEST && text.length > 0 && WORDS.has(text.toLowerCase())
