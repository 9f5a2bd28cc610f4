// @vitest-environment jsdom
/** The public page as it is written: what stands in it, in which order, and that nothing in it needs a script. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { PublicPage } from '../../src/embed/page.tsx'
import type { PublicSummary } from '../../src/summary/public-summary.ts'
import { published, SMALL_SUMMARY } from '../summary/small-summary.ts'
import { inventedRelease } from './invented-release.ts'

const release = inventedRelease()
const written = (summary: PublicSummary) => renderToStaticMarkup(createElement(PublicPage, { summary }))
const html = written(release)
const parsed = (text: string) => new DOMParser().parseFromString(text, 'text/html')
const page = parsed(html)
const textOf = (selector: string) => page.querySelector(selector)?.textContent ?? ''
const textsOf = (selector: string) => [...page.querySelectorAll(selector)].map((one) => one.textContent)

describe('the page', () => {
  test('says first what changed, then what was promised, then the figures, then where to turn', () => {
    expect(textOf('h1')).toBe('What we have done in Wigan and Leigh, and what has changed')
    expect(textOf('#lead')).toMatch(/^In Wigan and Leigh, from April to June 2024, reports of anti-social/)
    expect(textsOf('h2')).toEqual([
      'You said, we did',
      'What was reported',
      'Where to turn',
      'Signs that somebody is being used',
      'All figures',
      'About this page',
    ])
    const places = ['lead', 'said-title', 'kinds', 'areas', 'map', 'notes-title', 'turn'].map((id) =>
      html.indexOf(`id="${id}"`),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
  })
  test('says that it is invented, also in the picture', () => {
    expect(textOf('.whose')).toContain('Demonstration: invented incidents')
    expect(textOf('#map .invented')).toBe('Invented incidents')
    expect(written({ ...release, demonstration: undefined })).not.toMatch(/invented|demonstration/i)
  })
  test('says what is not done yet before what is done', () => {
    expect(textsOf('.state')).toEqual(['Not yet', 'Not yet', 'Done', 'Done', 'Done', 'Done'])
  })
  test('lists areas by name and never by number', () => {
    const names = textsOf('#areas tbody th')
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')))
  })
  test('gives the ways to help in order, the first of them at its head, with numbers as text', () => {
    expect(textsOf('.contacts .call')).toEqual(['999', '101', '0800 555 111'])
    expect(page.querySelector('header .turn')?.textContent).toContain('In danger now? Call 999.')
    expect(page.querySelector('header .turn a[href="#turn"]')).not.toBeNull()
    expect(textOf('#corrections')).toContain('corrections@council.example')
  })
  test('says what it must of the numbers', () => {
    for (const said of [
      'More reports can mean more trust.',
      'A closed home does not mean that the people in it did wrong.',
      '0 to 4 is not nought.',
      'keeps its own log',
      'Since October to December 2023: Reports made on the website are counted too',
    ])
      expect(page.body.textContent).toContain(said)
  })
  test('quotes what was announced elsewhere beside the notes, as words with their source and no figure of ours', () => {
    const quoted = page.querySelector('[data-quoted]')
    expect(quoted?.textContent).toContain('41 closure orders and 312 arrests in the first year')
    expect(quoted?.textContent).toContain(
      'News release of the partnership, 12 June 2024. news.example/first-year',
    )
    expect(quoted?.textContent).toContain('Why ours differ: It counts from May to April')
    expect(page.querySelector('[data-quoted] [data-figure], [data-figure] [data-quoted]')).toBeNull()
    expect(html.indexOf('announced-title')).toBeGreaterThan(html.indexOf('notes-title'))
    expect(written({ ...release, announced: [] })).not.toContain('announced-title')
  })
  test('has no inline style or script, and leaves for nowhere without a window of its own', () => {
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=/)
    expect([...page.scripts].map((script) => [script.getAttribute('src'), script.defer])).toEqual([
      ['embed.js', true],
    ])
    const outward = [...page.querySelectorAll<HTMLAnchorElement>('a:not([href^="#"])')]
    expect(outward.length).toBeGreaterThan(4)
    for (const link of outward) expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer'])
  })
  test('is the same for the same release', () => expect(written(inventedRelease())).toBe(html))
})

test('corrected figures are named, without what stood there', () => {
  const [area, other] = release.areas
  const corrections = [
    { area: area?.code ?? '', quarter: '2023Q2', group: 'burglary', was: published(98_765), most: 9 },
    { area: other?.code ?? '', quarter: '2022Q1', group: 'theft', was: published('0-4'), most: 9 },
  ]
  const corrected = written({ ...release, corrections })
  expect(corrected).toContain(`${area?.name ?? '?'}, April to June 2023, Burglary.`)
  expect(corrected.match(/98,?765/)).toBeNull()
})

describe('what is known and what is not', () => {
  const burglary = renderToStaticMarkup(
    createElement(PublicPage, {
      summary: release,
      selection: { area: null, group: 'burglary', quarter: '2024Q2' },
    }),
  )
  const shown = parsed(burglary)
  const faces = new Map(
    [...shown.querySelectorAll<HTMLElement>('#areas tbody td:nth-of-type(1)')].map((cell) => [
      cell.dataset['face'],
      cell.textContent,
    ]),
  )

  test('have four looks and four words, none of them nought', () => {
    expect(new Set(faces.keys())).toEqual(new Set(['few', 'no-data', 'not-published', 'number']))
    expect(faces.get('few')).toBe('0 to 4')
    expect(faces.get('not-published')).toBe('not published')
    expect(faces.get('no-data')).toBe('no data')
    expect(faces.get('number')).toMatch(/^\d+ to \d+$/)
  })
  test('and so on the map: hatched, a grid, an outline, a colour', () => {
    const fillOf = (face: string) =>
      shown.querySelector(`#map .area[data-face="${face}"] path`)?.getAttribute('fill')
    expect(fillOf('few')).toMatch(/^url\(#few-/)
    expect(fillOf('not-published')).toBe('url(#not-published)')
    expect(fillOf('no-data')).toBeNull()
    expect(fillOf('number')).toBeNull()
    for (const fill of [
      'few-lower',
      'few-no-clear-change',
      'few-higher',
      'few-not-comparable',
      'not-published',
    ])
      expect(shown.getElementById(fill)?.tagName).toBe('pattern')
  })
  test('a total with a gap is not published, and what is said first says so', () => {
    expect(shown.querySelector('#areas tfoot td')?.textContent).toBe('not published')
    expect(shown.querySelector('#lead')?.textContent).toContain('Not every figure of crime is published.')
  })
})

test('a small release without a year before it says so', () => {
  const summary = {
    ...SMALL_SUMMARY,
    quarters: ['2024Q2'],
    cells: SMALL_SUMMARY.cells.filter(({ quarter }) => quarter === '2024Q2'),
  }
  expect(written(summary)).toContain('nothing can be compared yet')
})
