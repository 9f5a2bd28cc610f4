// @vitest-environment jsdom
/** Everything that the public pages can say, in words of a reading age of 9 to 11: no sentence of more than twenty words. */
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import placeText from '../../data/place/place.json?raw'
import {
  EmptyPage,
  FramePage,
  NoticePage,
  PublicPage,
  releasesFeed,
  SheetPage,
} from '../../src/embed/page.tsx'
import { answerTo, type Postcodes } from '../../src/embed/finding/answers.ts'
import { placeFrom, type PlaceFile } from '../../src/domain/place/place.ts'
import { noticeOf, publicContacts } from '../../src/publish/texts/public-texts.ts'
import type { PublicSummary } from '../../src/summary/public-summary.ts'
import { inventedRelease } from './invented-release.ts'

const MOST_WORDS = 20
const place = placeFrom(JSON.parse(placeText) as PlaceFile)
const [first = { code: '', name: '' }, second = first] = inventedRelease().areas
const release: PublicSummary = {
  ...inventedRelease(),
  contacts: publicContacts(place),
  corrections: [],
  teams: [{ name: 'Team', areas: [first.code, second.code], priorities: [], nextMeeting: null }],
}

/** Texts of the partnership's own. */
const NOT_OURS = '[data-quoted], .promises, .promised, script, .notes li:nth-child(n+7)'
const BLOCKS =
  'address,article,aside,blockquote,body,caption,dd,details,div,dl,dt,figcaption,figure,footer,h1,h2,h3,header,li,main,nav,ol,p,section,summary,table,tbody,td,tfoot,th,thead,title,tr,ul'

/** Text of each block without that of the blocks in it. */
function blockTexts(element: Element): readonly string[] {
  const own: string[] = []
  const inner: string[] = []
  const read = (node: Node) => {
    if (node instanceof Element && node.matches(BLOCKS)) inner.push(...blockTexts(node))
    else if (node.childNodes.length > 0) for (const child of node.childNodes) read(child)
    else own.push(node.textContent ?? '')
  }
  for (const child of element.childNodes) read(child)
  return [own.join(''), ...inner]
}
/** A name is one word, however long. */
const NAMES = ['Wigan and Leigh', ...release.areas.map(({ name }) => name)].toSorted(
  (a, b) => b.length - a.length,
)
const sentencesIn = (text: string) =>
  NAMES.reduce((rest, name) => rest.replaceAll(name, 'Name'), text)
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

function sentencesOf(page: ReactElement): readonly string[] {
  const { body } = new DOMParser().parseFromString(renderToStaticMarkup(page), 'text/html')
  for (const element of body.querySelectorAll(NOT_OURS)) element.remove()
  return blockTexts(body).flatMap(sentencesIn)
}

const quarters = [release.quarters[0] ?? '', release.quarters.at(-1) ?? '']
const groups = ['anti-social-behaviour', 'burglary', 'crimes']
const pages: readonly (readonly [name: string, page: ReactElement])[] = [
  ...quarters.flatMap((quarter) =>
    groups.map((group) => {
      const selection = { area: null, group, quarter }
      return [
        `page, ${quarter}, ${group}`,
        createElement(PublicPage, { summary: release, selection }),
      ] as const
    }),
  ),
  [
    'page without commitments',
    createElement(PublicPage, { summary: { ...release, commitments: [], notKnown: ['commitments'] } }),
  ],
  ['frame', createElement(FramePage, { summary: release })],
  ['sheet', createElement(SheetPage, { summary: release, area: first })],
  [
    'notice',
    createElement(NoticePage, { notice: noticeOf(release, { on: '2024-09-02', reason: 'An error.' }) }),
  ],
  ['empty page', createElement(EmptyPage, { labels: place.labels })],
]

const states: readonly Postcodes[] = [
  ...(['closed', 'opening', 'failed', 'none'] as const).map((kind) => ({ kind })),
  { kind: 'open', list: { year: 2018, sectors: { 'ZA1 1': { [first.code]: 'AA', [second.code]: 'BB' } } } },
]
const answers = states.flatMap((postcodes) =>
  ['ZA1', 'ZA1 1AA', 'ZA1 1ZZ', 'Z', 'M1 1AA', 'ZA', 'nowhere at all', first.name.slice(0, 2)].map(
    (text) =>
      answerTo(text, {
        names: release.areas.map(({ code, name }) => ({ name, areas: [{ id: code, name }] })),
        postcodes,
        place: 'Wigan and Leigh',
      }).says,
  ),
)
const feed = [...releasesFeed(release, (text) => text).matchAll(/>([^<]+)</g)].map(([, text = '']) => text)
const all = [
  ...pages.map(([name, page]) => [name, sentencesOf(page)] as const),
  ['answers', answers.flatMap(sentencesIn)] as const,
  ['feed', feed.flatMap(sentencesIn)] as const,
]

describe.each(all)('%s', (_name, sentences) => {
  test('has no sentence of more than twenty words', () => {
    expect(sentences.length).toBeGreaterThan(0)
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > MOST_WORDS)).toEqual([])
  })
  test('has no word of an office', () => {
    for (const sentence of sentences)
      expect(sentence).not.toMatch(/\bnought\b|sums of bands|kind by kind|\bin respect of\b|\bpursuant\b/i)
  })
})

test('as many sentences are read as the page has', () => {
  expect(all.flatMap(([, sentences]) => sentences).length).toBeGreaterThan(600)
})
