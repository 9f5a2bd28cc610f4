/** Parses and validates a manifest: the list of feeds with the partnership's categories, action types and notes. */
import * as v from 'valibot'
import { type ActionType, DEFAULT_ACTION_TYPES, unlistedActionType } from '../domain/action.ts'
import { type Category, DEFAULT_CATEGORIES, GROUPS, unlistedCategory } from '../domain/category.ts'
import { dayOfMoment, isInOrder, lastDayOfMoment } from '../domain/day.ts'
import {
  type AnnouncedFigure,
  type Failed,
  type FeedCovers,
  type LocalTeam,
  type Manifest,
  type Note,
  HANDLING_MARKS,
  failed,
} from '../domain/feed.ts'
import { isRelativePath } from '../domain/place/manifest-place.ts'
import type { Partner, Place } from '../domain/place/place.ts'
import { truncated } from '../domain/text/well-formed-text.ts'
import { MOST_CATEGORIES } from './incidents/dictionaries.ts'
import { type MessageStart, parseJson } from './json-text.ts'
import { endMoment, fieldOf, moment } from './definition/fields.ts'
import { FEED_KINDS } from './feed-kinds.ts'
import { MOST_PARTNER_LETTERS } from './kinds/actions.ts'
import { type JsonObject, isList, isObject, isSafeKey } from './rows/json-object.ts'

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
const name = v.pipe(v.string(), v.regex(NAME))
const nullable = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema))
/** Larger weights would make sums that a file cannot represent. */
const LARGEST_AMOUNT = 1e6
const amount = v.pipe(v.number(), v.minValue(0), v.maxValue(LARGEST_AMOUNT))

const PUBLIC_GROUPS = [
  'violence-robbery-weapons',
  'anti-social-behaviour',
  'public-order',
  'criminal-damage-arson',
  'burglary',
  'vehicle-crime',
  'theft',
] as const

const covers = v.pipe(
  v.object({ from: moment('First day that the feed covers.'), to: nullable(endMoment('Last day.')) }),
  v.check(({ from, to }) => isInOrder(from, to), 'two days, the first not the later'),
  v.transform(({ from, to }): FeedCovers => ({
    from: dayOfMoment(from),
    to: to ? lastDayOfMoment(to) : null,
  })),
)
const feed = v.object({
  id: name,
  kind: v.picklist(FEED_KINDS),
  url: v.pipe(v.string(), v.nonEmpty()),
  format: v.optional(v.picklist(['geojson', 'parquet'])),
  refreshMinutes: v.optional(amount, 60),
  everyDays: v.optional(v.pipe(amount, v.gtValue(0))),
  covers: v.optional(covers),
  source: v.optional(v.string(), ''),
  licence: v.optional(v.string(), ''),
  /** The strictest mark by default. */
  handling: v.optional(v.picklist(HANDLING_MARKS), 'official-sensitive'),
  keepOnDeviceHours: v.optional(v.nullable(amount), null),
  keepMonths: v.optional(v.nullable(v.pipe(amount, v.integer())), null),
  grain: v.optional(
    v.object({ metres: v.optional(amount), time: v.optional(v.picklist(['instant', 'day', 'month'])) }),
  ),
  mostMegabytes: v.optional(amount),
})
const category = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  label: v.optional(v.string()),
  group: v.optional(v.picklist(GROUPS)),
  publicGroup: nullable(v.picklist(PUBLIC_GROUPS)),
  policeGenerated: v.optional(v.boolean()),
  sensitive: v.optional(v.boolean()),
  harm: v.optional(amount),
})
const actionType = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  label: v.optional(v.string()),
  phase: nullable(v.picklist(['clear', 'hold', 'build'])),
  p: nullable(v.picklist(['pursue', 'prevent', 'protect', 'prepare'])),
  shown: v.optional(v.picklist(['place', 'area'])),
})
const partner = v.object({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MOST_PARTNER_LETTERS)),
  label: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(MOST_PARTNER_LETTERS))),
})
const noteShape = v.object({
  from: moment('First day.'),
  to: nullable(endMoment('Last day.')),
  categories: v.optional(v.array(v.string()), []),
  text: v.string(),
})
const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most))
const notPlaceShape = v.object({
  point: v.tuple([degrees(180), degrees(90)]),
  metres: amount,
  reason: v.optional(v.string(), ''),
})
const contact = v.object({
  name: v.optional(v.string()),
  text: v.optional(v.string()),
  phone: v.optional(v.string()),
  url: v.optional(v.pipe(v.string(), v.regex(/^(https:\/\/|mailto:)/))),
})
const textUpTo = (most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check((text) => text !== '' && text.length <= most, `words, at most ${most} letters of them`),
  )
