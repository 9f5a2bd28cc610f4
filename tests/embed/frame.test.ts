// @vitest-environment jsdom
/** The compact face for frames: whole without a script, every card from bands alone, and the picture of a card. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { FramePage } from '../../src/embed/page.tsx'
import { pictureSvg, pictureText } from '../../src/embed/frame/picture.ts'
import { areaCard } from '../../src/embed/reading/area-card.ts'
import { fileClaims } from '../../src/publish/attack/file-claims.ts'
import type { PublicSummary } from '../../src/summary/public-summary.ts'
import { inventedRelease } from './invented-release.ts'

const release = inventedRelease()
const parsed = (summary: PublicSummary = release) =>
  new DOMParser().parseFromString(renderToStaticMarkup(createElement(FramePage, { summary })), 'text/html')
let page: Document
beforeAll(() => {
  page = parsed()
})
const QUARTER = { quarter: '2024Q2', place: 'Wigan and Leigh' }

describe('the compact face', () => {
  test('begins with where to turn, the numbers as text', () => {
    expect(page.querySelector('header')?.firstElementChild?.textContent).toMatch(
      /^In danger now\? Call 999.*101.*, no name asked 0800 555 111/,
    )
    expect(page.querySelectorAll('.turn > span')[1]?.textContent).not.toContain('no name')
  })
  test('has a card for each area and one for all together, each named by a link', () => {
    const ids = [...page.querySelectorAll('.card')].map(({ id }) => id)
    expect(ids).toEqual([...release.areas.map(({ code }) => code), 'card-whole'])
    const links = [...page.querySelectorAll('.names a')].map((link) => link.getAttribute('href'))
    expect(new Set(links)).toEqual(new Set(ids.map((id) => `#${id}`)))
    for (const link of page.querySelectorAll('.pick a'))
      expect(ids).toContain(link.getAttribute('href')?.slice(1))
  })
  test('shows three kinds of report at most, anti-social behaviour first, each beside a year before', () => {
    const { lines, most } = areaCard(release, release.areas[0]?.code ?? '', QUARTER)
    expect(lines).toHaveLength(3)
    expect(lines[0]?.id).toBe('anti-social-behaviour')
    const highs = lines.flatMap(({ now, before }) => [now.range?.high ?? 0, before.range?.high ?? 0])
    expect(most).toBe(Math.max(...highs))
  })
  test('says lower and higher of the areas whose bands are beyond chance', () => {
    const words = [...page.querySelectorAll('.card:not(#card-whole) li:first-child .change b')].map(
      ({ textContent }) => textContent,
    )
    expect(new Set(words)).toEqual(new Set(['lower', 'higher', 'no clear change']))
  })
  test('never shows a commitment of another area, nor one in two states', () => {
    const [own, other] = release.areas
    const of = (area: string | null, done: string | null, text: string) => ({
      text,
      owner: 'The council',
      area,
      askedBy: null,
      agreed: '2024Q1',
      due: '2024Q3',
      done,
      outcome: null,
    })
    const commitments = [
      of(other?.code ?? '', null, 'Other open'),
      of(null, null, 'Whole open'),
      of(own?.code ?? '', '2024Q1', 'Own done'),
      of(null, '2024Q2', 'Whole done'),
    ]
    const card = areaCard({ ...release, commitments }, own?.code ?? '', QUARTER)
    expect([card.done?.text, card.notYet?.text]).toEqual(['Own done', 'Whole open'])
    const whole = areaCard({ ...release, commitments }, null, QUARTER)
    expect([whole.done?.text, whole.notYet?.text]).toEqual(['Whole done', 'Whole open'])
  })
  test('says of what is not of the area alone where it is', () => {
    const [own] = release.areas
    const [open] = release.commitments
    if (!own || !open) throw new Error('no area or commitment')
    const smallIn = (commitment: object, card = own.code) =>
      parsed({ ...release, commitments: [{ ...open, ...commitment }] }).querySelector(
        `[id="${card}"] .promised small`,
      )?.textContent
    expect(smallIn({ area: null })).toMatch(/^Across Wigan and Leigh\. /)
    expect(smallIn({ area: null, isLocal: true })).toMatch(/^In one place in Wigan and Leigh\. /)
    expect(smallIn({ area: own.code })).not.toContain('Wigan and Leigh')
    expect(smallIn({ area: null }, 'card-whole')).not.toContain('Across')
  })
  test('marks the demonstration, and shows script in names as text', () => {
    expect(page.querySelector('header .mark')?.textContent).toBe('Demonstration: invented incidents')
    const [first, ...rest] = release.areas
    if (!first) throw new Error('no area')
    const name = '<script>alert(1)</script>'
    const hostile = parsed({ ...release, areas: [{ ...first, name }, ...rest] })
    expect(hostile.querySelectorAll('script')).toHaveLength(1)
    expect(hostile.querySelector('.card h2')?.textContent).toBe(name)
  })
  test('is read by the attack: every figure of a card, and nothing that the bands do not give', async () => {
    const writePage = pageWriterWith(() => Promise.resolve([]))
    const files = (await writePage(release)).filter(({ name }) => name === 'embed.html')
    const { claims, faults } = await fileClaims(files, release, writePage)
    expect(faults).toEqual([])
    expect(claims.filter(({ kind }) => kind === 'range').length).toBeGreaterThan(release.areas.length * 4)
    expect(claims.filter(({ kind }) => kind === 'comparison').length).toBeGreaterThan(release.areas.length)
    const altered = files.map(({ name, contents }) => ({
      name,
      contents: String(contents).replace(/(data-figure="" data-area[^>]*>.*?<span>)[^<]+/, '$17'),
    }))
    expect((await fileClaims(altered, release, writePage)).faults.length).toBeGreaterThan(0)
  })
})

describe('the picture of a card', () => {
  test('holds its words, bands and source, and no mark-up of a name', () => {
    document.body.innerHTML = page.body.innerHTML
    const card = document.querySelector<HTMLElement>('.card')
    if (!card) throw new Error('no card')
    const text = pictureText(card)
    expect(text.name).toBe(release.areas[0]?.name)
    expect(text.lines).toHaveLength(3)
    for (const { change } of text.lines)
      expect(change).toMatch(/^(?:▼ lower|▲ higher|no clear change|cannot be compared)(?:, [\d %a-z]+)?$/)
    expect(text.lines[0]?.bars.map(({ words }) => words)).toEqual(['2024', '2023'])
    expect(text.source).toEqual([
      expect.stringMatching(/^Published on 31 August 2024/),
      'Demonstration: invented incidents',
    ])
    const drawn = pictureSvg({ ...text, name: '<b>&"' })
    expect(drawn).toContain('&lt;b&gt;&amp;&quot;')
    const svg = new DOMParser().parseFromString(drawn, 'image/svg+xml')
    expect(svg.querySelector('parsererror')).toBeNull()
    for (const { label, bars } of text.lines) {
      expect(drawn).toContain(label)
      for (const { text: band } of bars) expect(drawn).toContain(band)
    }
  })
})
