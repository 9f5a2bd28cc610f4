/** The documentation of the feeds and the faulty rows of the demonstration are in no script of the app. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { ON_EVERY_KIND } from '../../src/feeds/documentation/kind-document.ts'
import { FEED_KINDS, KIND_FILES } from '../../src/feeds/feed-kinds.ts'
import { PLACE } from '../domain/shipped-place.ts'

const folder = join(inject('prepared').dist, 'assets')
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
/** The page's own chunks, by the beginnings of their names. */
const PAGE_CHUNKS = /^(?:first|table|start|common|map|BoardView|Details|Tonight)-/
const scriptsWith = (text: string) =>
  scripts.filter((script) => script.text.includes(text)).map(({ name }) => name)

/** Every text of two words or more within a value, at any depth. */
function sentencesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /\w [\w(]/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesIn) : []
}

test('field descriptions are in the scripts of the two workers and in no other', () => {
  expect(scripts.length).toBeGreaterThan(20)
  const isOfWorker = (name: string): boolean =>
    /^(?:file-)?worker-[\w-]+\.js$/.test(name) ||
    (scriptsWith(name).length > 0 && scriptsWith(name).every((importer) => isOfWorker(importer)))
  for (const kind of FEED_KINDS) {
    const holding = scriptsWith(KIND_FILES[kind].DEFINITION.description)
    expect([kind, holding.length]).toEqual([kind, 2])
    expect(holding.filter((name) => PAGE_CHUNKS.test(name))).toEqual([])
    expect(holding.filter((name) => !isOfWorker(name))).toEqual([])
  }
})

describe.each(FEED_KINDS)('%s', (kind) => {
  const { example, faults, DOCUMENTATION } = KIND_FILES[kind]

  test('contain no example and no faulty row of the demonstration', () => {
    const { duplicate, validRow, invalidRows, odd } = faults(PLACE)
    const sentences = [example(PLACE).properties, duplicate, validRow, invalidRows, odd].flatMap(sentencesIn)
    expect(sentences.length).toBeGreaterThan(0)
    for (const sentence of sentences) expect(scriptsWith(sentence), sentence).toEqual([])
  })
  test('contain no list of rejection reasons', () => {
    const [first = '', second] = DOCUMENTATION.reasons
    const list = new RegExp(`\\[([\`"'])${first}\\1${second === undefined ? '' : `,([\`"'])${second}\\2`}`)
    expect(scripts.filter(({ text }) => list.test(text)).map(({ name }) => name)).toEqual([])
    expect(list.test(JSON.stringify(DOCUMENTATION.reasons))).toBe(true)
  })
})

test('contain nothing of the documentation pages', () => {
  for (const sentence of ON_EVERY_KIND) expect(scriptsWith(sentence)).toEqual([])
})
