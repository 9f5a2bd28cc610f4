/** Suggests a mapping for a file, with the reason and samples of each column and the names that no list has. */
import {
  COLUMN_PARTS,
  type Choices,
  type Recognised,
  type RecognisedColumn,
} from '../../formats/recognised.ts'
import { isMostly } from '../columns/counts.ts'
import { namesOfField } from '../columns/guesses.ts'
import { COLUMN_PART_NAMES, plainName, plainNames } from '../columns/part-names.ts'
import { isAboutPerson, isHouseNumber, isPersonDetail } from '../columns/private-columns.ts'
import { type Mapping, mappingOf } from './mapping.ts'
import type { ReadyMapping } from './ready/known-file.ts'

/** A mapping to read through, mend and keep. */
interface SuggestedMapping extends Mapping {
  /** Name of the ready mapping that it begins with. */
  readonly ready?: string
  /**
   * By column: why it is taken so, and cells of it; no cells of columns about people, and of incidents none of a place or
   * a time of day, since any of them may have to be guarded.
   */
  readonly reasons: Readonly<Record<string, string>>
  readonly samples: Readonly<Record<string, readonly string[]>>
}

/** The mapping by which the files are converted if nothing else is chosen. */
export function suggestedMapping(
  { columns, guesses }: Pick<Recognised, 'columns' | 'guesses'>,
  choices: Choices,
  ready: ReadyMapping | null = null,
): SuggestedMapping {
  const names = columns.map(({ name }) => name)
  const reasons = columns.map((column, at): readonly [string, string] => [
    column.name,
    reasonFor(column, choices.meanings[at] ?? null, {
      names,
      isSure: guesses[at]?.sureness === 'sure',
      ready: ready !== null && Object.hasOwn(ready.columns, plainName(column.name)) ? ready.label : null,
    }),
  ])
  const samples = columns.flatMap((column, at): readonly (readonly [string, readonly string[]])[] => {
    if (isPrivate(column, names)) return []
    if (choices.kind !== 'incidents') return [[column.name, column.samples]]
    return isPlaceOrTime(column, choices.meanings[at] ?? null)
      ? []
      : [[column.name, column.samples.map((sample) => sample.replace(TIME_AFTER_DAY, ''))]]
  })
  return {
    ...mappingOf(choices, { columns }),
    ...(ready === null ? {} : { ready: ready.label }),
    reasons: Object.fromEntries(reasons),
    samples: Object.fromEntries(samples),
  }
}

const isPrivate = ({ name }: RecognisedColumn, names: readonly string[]) =>
  isAboutPerson(name) || isPersonDetail(name) || isHouseNumber(name, names)

/** A time of day after a date: `T21:15:00Z`, ` 21:15`. */
const TIME_AFTER_DAY = /(?<=\d)[T ,]+\d{1,2}[:.]\d{2}.*$/

const UNSHOWN: ReadonlySet<string> = new Set(['location', ...COLUMN_PARTS])

/** Whether a column holds a place or a time of day, also where it is left out beside another. */
function isPlaceOrTime({ name, signs, holds }: RecognisedColumn, meaning: string | null): boolean {
  if (meaning !== null && UNSHOWN.has(meaning)) return true
  const isNamed = plainNames(name).some((plain) => PART_NAMES.has(plain) || LOCATION_NAMES.includes(plain))
  const { filled, longitudes, latitudes, postcodes } = signs
  const isLike = [longitudes, latitudes, postcodes].some((count) => isMostly(count, filled))
  return isNamed || isLike || holds === 'position'
}
const PART_NAMES: ReadonlySet<string> = new Set(
  COLUMN_PARTS.filter((part) => part !== 'device').flatMap((part) => COLUMN_PART_NAMES[part]),
)
const LOCATION_NAMES = namesOfField('incidents', 'location')

function reasonFor(
  column: RecognisedColumn,
  meaning: string | null,
  {
    names,
    isSure,
    ready,
  }: { readonly names: readonly string[]; readonly isSure: boolean; readonly ready: string | null },
): string {
  if (meaning === null && isPrivate(column, names)) return 'about a person or a home: left out'
  if (ready !== null) return `by the ready mapping of ${ready}${meaning === null ? ': left out' : ''}`
  if (meaning === null) return column.signs.filled === 0 ? 'empty: left out' : 'stands for no field: left out'
  const dates = column.dates === null ? '' : `; dates ${column.dates}`
  return `${isSure ? 'by its name and its cells' : 'by its name or its cells alone: check it'}${dates}`
}
