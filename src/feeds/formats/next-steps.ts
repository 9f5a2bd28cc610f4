/** What to do about rows that a conversion set aside: one sentence for each cause, with the option that mends it. */
import type { FeedKind, FeedReport } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { FEED_DEFINITIONS, FEED_KINDS } from '../feed-kinds.ts'
import { isObject } from '../rows/json-object.ts'
import { type Field, fieldsOf } from '../tables/meanings.ts'
import type { Choices, Recognised } from './recognised.ts'

/** The sentences for a report, the most telling cause first. */
export function nextSteps(
  report: FeedReport,
  { recognised, choices }: { readonly recognised: Recognised; readonly choices: Choices },
  place: Place,
): readonly string[] {
  const reasons = new Set(report.setAside.map(({ reason }) => reason))
  const shapes = report.shown === 0 ? shapeStep(recognised, choices.kind) : null
  return [
    ...(report.rowsIn === 0 ? [EMPTY] : []),
    ...(shapes === null ? [] : [shapes]),
    ...(reasons.has('missing-field') && shapes === null
      ? missingSteps(report, { recognised, choices }, place)
      : []),
    ...(reasons.has('bad-date') ? dateSteps(report) : []),
  ]
}

const EMPTY =
  'The file holds no row. Look at the filter or the area with which it was asked for, and export it again.'

const SHAPE_WORDS: Readonly<Record<string, string>> = {
  Point: 'points',
  MultiPoint: 'points',
  LineString: 'lines',
  MultiLineString: 'lines',
  Polygon: 'areas with a boundary',
  MultiPolygon: 'areas with a boundary',
}
const shapesIn = (types: Iterable<string>) => [
  ...new Set([...types].map((type) => SHAPE_WORDS[type] ?? type)),
]

/** Where no row has a geometry of the kind. */
function shapeStep({ content }: Recognised, kind: FeedKind): string | null {
  const own: readonly string[] = FEED_DEFINITIONS[kind].geometry
  if (content.kind !== 'features' || own.length === 0) return null
  const types = new Set(
    content.files
      .flatMap(({ features }) => features)
      .flatMap((feature) => {
        const geometry = isObject(feature) ? feature['geometry'] : null
        const type = isObject(geometry) ? geometry['type'] : null
        return typeof type === 'string' && Object.hasOwn(SHAPE_WORDS, type) ? [type] : []
      }),
  )
  const words = shapesIn(types)
  if (types.size === 0 || shapesIn(own).some((word) => words.includes(word))) return null
  const takers = words.includes('lines')
    ? []
    : FEED_KINDS.filter((other) => {
        const theirs: readonly string[] = FEED_DEFINITIONS[other].geometry
        return [...types].every((type) => theirs.includes(type))
      })
  const toDo =
    takers.length > 0
      ? `Ask for the ${shapesIn(own).join(' or ')}, or convert the file as what it is: --kind ${takers.join(', ')}.`
      : `Ask for the ${shapesIn(own).join(' or ')} themselves.`
  return `The rows are ${words.join(' and ')}; rows of ${kind} are ${shapesIn(own).join(' or ')}. ${toDo}`
}

interface Conversion {
  readonly recognised: Recognised
  readonly choices: Choices
}

/** How to fill the needed fields that no column gives, all of them at once. */
function missingSteps(
  { setAside }: FeedReport,
  { recognised, choices }: Conversion,
  place: Place,
): readonly string[] {
  const { columns } = recognised
  const examples = setAside
    .filter(({ reason }) => reason === 'missing-field')
    .flatMap((each) => each.examples)
  const reported = new Set(examples.map(({ field }) => field))
  const isGiven = (name: string) =>
    choices.meanings.includes(name) || Object.hasOwn(choices.constants ?? {}, name)
  const absent = fieldsOf(choices.kind, place).filter(
    ({ name, isNeeded }) => isNeeded && name !== 'id' && !isGiven(name),
  )
  if (absent.length === 0 || !absent.some(({ name }) => reported.has(name))) return []
  const unused = columns.flatMap(({ name }, at) => ((choices.meanings[at] ?? null) === null ? [name] : []))
  const samples = columns.flatMap((column) => column.samples).join(' ')
  return [
    ...absent.map((field) => missingStep(field, samples)),
    ...(unused.length > 0 ? [`Columns that are not used: ${unused.join(', ')}.`] : []),
  ]
}

function missingStep(field: Field, samples: string): string {
  const { name, sort, options } = field
  const mapping = 'name its column in a mapping (--suggest writes one, --map reads it)'
  if (sort === 'id') return `No column gives ${name}: ${mapping}.`
  const others = sort === 'option' ? '' : ', or another'
  const choice = options.length > 0 ? ` It is one of: ${options.join(', ')}${others}.` : ''
  return `No column gives ${name}. Set it for all rows with --set ${settingOf(field, samples)}, or ${mapping}.${choice}`
}

/** A setting as it is typed: lists as JSON, and of several options the one that the cells name. */
function settingOf({ name, sort, options }: Field, samples: string): string {
  if (name === 'phases') return `'phases=[{"kind":"clear","from":"2024-05-01"}]'`
  if (sort === 'list') return `'${name}=[]'`
  if (sort === 'number') return `${name}=NUMBER`
  const named = options.find((option) => new RegExp(`\\b${option}\\b`, 'i').test(samples))
  return `${name}=${named ?? options[0] ?? 'VALUE'}`
}

/** By the forms of the dates that could not be read. */
const DATE_STEPS: readonly (readonly [pattern: RegExp, says: string])[] = [
  [
    /^#+$|^\d{1,2}:\d{2}\.\d$/,
    'The workbook showed the dates only in part (######## or 15:00.0) when it was saved: widen the column, format it as a date, and save it again.',
  ],
  [
    /\bW\d{1,2}\b|^\d{4}-?W\d|\b(?:w\/c|w\/e|week)\b/i,
    'A week names no day: ask for the day of each incident, or for the month, written as 2023-05.',
  ],
  [
    /^(?:financial year )?\d{4}[/-]\d{2,4}$/,
    'A year names no month: ask for the day of each incident, or for the month, written as 2023-05.',
  ],
  [
    /^\d{1,2}[-\s/](?:\d{1,2}|[a-z]{3,9})$|^[a-z]{3,9}[-\s]\d{1,2}$/i,
    'The dates have no year: add a column named Year, or write it into the date.',
  ],
]
const ANY_DATE = 'Dates are read as 2023-05-04, 04/05/2023 or 4 May 2023, and times as 21:15.'

function dateSteps({ setAside }: FeedReport): readonly string[] {
  const values = setAside
    .filter(({ reason }) => reason === 'bad-date')
    .flatMap(({ examples }) => examples.map(({ value }) => value ?? ''))
  const steps = values.map(
    (value) => DATE_STEPS.find(([pattern]) => pattern.test(value.trim()))?.[1] ?? ANY_DATE,
  )
  return [...new Set(steps)]
}
