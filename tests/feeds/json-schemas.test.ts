/** Published JSON Schemas: their content, and their agreement with the reader. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { jsonSchemas } from '../../src/feeds/json-schemas.ts'
import { contractOf, fixture, opened } from './opened.ts'
import { PLACE } from '../domain/shipped-place.ts'

interface Field {
  readonly description?: string
  readonly anyOf?: readonly object[]
}
interface Row {
  readonly geometry: { readonly anyOf?: readonly { readonly type: string }[] }
  readonly properties: {
    readonly required: readonly string[]
    readonly properties: Readonly<Record<string, Field>>
  }
}
function rowOf(schema: object): Row {
  const { properties } = JSON.parse(JSON.stringify(schema)) as {
    readonly properties: { readonly features: { readonly items: { readonly properties: Row } } }
  }
  return properties.features.items.properties
}

const schemas = jsonSchemas(PLACE)

describe.each(FEED_KINDS)('%s', (kind) => {
  const { geometry, properties } = rowOf(schemas[kind] ?? {})

  test('has a title, and a description of every field', () => {
    expect(schemas[kind]).toMatchObject({
      title: expect.stringContaining('Holdfast'),
      description: expect.any(String),
    })
    for (const field of Object.values(properties.properties)) expect(field.description).toMatch(/\.$/)
  })
  test('requires what the contract requires; all else may be null', () => {
    expect(properties.required).toEqual(contractOf(kind).needed)
    const others = Object.entries(properties.properties).filter(
      ([name]) => !properties.required.includes(name),
    )
    for (const [, field] of others) expect(field.anyOf).toContainEqual({ type: 'null' })
  })
  test('names every field that its fixture uses', () => {
    const { features } = JSON.parse(readFileSync(fixture(`${kind}.geojson`), 'utf8')) as {
      readonly features: readonly { readonly properties?: object }[]
    }
    const used = new Set(features.flatMap((feature) => Object.keys(feature.properties ?? {})))
    expect([...used].filter((name) => !(name in properties.properties))).toEqual([])
  })
  test('has geometries, or none', () => {
    // A kind without a geometry drops any that is given.
    expect(geometry.anyOf !== undefined).toBe(contractOf(kind).mayLieSomewhere)
  })
})

test('the schemas contain no rule that only the reader checks', () => {
  expect(JSON.stringify(schemas)).not.toMatch(/bad-date|undefined/)
})

test('access, scope and applicant may be missing, with a notice', async () => {
  const { reports } = await opened()
  const orders = reports.find(({ kind }) => kind === 'closure-orders')
  expect(orders?.notices).toContainEqual(expect.objectContaining({ code: 'not-said', count: 1 }))
})
