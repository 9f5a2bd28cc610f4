/** JSON Schema of each kind of feed, generated from the schemas that validate its rows. */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { FeedKind } from '../domain/feed.ts'
import type { Place } from '../domain/place/place.ts'
import type { FeedDefinition } from './definition/feed-definition.ts'
import type { ShapeName } from './rows/geometry.ts'
import { type JsonObject, isList, isObject } from './rows/json-object.ts'
import { FEED_DEFINITIONS, FEED_KINDS } from './feed-kinds.ts'

const POSITION = {
  description: 'Longitude, latitude in degrees (WGS84).',
  type: 'array',
  items: [
    { type: 'number', minimum: -180, maximum: 180 },
    { type: 'number', minimum: -90, maximum: 90 },
  ],
  minItems: 2,
}
const listOf = (items: object, minItems: number) => ({ type: 'array', items, minItems })
const COORDINATES: Readonly<Record<ShapeName, object>> = {
  Point: POSITION,
  LineString: listOf(POSITION, 2),
  Polygon: listOf(listOf(POSITION, 4), 1),
  MultiPolygon: listOf(listOf(listOf(POSITION, 4), 1), 1),
}

/** JSON Schemas (draft 7) of whole feeds by kind, served as `/schemas/KIND.json`. */
export const jsonSchemas = (place: Place): Readonly<Record<string, object>> =>
  Object.fromEntries(FEED_KINDS.map((kind) => [kind, jsonSchemaOf(kind, place)]))

/** JSON Schema (draft 7) of a whole feed of one kind. */
export function jsonSchemaOf(kind: FeedKind, place: Place): object {
  const definition = FEED_DEFINITIONS[kind]
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${kind}.json`,
    title: `Holdfast feed: ${definition.title}`,
    description: definition.description,
    type: 'object',
    required: ['type', 'features'],
    properties: {
      type: { const: 'FeatureCollection' },
      features: {
        description: 'One feature a row. A property that is null or blank counts as not given.',
        type: 'array',
        items: {
          type: 'object',
          required: ['type', ...(definition.mayLackGeometry ? [] : ['geometry']), 'properties'],
          properties: {
            type: { const: 'Feature' },
            geometry: geometryOf(definition),
            properties: propertiesOf(definition, place),
          },
        },
      },
    },
  }
}

function geometryOf({ geometry, mayLackGeometry }: FeedDefinition): object {
  if (geometry.length === 0)
    return { description: 'Null; the kind has no geometry, and drops one that is given.' }
  const shapes = geometry.map((type) => ({
    type: 'object',
    required: ['type', 'coordinates'],
    properties: { type: { const: type }, coordinates: COORDINATES[type] },
  }))
  return { anyOf: [...shapes, ...(mayLackGeometry ? [{ type: 'null' }] : [])] }
}

/** Pattern of a text that is not blank. */
export const NOT_BLANK = '\\S'
/** What counts as not given, as `presentMembers` has it. */
const NOT_GIVEN: readonly JsonObject[] = [{ type: 'null' }, { type: 'string', pattern: '^\\s*$' }]
export const isNotGiven = ({ type, pattern }: JsonObject) =>
  NOT_GIVEN.some((each) => each['type'] === type && each['pattern'] === pattern)

/** Input side of the schema; properties that may be missing may also be null or blank, and the others may not. */
function propertiesOf({ properties, oneNeeded }: FeedDefinition, place: Place): object {
  const { $schema: _, ...printed } = toJsonSchema(properties(place), { typeMode: 'input' })
  const required = printed.required ?? []
  const fields = Object.entries(printed.properties ?? {}).map(([name, field]): readonly [string, unknown] => [
    name,
    required.includes(name) ? notBlank(field) : orNotGiven(field),
  ])
  const isGiven = (name: string) => ({
    required: [name],
    properties: { [name]: { not: { anyOf: NOT_GIVEN } } },
  })
  return {
    ...printed,
    properties: Object.fromEntries<unknown>(fields),
    ...(oneNeeded && { anyOf: oneNeeded.map(isGiven) }),
  }
}

function orNotGiven(field: unknown): JsonObject {
  if (!isObject(field)) return {}
  const { description, ...shape } = field
  return { description, anyOf: [shape, ...NOT_GIVEN] }
}

/** Texts that have no stricter rule of their own must not be blank. */
function notBlank(field: unknown): unknown {
  if (!isObject(field)) return field
  if (isList(field['anyOf'])) return { ...field, anyOf: field['anyOf'].map(notBlank) }
  const isFree = field['type'] === 'string' && field['pattern'] === undefined && field['enum'] === undefined
  return isFree ? { ...field, pattern: NOT_BLANK } : field
}
