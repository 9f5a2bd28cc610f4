/** Fields of a feed kind for its documentation, from its published JSON Schema. */
import type { FeedKind } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { isNotGiven, jsonSchemaOf, NOT_BLANK } from '../json-schemas.ts'
import { MOMENT_PATTERNS } from '../moments.ts'
import { type JsonObject, isList, isObject } from '../rows/json-object.ts'

/** A field of a feed kind as it is documented. */
export interface DocumentedField {
  /** `phases[].from` for a member of the items of a list. */
  readonly name: string
  readonly type: string
  readonly isNeeded: boolean
  readonly meaning: string
}

/** In the order of the schema; members of a list or an object follow it. */
export function fieldsOf(kind: FeedKind, place: Place): readonly DocumentedField[] {
  const schema = jsonSchemaOf(kind, place)
  const row = memberAt(schema, ['properties', 'features', 'items', 'properties', 'properties'])
  return fieldsIn(row, '')
}

function fieldsIn(schema: JsonObject, prefix: string): readonly DocumentedField[] {
  const needed = listIn(schema, 'required')
  return Object.entries(memberAt(schema, ['properties'])).flatMap(([name, memberSchema]) => {
    const field = withoutNull(isObject(memberSchema) ? memberSchema : {})
    const described: DocumentedField = {
      name: `${prefix}${name}`,
      type: typeText(field),
      isNeeded: needed.includes(name),
      meaning: meaningOf(memberSchema),
    }
    return [described, ...fieldsWithin(field, described.name)]
  })
}

function fieldsWithin(field: JsonObject, name: string): readonly DocumentedField[] {
  if (field['type'] === 'object') return fieldsIn(field, `${name}.`)
  const items = memberAt(field, ['items'])
  return items['type'] === 'object' ? fieldsIn(items, `${name}[].`) : []
}

const meaningOf = (field: unknown): string => {
  const description = isObject(field) ? field['description'] : null
  return typeof description === 'string' ? description : ''
}

/** Removes null and blank from the alternatives: every optional field may be either. */
function withoutNull(field: JsonObject): JsonObject {
  const shapes = listIn(field, 'anyOf')
    .filter(isObject)
    .filter((shape) => !isNotGiven(shape))
  const [only, ...more] = shapes
  return only && more.length === 0 ? only : { ...field, anyOf: shapes }
}

function typeText(field: JsonObject): string {
  const either = listIn(field, 'anyOf').filter(isObject)
  if (either.length > 0) return either.map(typeText).join(' or ')
  const choices = listIn(field, 'enum')
  if (choices.length > 0) return `one of ${choices.join(', ')}`
  switch (field['type']) {
    case 'string':
      return textTypeText(field)
    case 'integer':
      return `whole number${range(field)}`
    case 'number':
      return `number${range(field)}`
    case 'boolean':
      return 'true or false'
    case 'array':
      return listText(memberAt(field, ['items']))
    default:
      return 'object with members of its own'
  }
}

const listText = (items: JsonObject): string =>
  items['type'] === 'object' ? 'list of objects with members of their own' : `list of: ${typeText(items)}`

function textTypeText({ pattern, maxLength }: JsonObject): string {
  if (pattern === MOMENT_PATTERNS.instantFrom2000.source) return 'time: an instant'
  if (pattern === MOMENT_PATTERNS.any.source || pattern === MOMENT_PATTERNS.from2000.source)
    return 'time: an instant, a day or a month'
  if (pattern !== undefined && pattern !== NOT_BLANK) return 'hours of the day'
  return typeof maxLength === 'number' ? `text of at most ${maxLength} characters` : 'text'
}

/** Larger bounds only exclude nonsense and are not documented. */
const BEYOND_WORDS = 1_000_000
function range({ minimum, maximum }: JsonObject): string {
  const isBounded = typeof maximum === 'number' && maximum <= BEYOND_WORDS
  if (typeof minimum !== 'number') return ''
  return isBounded ? ` from ${minimum} to ${maximum.toLocaleString('en-GB')}` : `, ${minimum} or more`
}

function memberAt(value: unknown, path: readonly string[]): JsonObject {
  const inner = path.reduce<unknown>((outer, key) => (isObject(outer) ? outer[key] : null), value)
  return isObject(inner) ? inner : {}
}

function listIn(object: JsonObject, key: string): readonly unknown[] {
  const list = object[key]
  return isList(list) ? list : []
}
