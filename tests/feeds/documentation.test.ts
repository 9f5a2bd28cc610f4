/**
 * Documentation of each feed kind: its example is read by the code that it documents, and every reason and notice is
 * explained.
 */
import { describe, expect, test } from 'vitest'
import { FEED_DEFINITIONS, FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { documentText, documentOf, exampleFeed } from '../../src/feeds/documentation/kind-document.ts'
import { documentPages } from '../../src/feeds/documentation/pages.ts'
import { loadDataset } from '../../src/feeds/load.ts'
import { allNotices, allReasons, noticeText, reasonText } from '../../src/feeds/kind-words.ts'
import { CONVERSION_NOTICES, JOINING_NOTICE } from '../../src/feeds/rows/notices.ts'
import { REASONS_OF_CONVERSION } from '../../src/feeds/rows/reasons.ts'
import { FEW, GROUND, filesOf, truthOf } from './demonstration-geography.ts'
import { feedOf } from './opened.ts'
import { PLACE } from '../domain/shipped-place.ts'

const truth = truthOf(filesOf({ ...FEW, withFaults: true }))
const pages = documentPages(PLACE)
/** The examples of all kinds, as the feeds of one partnership. */
const examples = new Map([
  [
    'manifest.json',
    JSON.stringify({ version: 1, asOf: '2024-08-31', feeds: FEED_KINDS.map((kind) => feedOf(kind)) }),
  ],
  ...FEED_KINDS.map((kind): [string, string] => [`${kind}.geojson`, exampleFeed(kind, PLACE)]),
])
const dataset = await loadDataset(new URL('https://holdfast.example/manifest.json'), {
  fetchResponse: async (url) => new Response(examples.get(url.pathname.slice(1))),
  place: PLACE,
  borough: GROUND.borough,
})
const reports = 'kind' in dataset ? [] : dataset.reports

describe.each(FEED_KINDS)('%s', (kind) => {
  const kindDocument = documentOf(kind, PLACE)
  const [page = '', text] = [pages[`${kind}.html`], documentText(kindDocument)]
  const fields = Object.keys(FEED_DEFINITIONS[kind].properties(PLACE).entries)

  test('has an example that is shown without notices', () => {
    expect(reports.find((report) => report.kind === kind)).toMatchObject({
      rowsIn: 1,
      shown: 1,
      setAside: [],
      notices: [],
    })
    const { properties } = (
      JSON.parse(kindDocument.example) as { readonly features: readonly [{ readonly properties: object }] }
    ).features[0]
    expect(Object.keys(properties).filter((name) => !fields.includes(name))).toEqual([])
    const needed = kindDocument.fields.filter(({ name, isNeeded }) => isNeeded && !/[.[]/.test(name))
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(needed.map(({ name }) => name)))
  })
  test('lists every field of its schema with type and meaning', () => {
    expect(kindDocument.fields.map(({ name }) => name).filter((name) => !/[.[]/.test(name))).toEqual(fields)
    for (const { name, type, meaning } of kindDocument.fields) {
      expect(page).toContain(`<th scope="row"><code>${name}</code></th>`)
      expect(text).toMatch(new RegExp(`^ {2}${name.replaceAll(/[[\].]/g, '\\$&')} `, 'm'))
      expect([type, meaning]).not.toContain('')
      expect(page).toContain(meaning.replaceAll('"', '&quot;'))
      expect(text).toContain(meaning)
    }
  })
  test('explains exactly the reasons for which rows of the demonstration are set aside', () => {
    const planted = Object.keys(truth.setAside[kind] ?? {})
    expect(kindDocument.setAside.map(({ code }) => code).toSorted()).toEqual(planted.toSorted())
    for (const { code } of kindDocument.setAside) expect(page).toContain(`<code>${code}</code>`)
    for (const { code } of kindDocument.setAside) expect(text).toContain(reasonText(code, PLACE))
  })
  test('explains exactly the notices on rows of the demonstration', () => {
    const planted = Object.keys(truth.notices[kind] ?? {})
    expect(kindDocument.notices.map(({ code }) => code).toSorted()).toEqual(planted.toSorted())
    for (const { code } of kindDocument.notices) expect(text).toContain(noticeText(code, PLACE))
    expect(page).toContain('Rows ')
  })
  test('has a page without scripts or inline styles', () => {
    expect(page).not.toMatch(/<script|<style|style=|javascript:|undefined/)
    expect(page).toContain(`href="${kind}.json"`)
    expect(pages['index.html']).toContain(`href="${kind}.html"`)
  })
})

test('all kinds together explain every reason and every notice on rows', () => {
  const all = FEED_KINDS.map((kind) => documentOf(kind, PLACE))
  const reasons = new Set(all.flatMap(({ setAside }) => setAside.map(({ code }) => code)))
  const notices = new Set(all.flatMap((kindDocument) => kindDocument.notices.map(({ code }) => code)))
  const ofRows = Object.keys(allReasons()).filter((reason) => !REASONS_OF_CONVERSION.has(reason))
  expect(ofRows.filter((reason) => !reasons.has(reason))).toEqual([])
  const ofOneFeed = Object.keys(allNotices()).filter(
    (code) => code !== JOINING_NOTICE && !CONVERSION_NOTICES.has(code),
  )
  expect(ofOneFeed.filter((code) => !notices.has(code))).toEqual([])
})

test('types are described in words', () => {
  const types = Object.fromEntries(
    documentOf('patrol-hotspots', PLACE).fields.map(({ name, type }) => [name, type]),
  )
  expect(types).toMatchObject({
    id: 'text or whole number',
    from: 'time: an instant, a day or a month',
    visitsPerDay: 'number from 0 to 100',
    hours: 'hours of the day',
    testDays: 'object with members of its own',
    'testDays.seed': 'whole number, 0 or more',
  })
})
