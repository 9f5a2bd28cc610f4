// @vitest-environment jsdom
/** The server-rendered public page: its content, its order, and that nothing in it needs a script. */
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
const textsOf = (selector: string) =>
  [...page.querySelectorAll(selector)].map((element) => element.textContent)

/** Text of a cell without the words for screen readers alone. */
const seenIn = (cell: Element | null) => cell?.firstChild?.textContent ?? ''

describe('the page', () => {
  test('shows the change first, then the commitments, the figures and the contacts', () => {
    expect(textOf('h1')).toBe('What we have done in Wigan and Leigh, and what has changed')
    expect(textOf('#lead')).toMatch(/^In Wigan and Leigh, from April to June 2024, there was no clear change/)
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
  test('marks the demonstration, also within the map', () => {
    expect(textOf('.whose')).toContain('Demonstration: invented incidents')
    expect(textOf('#map .invented')).toBe('Invented incidents')
    expect(written({ ...release, demonstration: undefined })).not.toMatch(/invented|demonstration/i)
  })
  test('lists open commitments before those done', () => {
    expect(textsOf('.state')).toEqual(['Not yet', 'Not yet', 'Done', 'Done', 'Done', 'Done'])
  })
  test('says of each folded commitment whether it is done', () => {
    const open = release.commitments.filter(({ done }) => done === null)
    const many = Array.from({ length: 3 }, (_, time) =>
      open.map((one) => ({ ...one, text: `${one.text} ${'again '.repeat(time)}` })),
    ).flat()
    const done = release.commitments.filter((one) => one.done !== null)
    const folded = (commitments: PublicSummary['commitments']) =>
      parsed(written({ ...release, commitments })).querySelector('details.more summary')?.textContent
    expect(open).toHaveLength(2)
    expect(folded([...many, ...done])).toBe('6 more: 2 not yet done, 4 done')
    expect(folded(many)).toBe('2 more: 2 not yet done')
    expect(folded(release.commitments)).toBe('2 more: 2 done')
  })
  test('says what is not known of commitments and activity, instead of nothing', () => {
    const said = (more: Partial<PublicSummary>) =>
      parsed(written({ ...release, ...more })).querySelector('section:has(#said-title)')?.textContent ?? ''
    expect(said({ commitments: [] })).toContain('No promise has been made public yet.')
    const unknown = said({ commitments: [], notKnown: ['commitments'] })
    expect(unknown).toContain('What was promised is not known here.')
    expect(unknown).not.toContain('No promise')
    expect(said({ notKnown: ['commitments'] })).toContain('There may be more: this list is not whole.')
    const isNewestWarrants = ({ id, quarter }: (typeof release.borough)[number]) =>
      id === 'actions.warrant' && quarter === release.quarters.at(-1)
    const left = said({ borough: release.borough.filter((figure) => !isNewestWarrants(figure)) })
    expect(left).toContain('Warrants carried outnot known')
    expect(left).toContain('Not known: the list of a partner does not cover all of these months.')
  })
  test('has rows that are read as sentences', () => {
    const [row] = page.querySelectorAll('#areas tbody tr')
    expect(row?.textContent.replaceAll(/\s+/g, ' ')).toMatch(
      /^[A-Z][\w ,&-]+: \d+ to \d+ in these months, \d+ to \d+ a year before, (?:▼|▲)?(?:lower|higher|no clear change) ?[\d% a-z]*\.$/,
    )
  })
  test('lists areas by name and never ranks them', () => {
    const names = [...page.querySelectorAll('#areas tbody th')].map(seenIn)
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')))
  })
  test('lists the contacts in order, the first in the page header, with numbers as text', () => {
    expect(textsOf('.contacts .call')).toEqual(['999', '101', '0800 555 111'])
    expect(page.querySelector('header .turn')?.textContent).toContain('In danger now? Call 999.')
    expect(page.querySelector('header .turn a[href="#turn"]')).not.toBeNull()
    expect(textOf('#corrections')).toContain('corrections@council.example')
  })
  test('states the required caveats', () => {
    for (const sentence of [
      'More reports can mean more trust.',
      'A closed home does not mean that the people in it did wrong.',
      '0 to 4 may be none, and may be four.',
      'keeps its own log',
      'Reports made on the website are counted too',
    ])
      expect(page.body.textContent).toContain(sentence)
  })
  test('quotes figures announced elsewhere beside the notes, as text with their source and without figure marks', () => {
    const quoted = page.querySelector('[data-quoted]')
    expect(quoted?.textContent).toContain('41 closure orders and 312 arrests in the first year')
    expect(quoted?.textContent).toContain(
      'News release of the partnership, 12 June 2024. news.example/first-year',
    )
    expect(quoted?.textContent).toContain('Why this page differs: It counts from May to April')
    expect(page.querySelector('[data-quoted] [data-figure], [data-figure] [data-quoted]')).toBeNull()
    expect(html.indexOf('announced-title')).toBeGreaterThan(html.indexOf('notes-title'))
    expect(written({ ...release, announced: [] })).not.toContain('announced-title')
  })
  test('says one thing of corrections in one place, to which the notes lead', () => {
    const said = textOf('#corrections')
    expect(said).toContain('An error of ours is put right at once')
    expect(said).toContain('Other corrections wait for the release with October to December.')
    expect(page.querySelector('.notes a[href="#corrections"]')).not.toBeNull()
    expect(page.body.textContent.split(/put right at once|once a year/)).toHaveLength(2)
  })
  test('says that the log of a web server names the area whose sheet is opened', () => {
    expect(page.body.textContent).toContain('If you open the sheet of an area, that log names the area too.')
  })
  test('does not say of exact figures of others that they are bands', () => {
    expect(page.body.textContent).toContain('We use bands so that nobody is picked out.')
    expect(textOf('section:has(#announced-title)')).toContain(
      'made public before, not on this page. No figure here is worked from them.',
    )
  })
  test('shows what was done in the quarter that is shown, under its own period', () => {
    const shown = (quarter: string) =>
      [
        ...parsed(
          renderToStaticMarkup(
            createElement(PublicPage, {
              summary: release,
              selection: { area: null, group: 'theft', quarter },
            }),
          ),
        ).querySelectorAll<HTMLElement>('[data-done-in]:not([hidden]) h3'),
      ].map(({ textContent }) => textContent)
    expect(shown('2024Q2')).toEqual(['What was done in Wigan and Leigh, April to June 2024'])
    expect(shown('2022Q1')).toEqual(['What was done in Wigan and Leigh, January to March 2022'])
    const late = release.borough.filter(({ quarter }) => quarter > '2022Q1')
    expect(
      parsed(written({ ...release, borough: late })).querySelector('[data-done-in="2022Q1"]')?.textContent,
    ).toContain('What was done in these months is not known here.')
  })
  test('has no inline style or script, and opens every external link in a new window', () => {
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

test('names corrected figures without their previous values', () => {
  const [area, other] = release.areas
  const corrections = [
    { area: area?.code ?? '', quarter: '2023Q2', group: 'burglary', was: published(98_765), most: 9 },
    { area: other?.code ?? '', quarter: '2022Q1', group: 'theft', was: published('0-4'), most: 9 },
  ]
  const corrected = written({ ...release, corrections })
  expect(corrected).toContain(`${area?.name ?? '?'}, April to June 2023, Burglary.`)
  expect(corrected.match(/98,?765/)).toBeNull()
})

describe('figures that are few, not published or missing', () => {
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
      seenIn(cell),
    ]),
  )

  test('have distinct styles and texts, none of them zero', () => {
    expect(new Set(faces.keys())).toEqual(new Set(['few', 'no-data', 'not-published', 'number']))
    expect(faces.get('few')).toBe('0 to 4')
    expect(faces.get('not-published')).toBe('not published')
    expect(faces.get('no-data')).toBe('no data')
    expect(faces.get('number')).toMatch(/^\d+ to \d+$/)
  })
  test('are distinct on the map too: hatching, grid, outline, colour', () => {
    const fillOf = (face: string) =>
      shown.querySelector(`#map .area[data-face="${face}"] path`)?.getAttribute('fill')
    expect(fillOf('few')).toMatch(/^url\(#few-/)
    expect(fillOf('not-published')).toBe('url(#not-published)')
    expect(fillOf('no-data')).toBeNull()
    expect(fillOf('number')).toMatch(/^url\(#all-/)
    for (const fill of [
      'few-lower',
      'few-no-clear-change',
      'few-higher',
      'few-not-comparable',
      'not-published',
    ])
      expect(shown.getElementById(fill)?.tagName).toBe('pattern')
  })
  test('a total with a missing cell is not published, and the lead sentence says so', () => {
    expect(seenIn(shown.querySelector('#areas tfoot td'))).toBe('not published')
    expect(shown.querySelector('#lead')?.textContent).toContain('Not every figure of crime is published.')
  })
})

test('a small release without the year before says so', () => {
  const summary = {
    ...SMALL_SUMMARY,
    quarters: ['2024Q2'],
    cells: SMALL_SUMMARY.cells.filter(({ quarter }) => quarter === '2024Q2'),
  }
  expect(written(summary)).toContain('nothing can be compared yet')
})
