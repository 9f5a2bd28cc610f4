// @vitest-environment jsdom
/** The Atom feed of releases: what RFC 4287 asks for, permanent ids, and hostile labels as text. */
import { describe, expect, test } from 'vitest'
import { pageWriterWith } from '../../../src/cli/publishing/public-files.ts'
import { servedFiles } from '../../../src/cli/publishing/served-names.ts'
import { FEED_NAME } from '../../../src/embed/page.tsx'
import { noticeOf } from '../../../src/publish/texts/public-texts.ts'
import type { Published } from '../../../src/summary/public-summary.ts'
import { SMALL_SUMMARY } from '../../summary/small-summary.ts'

const ATOM = 'http://www.w3.org/2005/Atom'
const writePage = pageWriterWith(() => Promise.resolve([]))
async function feedOf(published: Published) {
  const text = String((await writePage(published)).find(({ name }) => name === FEED_NAME)?.contents)
  const feed = new DOMParser().parseFromString(text, 'application/xml')
  expect(feed.querySelector('parsererror')).toBeNull()
  return feed
}
const texts = (parent: ParentNode, selector: string) =>
  [...parent.querySelectorAll(selector)].map(({ textContent }) => textContent)

describe('the feed of releases', () => {
  test('has what RFC 4287 asks for: id, title, day and author, and in each entry id, title, day and link', async () => {
    const feed = await feedOf({ ...SMALL_SUMMARY, earlier: ['2024-02-29', '2024-05-31'] })
    const root = feed.documentElement
    expect([root.localName, root.namespaceURI]).toEqual(['feed', ATOM])
    for (const name of ['id', 'title', 'updated', 'author > name'])
      expect(texts(feed, `feed > ${name}`), name).toHaveLength(1)
    expect(texts(feed, 'entry > title')).toEqual([
      'Figures of 31 August 2024',
      'Figures of 31 May 2024',
      'Figures of 29 February 2024',
    ])
    expect(texts(feed, 'entry > updated')[0]).toBe('2024-08-31T00:00:00Z')
    for (const entry of feed.querySelectorAll('entry'))
      expect([...entry.children].map(({ localName }) => localName)).toEqual([
        'title',
        'id',
        'updated',
        'link',
        'summary',
      ])
    const ids = texts(feed, 'id')
    expect(new Set(ids).size).toBe(4)
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
  })
  test('keeps the id of a release when a later one names it', async () => {
    const [, first] = texts(await feedOf({ ...SMALL_SUMMARY, releasedOn: '2024-05-31' }), 'id')
    const later = await feedOf({ ...SMALL_SUMMARY, earlier: ['2024-05-31'] })
    expect(texts(later, 'entry > id')[1]).toBe(first)
  })
  test('tells of a release that was taken back', async () => {
    const feed = await feedOf(noticeOf(SMALL_SUMMARY, { on: '2024-09-02', reason: 'An error' }))
    expect(texts(feed, 'entry > title')).toEqual(['The figures of 31 August 2024 were taken back'])
    expect(texts(feed, 'feed > updated')).toEqual(['2024-09-02T00:00:00Z'])
  })
  test('shows mark-up in a label as text, and keeps to the characters of XML', async () => {
    const labels = { place: 'A & <b>"B"</b>\u0001' }
    const feed = await feedOf({ ...SMALL_SUMMARY, labels })
    expect(texts(feed, 'feed > author > name')[0]).toBe('A & <b>"B"</b> neighbourhood partnership')
  })
  test('is linked by every page, and keeps its name when it is served', async () => {
    const served = servedFiles(await writePage(SMALL_SUMMARY), () => '0123456789ab')
    expect(served.map(({ name }) => name).filter((name) => name.endsWith('.atom'))).toEqual([FEED_NAME])
    for (const name of ['index.html', 'embed.html']) {
      const html = String(served.find((file) => file.name === name)?.contents)
      const page = new DOMParser().parseFromString(html, 'text/html')
      const link = page.querySelector('link[rel=alternate]')
      expect([link?.getAttribute('type'), link?.getAttribute('href')], name).toEqual([
        'application/atom+xml',
        FEED_NAME,
      ])
    }
  })
})
