/** What to do about rows that a conversion set aside: one sentence for each cause, with the option that mends it. */
import type { FeedReport } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { FEED_DEFINITIONS, FEED_KINDS } from '../feed-kinds.ts'
import { dateSteps, EMPTY_STEP } from '../rows/report-steps.ts'
import { isObject } from '../rows/json-object.ts'
import { type Field, fieldsOf } from '../tables/meanings.ts'
import type { Choices, Recognised } from './recognised.ts'

interface Conversion {
  readonly recognised: Recognised
  readonly choices: Choices
  /** Where the choices are made, whose words the sentences use; absent: on the command line. */
  readonly madeIn?: ChoicePlace
}
type ChoicePlace = 'convert' | 'gather' | 'page'

interface StepWords {
  /** How a column is said to hold a field. */
  readonly column: string
  /** How a field is set for all rows, followed by the column's way. */
  readonly set: (name: string, setting: string) => string
  readonly kind: (kinds: string) => string
  /** How rows outside the place are left out; null: not there. */
  readonly inside: string | null
}
const STEP_WORDS: Readonly<Record<ChoicePlace, StepWords>> = {
  convert: {
    column: 'name its column in a mapping (--suggest writes one, --map reads it)',
    set: (_, setting) => `Set it for all rows with --set ${setting}`,
    kind: (kinds) => `convert the file as what it is: --kind ${kinds}`,
    inside: '--inside',
  },
  gather: {
    column: 'name its column under "columns" there',
    set: (name) => `Set ${name} for all rows under "constants" in the mapping of the source`,
    kind: (kinds) => `gather it as what it is: "kind" ${kinds}`,
    inside: '"inside": true',
  },
  page: {
    column: 'choose its column under Columns',
    set: () => 'Set it under For all rows',
    kind: (kinds) => `choose what it is under Kind of feed: ${kinds}`,
    inside: null,
  },
}

/** The sentences for a report, the most telling cause first. */
export function nextSteps(report: FeedReport, conversion: Conversion, place: Place): readonly string[] {
  const reasons = new Set(report.setAside.map(({ reason }) => reason))
  const shapes = report.shown === 0 ? shapeStep(conversion) : null
  return [
    ...(report.rowsIn === 0 ? [EMPTY_STEP] : []),
    ...(shapes === null ? [] : [shapes]),
    ...(reasons.has('missing-field') && shapes === null ? missingSteps(report, conversion, place) : []),
    ...(reasons.has('missing-geometry') ? placeSteps(conversion) : []),
    ...(reasons.has('bad-date') ? dateSteps(report) : []),
    ...outsideSteps(report, conversion, place),
  ]
}

/** A release is refused where more of its incidents lie outside; fewer rows may be a fault of their own. */
const SHARE_OUTSIDE = 0.05
const LEAST_OUTSIDE = 20

/** Where many incidents lie outside, as in a file of a whole force. */
function outsideSteps(
  { kind, notices, shown }: FeedReport,
  { madeIn = 'convert' }: Conversion,
  { labels }: Place,
): readonly string[] {
  const { inside } = STEP_WORDS[madeIn]
  const outside = notices.find(({ code }) => code === 'outside-borough')?.count ?? 0
  if (kind !== 'incidents' || inside === null || outside < LEAST_OUTSIDE || outside <= SHARE_OUTSIDE * shown)
    return []
  return [
    `${outside.toLocaleString('en-GB')} of ${shown.toLocaleString('en-GB')} rows lie outside ${labels.place}, as in a file of a whole police force: ${inside} leaves them out. A public page is refused where more than 5 % do.`,
  ]
}

/** Where no column of a table gives the place. */
function placeSteps({ recognised, choices, madeIn = 'convert' }: Conversion): readonly string[] {
  const { columns, content } = recognised
  if (content.kind !== 'texts' || choices.meanings.some((meaning) => meaning !== null && PLACES.has(meaning)))
    return []
  const unused = columns.flatMap(({ name }, at) => ((choices.meanings[at] ?? null) === null ? [name] : []))
  return [
    `No column gives the place (easting and northing, longitude and latitude, a postcode or a grid reference): ${STEP_WORDS[madeIn].column}.`,
    ...(unused.length > 0 ? [`Columns that are not used: ${unused.join(', ')}.`] : []),
  ]
}
const PLACES: ReadonlySet<string> = new Set([
  'longitude',
  'easting',
  'roundedEasting',
  'position',
  'postcode',
])

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
function shapeStep({ recognised: { content }, choices: { kind }, madeIn }: Conversion): string | null {
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
      ? `Ask for the ${shapesIn(own).join(' or ')}, or ${STEP_WORDS[madeIn ?? 'convert'].kind(takers.join(', '))}.`
      : `Ask for the ${shapesIn(own).join(' or ')} themselves.`
  return `The rows are ${words.join(' and ')}; rows of ${kind} are ${shapesIn(own).join(' or ')}. ${toDo}`
}

/** How to fill the needed fields that no column gives, all of them at once. */
function missingSteps(
  { setAside }: FeedReport,
  { recognised, choices, madeIn = 'convert' }: Conversion,
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
  if (absent.length === 0 || !absent.some(({ name }) => reported.has(name))) return blankSteps(examples)
  const unused = columns.flatMap(({ name }, at) => ((choices.meanings[at] ?? null) === null ? [name] : []))
  const samples = columns.flatMap((column) => column.samples).join(' ')
  return [
    ...absent.map((field) => missingStep(field, samples, STEP_WORDS[madeIn])),
    ...(unused.length > 0 ? [`Columns that are not used: ${unused.join(', ')}.`] : []),
  ]
}

/** Where a column gives the field, but not in every row. */
function blankSteps(examples: readonly { readonly field?: string }[]): readonly string[] {
  const names = [...new Set(examples.flatMap(({ field }) => field ?? []))]
  return names.length === 0
    ? []
    : [`Rows that are blank in ${names.join(', ')} cannot be shown: ask their sender to fill it in.`]
}

function missingStep(field: Field, samples: string, words: StepWords): string {
  const { name, sort, options } = field
  if (sort === 'id') return `No column gives ${name}: ${words.column}.`
  const others = sort === 'option' ? '' : ', or another'
  const choice = options.length > 0 ? ` It is one of: ${options.join(', ')}${others}.` : ''
  return `No column gives ${name}. ${words.set(name, settingOf(field, samples))}, or ${words.column}.${choice}`
}

/** A setting as it is typed: lists as JSON, and of several options the one that the cells name. */
function settingOf({ name, sort, options }: Field, samples: string): string {
  if (name === 'phases') return `'phases=[{"kind":"clear","from":"2024-05-01"}]'`
  if (sort === 'list') return `'${name}=[]'`
  if (sort === 'number') return `${name}=NUMBER`
  const named = options.find((option) => new RegExp(`\\b${option}\\b`, 'i').test(samples))
  return `${name}=${named ?? options[0] ?? 'VALUE'}`
}
