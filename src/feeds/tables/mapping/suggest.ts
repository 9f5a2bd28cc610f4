/** Suggests a mapping for a file, with the reason and samples of each column and the names that no list has. */
import type { Choices, Recognised, RecognisedColumn } from '../../formats/recognised.ts'
import { isAboutPerson, isHouseNumber, isPersonDetail } from '../columns/private-columns.ts'
import { type Mapping, mappingOf } from './mapping.ts'

/** A mapping to read through, mend and keep. */
interface SuggestedMapping extends Mapping {
  /** By column: why it is taken so, and cells of it; no cells of columns about people. */
  readonly reasons: Readonly<Record<string, string>>
  readonly samples: Readonly<Record<string, readonly string[]>>
}

/** The mapping by which the files are converted if nothing else is chosen. */
export function suggestedMapping({ columns, guesses }: Recognised, choices: Choices): SuggestedMapping {
  const names = columns.map(({ name }) => name)
  const reasons = columns.map((column, at): readonly [string, string] => [
    column.name,
    reasonFor(column, choices.meanings[at] ?? null, { names, isSure: guesses[at]?.sureness === 'sure' }),
  ])
  const samples = columns.flatMap((column): readonly (readonly [string, readonly string[]])[] =>
    isPrivate(column, names) ? [] : [[column.name, column.samples]],
  )
  return {
    ...mappingOf(choices, { columns }),
    reasons: Object.fromEntries(reasons),
    samples: Object.fromEntries(samples),
  }
}

const isPrivate = ({ name }: RecognisedColumn, names: readonly string[]) =>
  isAboutPerson(name) || isPersonDetail(name) || isHouseNumber(name, names)

function reasonFor(
  column: RecognisedColumn,
  meaning: string | null,
  { names, isSure }: { readonly names: readonly string[]; readonly isSure: boolean },
): string {
  if (isPrivate(column, names)) return 'about a person or a home: left out'
  if (meaning === null) return column.signs.filled === 0 ? 'empty: left out' : 'stands for no field: left out'
  const dates = column.dates === null ? '' : `; dates ${column.dates}`
  return `${isSure ? 'by its name and its cells' : 'by its name or its cells alone: check it'}${dates}`
}
