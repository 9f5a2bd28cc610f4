/** The level of areas that have no column for it, by the words that their names or the name of their file share. */
import type { RecognisedColumn } from '../../formats/recognised.ts'
import { plainName } from '../columns/part-names.ts'
import type { AssumedMapping } from './ready/known-file.ts'

/** Words that stand for a level, in the singular. */
const LEVELS: Readonly<Record<string, string>> = {
  beat: 'beat',
  neighbourhood: 'beat',
  ward: 'ward',
  lsoa: 'lsoa',
  msoa: 'msoa',
  borough: 'borough',
}

const levelsIn = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .flatMap((word) => {
        const singular = word.replace(/s$/, '')
        const level = Object.hasOwn(LEVELS, singular) ? LEVELS[singular] : undefined
        return level === undefined ? [] : [level]
      }),
  )

/** The only level that all of the texts name; null where there is none. */
function sharedLevel(texts: readonly string[]): string | null {
  const [first, ...others] = texts.map(levelsIn)
  const shared = [...(first ?? [])].filter((level) => others.every((levels) => levels.has(level)))
  return shared.length === 1 ? (shared[0] ?? null) : null
}

/** The level as a constant that the files do not state; null where no word says it. */
export function levelMapping(
  columns: readonly RecognisedColumn[],
  files: readonly string[],
): AssumedMapping | null {
  const names = columns.find(({ name }) => plainName(name) === 'name')?.samples ?? []
  const level = sharedLevel(names) ?? sharedLevel(files)
  return level === null ? null : { columns: {}, constants: { level }, assumed: ['level'] }
}
