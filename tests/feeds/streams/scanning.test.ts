/** The incremental reader gives the same result as a parser of the whole text, whatever the text and its chunks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRow } from '../incidents/rows.ts'
import { inPieces, wholeText } from './whole-text.ts'

const encoded = (text: string) => new TextEncoder().encode(text)
/** So small that most features complete a batch. */
const FEW_BYTES = 8

/** Cuts nowhere, after every byte, and at random, with large and small batches. */
function expectSame(bytes: Uint8Array, cuts: readonly number[] = []) {
  const whole = wholeText(bytes)
  const everywhere = Array.from(bytes, (_, at) => at)
  for (const places of [[], everywhere, cuts])
    for (const batch of [FEW_BYTES, undefined]) expect(inPieces(bytes, places, batch)).toEqual(whole)
}
const cuts = fc.array(fc.nat(2000), { maxLength: 6 })

/** Names close to those of the collection's members, and any others. */
const key = fc.oneof(
  fc.constantFrom('features', 'type', 'crs', '__proto__', 'feat', '', '\\', '"'),
  fc.string(),
)
const space = fc.constantFrom('', ' ', '\n', '\r\n\t ')
const word = (text: string) =>
  fc.constantFrom(
    JSON.stringify(text),
    `"\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}${text.slice(1)}"`,
  )
const value = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.constantFrom('"FeatureCollection"', '"{\\"features\\":[{]"', '"\\\\"', 'NaN', '-Infinity', '[]', '{}'),
)
const listOf = (item: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(fc.tuple(space, item, space), { maxLength: 5 }), space)
    .map(([items, blank]) => `[${items.length > 0 ? items.map((parts) => parts.join('')).join() : blank}]`)
const feature = fc.oneof(
  anyRow.map((row) => JSON.stringify(row)),
  value,
)
const member = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(word('features'), listOf(feature)) },
  { weight: 3, arbitrary: fc.constant(['"type"', '"FeatureCollection"'] as const) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      key.map((name) => JSON.stringify(name)),
      value,
    ),
  },
)
/** Collections with members in any order, some repeated, some missing. */
const collection = fc
  .tuple(space, fc.array(fc.tuple(space, member, space), { maxLength: 5 }), space)
  .map(
    ([before, members, after]) =>
      `${before}{${members.map(([left, [name, text], right]) => `${left}${name}${right}:${left}${text}${right}`).join()}}${after}`,
  )

describe('the result is the same for', () => {
  test('any JSON', () => {
    fc.assert(
      fc.property(fc.json(), cuts, (text, places) => expectSame(encoded(text), places)),
      { numRuns: 200 },
    )
  })
  test('collections with any members', () => {
    let collections = 0
    fc.assert(
      fc.property(collection, cuts, (text, places) => {
        expectSame(encoded(text), places)
        if ('features' in wholeText(encoded(text))) collections += 1
      }),
      { numRuns: 600 },
    )
    expect(collections).toBeGreaterThan(50)
  })
  test('collections with characters lost, inserted or changed', () => {
    const mutation = fc.record({
      at: fc.nat(4000),
      take: fc.nat(2),
      put: fc.constantFrom(...Array.from('[]{},:"\\ x1'), '<', '\uFEFF', 'é'),
    })
    fc.assert(
      fc.property(
        collection,
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        cuts,
        (text, mutations, places) => {
          const changed = mutations.reduce((before, { at, take, put }) => {
            const place = at % (before.length + 1)
            return before.slice(0, place) + put + before.slice(place + take)
          }, text)
          expectSame(encoded(changed), places)
        },
      ),
      { numRuns: 600 },
    )
  })
  test('collections that end early', () => {
    fc.assert(
      fc.property(collection, fc.nat(), cuts, (text, at, places) => {
        expectSame(encoded(text).slice(0, at % (text.length + 1)), places)
      }),
      { numRuns: 300 },
    )
  })
  test('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), cuts, expectSame), { numRuns: 200 })
  })
})

const row = (id: string) => `{"type":"Feature","geometry":null,"properties":{"id":"${id}"}}`
const HEAD = '"type":"FeatureCollection"'

test.each([
  ['features first', `{"features":[${row('a')}],${HEAD}}`],
  ['features in the middle', `{"crs":{"a":[1,{}]},"features":[${row('a')},${row('b')}],${HEAD}}`],
  ['features twice', `{${HEAD},"features":[${row('a')}],"features":[${row('b')}]}`],
  ['features twice, then none', `{${HEAD},"features":[${row('a')}],"features":null}`],
  ['features twice, the first broken', `{${HEAD},"features":[${row('a')},],"features":[${row('b')}]}`],
  ['a collection in a string', `{${HEAD},"name":"{\\"features\\":[1]}","features":[${row('a')}]}`],
  ['a collection in a member', `{"other":{${HEAD},"features":[1,2]},${HEAD},"features":[${row('a')}]}`],
  ['a collection in a list', `[{${HEAD},"features":[${row('a')}]}]`],
  [
    'features as a value',
    `{"a":"features",${HEAD},"features":[${row('"features":['.replaceAll('"', '\\"'))}]}`,
  ],
  ['an escaped name', `{${HEAD},"\\u0066eature\\u0073":[${row('a')}]}`],
  ['characters of several bytes', `{${HEAD},"features":[${row('é')},${row('漢字')},${row('🚓')}]}`],
  ['a byte order mark', `\uFEFF{${HEAD},"features":[${row('a')}]}`],
  ['a byte order mark in the middle', `{${HEAD},"features":[\uFEFF${row('a')},\uFEFF${row('b')}]}`],
  ['a comma too many at the start', `{${HEAD},"features":[,${row('a')}]}`],
  ['a comma too many at the end', `{${HEAD},"features":[${row('a')},]}`],
  ['two commas', `{${HEAD},"features":[${row('a')},,${row('b')}]}`],
  ['no comma', `{${HEAD},"features":[${row('a')} ${row('b')}]}`],
  ['a wrong bracket', `{${HEAD},"features":[${row('a')}}]`],
  ['brackets crossed', `{${HEAD},"features":[{"a":[}]}]}`],
  ['something after the end', `{${HEAD},"features":[${row('a')}]} {}`],
  ['words of JavaScript', `{${HEAD},"features":[{"a":NaN},{"b":-Infinity},{"NaN":"NaN, Infinity"}]}`],
  ['a word where no value is allowed', `{${HEAD},"features":[${row('a')},NaN NaN]}`],
  ['white space that JSON does not allow', `\u00A0{${HEAD},"features":[${row('a')}]}`],
  ['a line break in a string', `{${HEAD},"features":[{"a":"\n"}]}`],
])('%s', (_, text) => {
  const bytes = encoded(text)
  expect(inPieces(bytes, [])).toEqual(wholeText(bytes))
  expectSame(bytes)
})

test('members beside the features are returned', () => {
  const text = `{${HEAD},"crs":{"name":"urn:ogc:def:crs:EPSG::27700"},"features":[${row('a')}],"n":7}`
  expect(inPieces(encoded(text), [])).toMatchObject({
    members: { crs: { name: 'urn:ogc:def:crs:EPSG::27700' }, features: [], n: 7 },
  })
})
