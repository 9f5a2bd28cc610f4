/** Columns of repeated texts: codes in as few bytes as their number needs. */
import { expect, test } from 'vitest'
import { emptyCodes, textColumn, textDictionary } from '../../../src/feeds/incidents/dictionaries.ts'

test.each([
  [1, Int8Array],
  [128, Int8Array],
  [129, Int16Array],
  [32_768, Int16Array],
  [32_769, Int32Array],
])('%i texts', (distinct, Codes) => {
  const dictionary = textDictionary()
  const texts = Array.from({ length: distinct }, (_, at) => `text ${at}`)
  const codes = Int32Array.from([...texts.toReversed(), null], (text) => dictionary.codeFor(text))
  const column = textColumn(codes, dictionary)
  expect(column.codes).toBeInstanceOf(Codes)
  expect(Array.from(column.codes, (code) => column.values[code] ?? null)).toEqual([
    ...texts.toReversed(),
    null,
  ])
  expect(emptyCodes(3, distinct)).toBeInstanceOf(Codes)
})
