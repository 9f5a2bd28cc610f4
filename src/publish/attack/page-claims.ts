/** Reads what a page states about figures in its text, accessible names, tooltips, words of change and appearance. */
import { truncated } from '../../domain/text/well-formed-text.ts'
import { AREA, BOROUGH, CHANGE, FIGURE, GROUP, QUARTER, QUOTED } from '../../summary/figure-marks.ts'
import { type Change, CHANGE_WORDS } from '../../summary/figures.ts'
import type { FigureKey, PublicSummary } from '../../summary/public-summary.ts'
import { quarterWords, yearBefore } from '../../summary/quarter.ts'
import { type Claim, type ReadClaims, keyWords, rangesIn } from './publication.ts'
import { type PageElement, type PageParts, closest, nearest, pagePartsOf } from './page-elements.ts'

/** Attributes that are read out or shown. */
const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'alt',
  'content',
  'placeholder',
  'value',
  'label',
]
/** Attributes that may differ between two areas with the same figure: identity and position. */
const PLACED = new Set([
  AREA,
  'data-room',
  'd',
  'x',
  'y',
  'dx',
  'dy',
  'points',
  'transform',
  'id',
  'href',
  ...SPOKEN,
])

const isFigure = ({ attributes }: PageElement) => attributes.has(FIGURE) || attributes.has(BOROUGH)

/**
 * Every figure of the page as claims. Faults: equal figures that look different, and numbers outside figures.
 * `pageWithoutFigures`: the same page rendered without figures, whose numbers are its own; null where there is none,
 * and then numbers outside figures are not checked.
 */
export function pageClaims(
  { name, html }: { readonly name: string; readonly html: string },
  summary: PublicSummary,
  furniture: string | null,
): ReadClaims {
  const parts = pagePartsOf(html)
  const said = spokenIn(parts)
  const unnamed = namesOf(summary)
  const claims = said.flatMap(({ text, figure }) => (figure ? claimsIn(unnamed(text), figure, name) : []))
  const changes = parts.elements.filter(isFigure).flatMap((element) => changeClaim(element, name))
  const faults = [
    ...looksFaults(parts, name),
    ...(furniture === null ? [] : strayNumbers(said, { name, summary, furniture })),
  ]
  return { claims: [...claims, ...changes], faults }
}

interface Spoken {
  readonly text: string
  readonly figure: PageElement | null
  readonly isQuoted: boolean
}
function spokenIn({ elements, texts }: PageParts): readonly Spoken[] {
  const spokenAt = (text: string, element: PageElement | null): Spoken => ({
    text,
    figure: closest(element, isFigure),
    isQuoted: closest(element, ({ attributes: told }) => told.has(QUOTED)) !== null,
  })
  const attributes = elements.flatMap((element) =>
    SPOKEN.flatMap((name) => {
      const text = element.attributes.get(name)
      return text === undefined ? [] : [spokenAt(text, element)]
    }),
  )
  return [...texts.map(({ text, inside }) => spokenAt(text, inside)), ...attributes]
}

/** Parts of a name that could be mistaken for a count or a change, such as an area called "Lower Ground". */
const MISTAKEN = /\d|\b(?:lower|higher)\b/i

/** Returns a function that removes names of areas, groups and quarters from a text, longer names first. */
function namesOf({ areas, groups, quarters, labels, borough }: PublicSummary): (text: string) => string {
  const months = quarters.flatMap((quarter) => [quarter, yearBefore(quarter)])
  const names = [
    ...areas.map(({ name }) => name),
    ...areas.map(({ code }) => code),
    ...groups.map(({ label }) => label),
    ...borough.map(({ label }) => label),
    ...Object.values(labels),
    ...months.flatMap((quarter) => [quarter, quarterWords(quarter)]),
  ].filter((name) => MISTAKEN.test(name))
  const longest = [...new Set(names)].toSorted((a, b) => b.length - a.length)
  return (text) =>
    MISTAKEN.test(text) ? longest.reduce((rest, name) => rest.replaceAll(name, ' '), text) : text
}

function keyOf(figure: PageElement): FigureKey {
  const [area, quarter, group] = [nearest(figure, AREA), nearest(figure, QUARTER), nearest(figure, GROUP)]
  return {
    ...(area !== undefined && { area }),
    ...(quarter !== undefined && { quarter }),
    ...(group !== undefined && { group }),
  }
}

const SAID_CHANGE = /\b(lower|higher)\b/i

