/** A mapping of a file's columns, kept as a file and used again: its text, and the choices that it makes. */
import * as v from 'valibot'
import { type Failed, type FeedKind, failed } from '../../../domain/feed.ts'
import type { Place } from '../../../domain/place/place.ts'
import { FEED_KINDS } from '../../feed-kinds.ts'
import {
  COORDINATE_SYSTEMS,
  type Choices,
  type Meaning,
  type QuestionId,
  type Recognition,
  type RecognisedColumn,
} from '../../formats/recognised.ts'
import { parseJson } from '../../json-text.ts'
import { isSafeKey } from '../../rows/json-object.ts'
import { columnQuestions } from '../columns/column-questions.ts'
import { otherTimeColumns } from '../columns/other-times.ts'
import { doubtsOn, guessesFor } from '../columns/guesses.ts'
import { plainName } from '../columns/part-names.ts'
import { meaningsOf } from '../meanings.ts'

const texts = v.pipe(
  v.record(v.string(), v.string()),
  v.check((members) => Object.keys(members).every(isSafeKey)),
)
/** Version 1 of a mapping. Members that are not named here, such as reasons, are ignored. */
export const MAPPING = v.object({
  mapping: v.literal(1),
  kind: v.optional(v.picklist(FEED_KINDS)),
  columns: v.optional(v.record(v.string(), v.nullable(v.string())), {}),
  constants: v.optional(texts, {}),
  categories: v.optional(texts, {}),
  days: v.optional(v.picklist(['as-recognised', 'day-first', 'month-first'])),
  crs: v.optional(v.picklist(COORDINATE_SYSTEMS)),
  swap: v.optional(v.boolean()),
})
/** A mapping as its file states it. */
export interface Mapping extends v.InferOutput<typeof MAPPING> {
  readonly mapping: 1
}

const REMEDY = 'Write a mapping with: convert --suggest FILE --kind KIND'

/** The mapping of a text, or why it is none. */
export function readMapping(text: string, name: string): Mapping | Failed {
  const parsed = parseJson(text, 'The file holds', 'JSON')
  if (parsed.kind === 'failed') return failed(`${name} is no mapping. ${parsed.what}`, REMEDY)
  const read = v.safeParse(MAPPING, parsed.value, { abortEarly: true })
  if (read.success) return read.output
  const at = (read.issues[0].path ?? []).map(({ key }) => String(key)).join('.')
  return failed(
    `${name} is no mapping: ${at === '' ? 'it is no object' : `${at} holds what it cannot mean`}.`,
    REMEDY,
  )
}

/** The files that a mapping is used for. */
interface MappedFiles {
  readonly columns: readonly RecognisedColumn[]
  readonly place: Place
  /** Questions that it answers by naming all of their columns. */
  readonly answers?: readonly QuestionId[]
}

/** The choices with those of a mapping; a failure names a column or meaning that does not exist. */
export function withMapping(
  choices: Choices,
  mapping: Mapping,
  { columns, place, answers = ['place'] }: MappedFiles,
): Choices | Failed {
  if (mapping.kind !== undefined && mapping.kind !== choices.kind)
    return failed(`The mapping is for ${mapping.kind}, not ${choices.kind}.`, 'Give the kind that it is for.')
  const meanings: (Meaning | null)[] = [...choices.meanings]
  const named = new Set<number>()
  const possible = new Set(meaningsOf(choices.kind, place).map(({ meaning }) => meaning))
  for (const [name, meaning] of Object.entries(mapping.columns)) {
    const at = columnNamed(name, columns)
    if (at < 0)
      return failed(
        `The mapping names a column ${name}, which the file does not have. It has: ${columns.map((column) => column.name).join(', ')}.`,
        'Mend the name in the mapping, or take the column out of it.',
      )
    if (meaning !== null && !possible.has(meaning)) return noMeaning(meaning, choices.kind, possible)
    // The column that had the meaning by a guess gives it up.
    if (meaning !== null)
      for (const [other, used] of meanings.entries()) if (used === meaning) meanings[other] = null
    meanings[at] = meaning
    named.add(at)
  }
  return withConstants(
    {
      ...choices,
      meanings,
      names: { ...choices.names, ...mapping.categories },
      dayOrder: mapping.days ?? choices.dayOrder,
      crs: mapping.crs ?? choices.crs,
      swap: mapping.swap ?? choices.swap,
      answered: questionsAnswered({ kind: choices.kind, columns, meanings }, { named, place, answers }),
    },
    mapping.constants,
    place,
  )
}

