/** Whatever the text and however it is cut: batches lead to what a parser of the whole text leads to. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRow } from '../incidents/rows.ts'
import { inPieces, wholeText } from './whole-text.ts'

const encoded = (text: string) => new TextEncoder().encode(text)
/** So small that most features end a batch. */
const FEW_BYTES = 8

/** Cut nowhere, after every byte, and at random: in large batches and in small ones. */
function expectTheSame(bytes: Uint8Array, cuts: readonly number[] = []) {
  const whole = wholeText(bytes)
  const everywhere = Array.from(bytes, (_, at) => at)
  for (const places of [[], everywhere, cuts])
    for (const batch of [FEW_BYTES, undefined]) expect(inPieces(bytes, places, batch)).toEqual(whole)
}
const cuts = fc.array(fc.nat(2000), { maxLength: 6 })

/** Names that the machine must not stumble over, and any others. */
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
/** Collections in any dress: members in any order, some twice, some missing. */
const collection = fc
  .tuple(space, fc.array(fc.tuple(space, member, space), { maxLength: 5 }), space)
  .map(
    ([before, members, after]) =>
      `${before}{${members.map(([left, [name, text], right]) => `${left}${name}${right}:${left}${text}${right}`).join()}}${after}`,
  )

describe('the same comes of', () => {
  test('any JSON', () => {
    fc.assert(
      fc.property(fc.json(), cuts, (text, places) => expectTheSame(encoded(text), places)),
      { numRuns: 200 },
    )
  })
  test('collections in any dress', () => {
    let found = 0
    fc.assert(
      fc.property(collection, cuts, (text, places) => {
        expectTheSame(encoded(text), places)
        if ('features' in wholeText(encoded(text))) found += 1
      }),
      { numRuns: 600 },
    )
    expect(found).toBeGreaterThan(50)
  })
  test('collections with a byte lost, doubled or changed', () => {
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
          expectTheSame(encoded(changed), places)
        },
      ),
      { numRuns: 600 },
    )
  })
  test('collections that end early', () => {
    fc.assert(
      fc.property(collection, fc.nat(), cuts, (text, at, places) => {
        expectTheSame(encoded(text).slice(0, at % (text.length + 1)), places)
      }),
      { numRuns: 300 },
    )
  })
  test('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), cuts, expectTheSame), { numRuns: 200 })
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
  ['a collection in a text', `{${HEAD},"name":"{\\"features\\":[1]}","features":[${row('a')}]}`],
  ['a collection in a member', `{"other":{${HEAD},"features":[1,2]},${HEAD},"features":[${row('a')}]}`],
  ['a collection in a list', `[{${HEAD},"features":[${row('a')}]}]`],
  [
    'features as a value',
    `{"a":"features",${HEAD},"features":[${row('"features":['.replaceAll('"', '\\"'))}]}`,
  ],
  ['an escaped name', `{${HEAD},"\\u0066eature\\u0073":[${row('a')}]}`],
  ['signs of several bytes', `{${HEAD},"features":[${row('é')},${row('漢字')},${row('🚓')}]}`],
  ['a byte order mark', `\uFEFF{${HEAD},"features":[${row('a')}]}`],
  ['a byte order mark in the middle', `{${HEAD},"features":[\uFEFF${row('a')},\uFEFF${row('b')}]}`],
  ['a comma too many at the start', `{${HEAD},"features":[,${row('a')}]}`],
  ['a comma too many at the end', `{${HEAD},"features":[${row('a')},]}`],
  ['two commas', `{${HEAD},"features":[${row('a')},,${row('b')}]}`],
  ['no comma', `{${HEAD},"features":[${row('a')} ${row('b')}]}`],
  ['a wrong bracket', `{${HEAD},"features":[${row('a')}}]`],
  ['brackets crossed', `{${HEAD},"features":[{"a":[}]}]}`],
  ['something after the end', `{${HEAD},"features":[${row('a')}]} {}`],
  ['words of other languages', `{${HEAD},"features":[{"a":NaN},{"b":-Infinity},{"NaN":"NaN, Infinity"}]}`],
  ['a word where no value may stand', `{${HEAD},"features":[${row('a')},NaN NaN]}`],
  ['white space that is none', `\u00A0{${HEAD},"features":[${row('a')}]}`],
  ['a line break in a text', `{${HEAD},"features":[{"a":"\n"}]}`],
])('%s', (_, text) => {
  const bytes = encoded(text)
  expect(inPieces(bytes, [])).toEqual(wholeText(bytes))
  expectTheSame(bytes)
})

test('members beside the features are kept', () => {
  const text = `{${HEAD},"crs":{"name":"urn:ogc:def:crs:EPSG::27700"},"features":[${row('a')}],"n":7}`
  expect(inPieces(encoded(text), [])).toMatchObject({
    members: { crs: { name: 'urn:ogc:def:crs:EPSG::27700' }, features: [], n: 7 },
  })
})