function claimsIn(text: string, figure: PageElement, name: string): readonly Claim[] {
  const key = keyOf(figure)
  const id = figure.attributes.get(BOROUGH)
  if (id !== undefined)
    return rangesIn(text).map((told): Claim => {
      return { kind: 'borough', id, quarter: key.quarter ?? '', told, where: name }
    })
  const ranges = rangesIn(text).map((told): Claim => ({ kind: 'range', key, told, where: name }))
  const [, said] = SAID_CHANGE.exec(text) ?? []
  const change: Change = said?.toLowerCase() === 'lower' ? 'lower' : 'higher'
  return said === undefined ? ranges : [...ranges, { kind: 'change', key, change, where: name }]
}

function changeClaim(figure: PageElement, name: string): readonly Claim[] {
  const told = figure.attributes.get(CHANGE)
  const change = CHANGES.find((each) => each === told)
  if (told === undefined || figure.attributes.has(BOROUGH)) return []
  return [{ kind: 'change', key: keyOf(figure), change: change ?? 'not-comparable', where: name }]
}
const CHANGES = Object.keys(CHANGE_WORDS) as readonly Change[]

/** Figures are compared within the same container of one of these types. */
const HOLDERS = new Set('tbody tfoot thead table svg ul ol dl section main'.split(' '))

/** Areas with the same figure for a quarter and group must look the same: a shade could disclose what a band hides. */
function looksFaults(parts: PageParts, name: string): readonly string[] {
  const looks = new Map<string, { readonly look: string; readonly key: FigureKey }>()
  const faults: string[] = []
  const within = partsByFigure(parts)
  const places = new Map<PageElement | null, number>()
  for (const [figure, { words, look }] of within) {
    const key = keyOf(figure)
    if (key.area === undefined) continue
    const holder = closest(figure, ({ tag }) => HOLDERS.has(tag))
    const place = places.get(holder) ?? places.size
    places.set(holder, place)
    const says = [place, figure.tag, key.quarter, key.group, figure.attributes.get(CHANGE), words].join(' ')
    const before = looks.get(says)
    if (!before) looks.set(says, { look, key })
    else if (before.look !== look)
      faults.push(
        `${name}: ${keyWords(key)} says the same as ${keyWords(before.key)} and does not look the same`,
      )
  }
  return faults
}

interface Face {
  readonly words: string
  readonly look: string
}
function partsByFigure({ elements, texts }: PageParts): ReadonlyMap<PageElement, Face> {
  const faces = new Map<PageElement, { words: string[]; look: string[] }>()
  const faceOf = (element: PageElement | null) => {
    const figure = closest(element, isFigure)
    if (!figure) return null
    const face = faces.get(figure) ?? { words: [], look: [] }
    faces.set(figure, face)
    return face
  }
  for (const element of elements) {
    const shown = [...element.attributes].filter(([name]) => !PLACED.has(name))
    faceOf(element)?.look.push(`${element.tag} ${shown.map((pair) => pair.join('=')).join(' ')}`)
  }
  // A <title> names the area, so it is not part of the appearance.
  for (const { text, inside } of texts) if (inside?.tag !== 'title') faceOf(inside)?.words.push(text)
  return new Map(
    [...faces].map(([figure, { words, look }]) => [figure, { words: words.join(' '), look: look.join('|') }]),
  )
}

interface Furnished {
  readonly name: string
  readonly summary: PublicSummary
  readonly furniture: string
}
const NUMBER = /\d[\d,]*/g
const numbersIn = (text: string) => [...text.matchAll(NUMBER)].map(([number]) => number.replaceAll(',', ''))

/**
 * Numbers outside figures that the page without figures does not contain. Numbers up to the number of areas are
 * allowed. A quotation may contain the numbers that the summary quotes; elsewhere they are faults.
 */
function strayNumbers(said: readonly Spoken[], { name, summary, furniture }: Furnished): readonly string[] {
  const own = new Set(spokenIn(pagePartsOf(furniture)).flatMap(({ text }) => numbersIn(text)))
  const unnamed = namesOf(summary)
  const quoted = quotedNumbers(summary)
  const stray = said
    .filter(({ figure }) => figure === null)
    .flatMap(({ text, isQuoted }) =>
      numbersIn(unnamed(text))
        .filter((number) => !isQuoted || !quoted.has(Number(number)))
        .map((number) => ({ number, text: text.trim() })),
    )
    .filter(({ number }) => !own.has(number) && Number(number) > summary.areas.length)
  return stray.map(({ number, text }) => `${name}: ${number} stands in no figure ("${truncated(text, 80)}")`)
}

const quotedNumbers = ({ announced = [] }: PublicSummary): ReadonlySet<number> =>
  new Set(
    announced.flatMap(({ text, on, source, url, why }) =>
      [text, on, source, url ?? '', why].flatMap(numbersIn).map(Number),
    ),
  )