interface NamedColumns {
  /** Columns that a mapping names, by their index. */
  readonly named: ReadonlySet<number>
  readonly place: Place
  readonly answers: readonly QuestionId[]
}

/** The questions that a mapping answers: those of which it names all columns, and that of the time that it gives. */
export function questionsAnswered(
  {
    kind,
    columns,
    meanings,
  }: Pick<Choices, 'kind' | 'meanings'> & { readonly columns: readonly RecognisedColumn[] },
  { named, place, answers }: NamedColumns,
): readonly QuestionId[] {
  const questions = columnQuestions({ columns, guesses: guessesFor(columns, kind, place), kind })
  return questions.flatMap(({ id, columns: concerned }) =>
    (answers.includes(id) && concerned.every((at) => named.has(at))) ||
    (id === 'time' && concerned.some((at) => named.has(at) && meanings[at] === 'time'))
      ? [id]
      : [],
  )
}

function columnNamed(name: string, columns: readonly RecognisedColumn[]): number {
  const exact = columns.findIndex((column) => column.name === name)
  return exact >= 0 ? exact : columns.findIndex((column) => plainName(column.name) === plainName(name))
}

const noMeaning = (meaning: string, kind: FeedKind, possible: ReadonlySet<string>) =>
  failed(
    `${meaning} is nothing that a column can mean in ${kind}. It can mean: ${[...possible].join(', ')}.`,
    'Mend it in the mapping.',
  )

/** The choices with values for whole fields; a column that had such a field is left out. */
export function withConstants(
  choices: Choices,
  constants: Readonly<Record<string, string>>,
  place: Place,
): Choices | Failed {
  const fields = new Set(meaningsOf(choices.kind, place, 'fields').map(({ meaning }) => meaning))
  const unknown = Object.keys(constants).find((name) => !fields.has(name))
  if (unknown !== undefined)
    return failed(
      `${unknown} is no field of ${choices.kind}. Its fields: ${[...fields].join(', ')}.`,
      'Name one of them.',
    )
  return {
    ...choices,
    meanings: choices.meanings.map((meaning) =>
      meaning !== null && Object.hasOwn(constants, meaning) ? null : meaning,
    ),
    constants: { ...choices.constants, ...constants },
    assumed: (choices.assumed ?? []).filter((name) => !Object.hasOwn(constants, name)),
  }
}

/** Constants of texts such as `partner=police`; a failure for a text of another form. */
export function constantsIn(settings: readonly string[]): Readonly<Record<string, string>> | Failed {
  const pairs = settings.map((setting) => /^([A-Za-z]+)=(.+)$/.exec(setting))
  const wrong = pairs.indexOf(null)
  if (wrong >= 0)
    return failed(`--set ${settings[wrong] ?? ''} is not of the form FIELD=VALUE.`, 'Write it so.')
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
}

/**
 * The choices as a mapping for files of the same form. Columns that could be the place or the time are left open until they
 * are answered.
 */
export function mappingOf(choices: Choices, { columns }: Pick<Recognition, 'columns'>): Mapping {
  const { kind, meanings, constants = {}, names = {}, dayOrder, crs, swap } = choices
  const doubts = choices.answered?.includes('place') ? [] : doubtsOn(columns, kind)
  const others = choices.answered?.includes('time') ? [] : otherTimeColumns(columns, choices)
  const isOpen = (name: string, at: number) =>
    others.includes(at) ||
    (others.length > 0 && meanings[at] === 'time') ||
    ((meanings[at] ?? null) === null && doubts.some((doubt) => doubt.columns.includes(name)))
  return {
    mapping: 1,
    kind,
    columns: Object.fromEntries(
      columns.flatMap(({ name }, at) => (isOpen(name, at) ? [] : [[name, meanings[at] ?? null]])),
    ),
    constants: { ...constants },
    categories: { ...names },
    days: dayOrder,
    crs,
    swap,
  }
}