const announcedShape = v.object({
  text: textUpTo(300),
  on: moment('The day or the month in which it was announced.'),
  source: textUpTo(200),
  url: nullable(
    v.pipe(
      v.string(),
      v.check((url) => url.startsWith('https://'), 'an address that begins with https://'),
    ),
  ),
  why: textUpTo(600),
})
const publicNameShape = v.object({ area: v.pipe(v.string(), v.nonEmpty()), name: textUpTo(80) })
const teamShape = v.object({
  areas: v.array(v.pipe(v.string(), v.nonEmpty())),
  name: textUpTo(80),
  priorities: v.optional(v.pipe(v.array(textUpTo(120)), v.maxLength(5)), []),
  nextMeeting: nullable(
    v.object({
      on: v.pipe(
        moment('The day of the meeting.'),
        v.check(({ precision }) => precision === 'day', 'a day such as 2024-09-30'),
      ),
      at: nullable(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
      where: textUpTo(120),
    }),
  ),
})
const manifestShape = ({ timeZone }: Pick<Place, 'timeZone'>) =>
  v.object({
    version: v.literal(1),
    title: v.optional(v.string(), 'Holdfast'),
    /** A month stands for its last day: nothing in that month is in the future. */
    asOf: endMoment('The day on which the data was drawn.'),
    demonstration: v.optional(v.boolean(), false),
    timeZone: v.optional(v.literal(timeZone), timeZone),
    feeds: v.array(feed),
    categories: v.optional(v.array(category), []),
    actionTypes: v.optional(v.array(actionType), []),
    partners: v.optional(v.array(partner), []),
    notes: v.optional(v.array(noteShape), []),
    notPlaces: v.optional(v.array(notPlaceShape), []),
    /** Custom base map: address of a style or PMTiles file beside the manifest. */
    baseMap: nullable(v.pipe(v.string(), v.nonEmpty())),
    /** Folder of another place than the one that ships, or its place.json. */
    place: v.optional(
      v.pipe(
        v.string(),
        v.check(isRelativePath, 'a path from the manifest to the folder of the place, such as place'),
      ),
    ),
    labels: v.optional(v.record(v.string(), v.string()), {}),
    contacts: v.optional(v.record(v.string(), contact), {}),
    announced: v.optional(v.array(announcedShape), []),
    publicNames: v.optional(v.array(publicNameShape), []),
    teams: v.optional(v.array(teamShape), []),
  })
type ParsedManifest = v.InferOutput<ReturnType<typeof manifestShape>>

const REMEDY = 'Mend the manifest, or give the address of another.'

/**
 * The manifest of a text, or why it cannot be read. Its categories and action types replace the default ones of the same
 * id, and extend the lists. Never throws.
 */
export function readManifest(
  text: string,
  place: Pick<Place, 'timeZone'>,
  messageStart: MessageStart = 'The address answered with',
): Manifest | Failed {
  const parsed = parseJson(text, messageStart, 'JSON')
  if (parsed.kind === 'failed') return failed(`The manifest did not open. ${parsed.what}`, parsed.toDo)
  if (!isObject(parsed.value)) return failed('The manifest is not an object with a list of feeds.', REMEDY)
  const result = v.safeParse(manifestShape(place), parsed.value, { abortEarly: true })
  if (!result.success) return failed(issueSentence(result.issues[0]), REMEDY)
  const parsedManifest = result.output
  const repeated = firstRepeated(parsedManifest.feeds.map((entry) => entry.id))
  if (repeated !== null) return failed(`The manifest names two feeds "${repeated}".`, REMEDY)
  const categories = categoriesOf(parsedManifest.categories)
  if (categories.length > MOST_CATEGORIES) {
    return failed(`The manifest lists more than ${MOST_CATEGORIES} categories.`, REMEDY)
  }
  return manifestFrom(parsedManifest, categories)
}

const manifestFrom = (parsed: ParsedManifest, categories: readonly Category[]): Manifest => ({
  version: 1,
  title: parsed.title,
  asOf: lastDayOfMoment(parsed.asOf),
  demonstration: parsed.demonstration,
  feeds: parsed.feeds,
  categories,
  actionTypes: actionTypesOf(parsed.actionTypes),
  ...(parsed.partners.length > 0 && {
    partners: parsed.partners.map(({ id, label = id }): Partner => ({ id, label })),
  }),
  notes: parsed.notes.map((entry): Note => ({ ...entry, to: entry.to ?? null })),
  notPlaces: parsed.notPlaces,
  baseMap: parsed.baseMap ?? null,
  ...(parsed.place !== undefined && { place: parsed.place }),
  labels: withSafeKeys(parsed.labels),
  ...(Object.keys(parsed.contacts).length > 0 && { contacts: withSafeKeys(parsed.contacts) }),
  ...(parsed.announced.length > 0 && {
    announced: parsed.announced.map((entry): AnnouncedFigure => ({ ...entry, url: entry.url ?? null })),
  }),
  ...(parsed.publicNames.length > 0 && { publicNames: parsed.publicNames }),
  ...(parsed.teams.length > 0 && { teams: parsed.teams.map(teamOf) }),
})

const teamOf = ({ nextMeeting, ...team }: ParsedManifest['teams'][number]): LocalTeam => ({
  ...team,
  nextMeeting: nextMeeting
    ? { on: dayOfMoment(nextMeeting.on), at: nextMeeting.at ?? null, where: nextMeeting.where }
    : null,
})

const withSafeKeys = <Value>(named: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(named).filter(([key]) => isSafeKey(key)))

function issueSentence(issue: v.BaseIssue<unknown>): string {
  const field = fieldOf(issue) ?? 'whole'
  if (issue.input === undefined) return `The manifest lacks ${field}.`
  const value = typeof issue.input === 'string' ? ` "${truncated(issue.input, 80)}"` : ''
  // The message of a `check` states what is expected; the library's own messages do not.
  const expected = issue.type === 'check' ? issue.message : issue.expected
  const remedy = expected && /^[("\w]/.test(expected) ? ` It should be ${expected}.` : ''
  return `The manifest's ${field} holds something it cannot mean${value}.${remedy}`
}

const firstRepeated = (names: readonly string[]): string | null =>
  names.find((each, index) => names.indexOf(each) !== index) ?? null

function categoriesOf(own: ParsedManifest['categories']): readonly Category[] {
  const byId = new Map(DEFAULT_CATEGORIES.map((entry): [string, Category] => [entry.id, entry]))
  for (const entry of own) {
    const base = byId.get(entry.id) ?? { ...unlistedCategory(entry.id), label: entry.id }
    byId.set(entry.id, {
      id: entry.id,
      label: entry.label ?? base.label,
      group: entry.group ?? base.group,
      publicGroup: entry.publicGroup === undefined ? base.publicGroup : entry.publicGroup,
      policeGenerated: entry.policeGenerated ?? base.policeGenerated,
      sensitive: entry.sensitive ?? base.sensitive,
      harm: entry.harm ?? base.harm,
    })
  }
  return [...byId.values()]
}

const AREA_ONLY: ReadonlySet<string> = new Set(
  DEFAULT_ACTION_TYPES.filter(({ shown }) => shown === 'area').map(({ id }) => id),
)

function actionTypesOf(own: ParsedManifest['actionTypes']): readonly ActionType[] {
  const byId = new Map(DEFAULT_ACTION_TYPES.map((entry): [string, ActionType] => [entry.id, entry]))
  for (const entry of own) {
    const base = byId.get(entry.id) ?? { ...unlistedActionType(entry.id), label: entry.id }
    byId.set(entry.id, {
      id: entry.id,
      label: entry.label ?? base.label,
      phase: entry.phase === undefined ? base.phase : entry.phase,
      p: entry.p === undefined ? base.p : entry.p,
      // Types shown by area only, since a point could identify a person, cannot be changed to points.
      shown: AREA_ONLY.has(entry.id) ? 'area' : (entry.shown ?? base.shown),
    })
  }
  return [...byId.values()]
}

const LISTS: Readonly<Record<string, readonly string[]>> = {
  feeds: Object.keys(feed.entries),
  categories: Object.keys(category.entries),
  actionTypes: Object.keys(actionType.entries),
  partners: Object.keys(partner.entries),
  notes: Object.keys(noteShape.entries),
  notPlaces: Object.keys(notPlaceShape.entries),
  announced: Object.keys(announcedShape.entries),
  publicNames: Object.keys(publicNameShape.entries),
  teams: Object.keys(teamShape.entries),
}
const KEYS = Object.keys(manifestShape({ timeZone: '' }).entries)

/** Keys of a manifest that are not read, such as `feeds[2].colour`: most often misspelt. */
export function unknownManifestKeys(text: string): readonly string[] {
  const parsed = parseJson(text, 'The file holds', 'JSON')
  if (parsed.kind === 'failed' || !isObject(parsed.value)) return []
  const manifest = parsed.value
  const inLists = Object.entries(LISTS).flatMap(([listName, keys]) => {
    const list = manifest[listName]
    const entries: readonly unknown[] = isList(list) ? list : []
    return entries.flatMap((entry, index) =>
      isObject(entry) ? unknownKeys(entry, keys).map((key) => `${listName}[${index + 1}].${key}`) : [],
    )
  })
  return [...unknownKeys(manifest, KEYS), ...inLists]
}

const unknownKeys = (object: JsonObject, keys: readonly string[]) =>
  Object.keys(object).filter((key) => !keys.includes(key))
