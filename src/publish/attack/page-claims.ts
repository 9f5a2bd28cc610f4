/** Reads what a page states about figures in its text, accessible names, tooltips, words of change and appearance. */
import { truncated } from '../../domain/text/well-formed-text.ts'
import {
  AREA,
  BOROUGH,
  CHANGE,
  COMPARISON,
  FIGURE,
  GROUP,
  QUARTER,
  QUOTED,
} from '../../summary/figure-marks.ts'
import { type Change, CHANGE_WORDS } from '../../summary/change.ts'
import type { FigureKey, PublicSummary } from '../../summary/public-summary.ts'
import { quarterWords, yearBefore } from '../../summary/quarter.ts'
import { type Claim, type ReadClaims, keyWords, rangesIn } from './publication.ts'
import { type PageElement, type PageParts, closest, nearest, pagePartsOf } from './page-elements.ts'

/** Attributes that are read out or shown. */
const SPOKEN_ATTRIBUTES = [
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
const POSITION_ATTRIBUTES = new Set([
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
  ...SPOKEN_ATTRIBUTES,
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
  pageWithoutFigures: string | null,
): ReadClaims {
  const parts = pagePartsOf(html)
  const statements = statementsIn(parts)
  const withoutNames = nameRemover(summary)
  const claims = statements.flatMap(({ text, figure, comparison }): readonly Claim[] => {
    if (comparison) return [{ kind: 'comparison', key: keyOf(comparison), text, where: name }]
    return figure ? claimsIn(withoutNames(text), figure, name) : []
  })
  const changes = parts.elements.filter(isFigure).flatMap((element) => changeClaim(element, name))
  const faults = [
    ...looksFaults(parts, name),
    ...(pageWithoutFigures === null
      ? []
      : strayNumberFaults(statements, { name, summary, pageWithoutFigures })),
  ]
  return { claims: [...claims, ...changes], faults }
}

interface PageStatement {
  readonly text: string
  readonly figure: PageElement | null
  readonly comparison: PageElement | null
  readonly isQuoted: boolean
}
function statementsIn({ elements, texts }: PageParts): readonly PageStatement[] {
  const statementAt = (text: string, element: PageElement | null): PageStatement => ({
    text,
    figure: closest(element, isFigure),
    comparison: closest(element, ({ attributes: marks }) => marks.has(COMPARISON)),
    isQuoted: closest(element, ({ attributes: marks }) => marks.has(QUOTED)) !== null,
  })
  const attributes = elements.flatMap((element) =>
    SPOKEN_ATTRIBUTES.flatMap((name) => {
      const text = element.attributes.get(name)
      return text === undefined ? [] : [statementAt(text, element)]
    }),
  )
  return [...texts.map(({ text, inside }) => statementAt(text, inside)), ...attributes]
}

/** Parts of a name that could be mistaken for a count or a change, such as an area called "Lower Ground". */
const MISTAKABLE = /\d|\b(?:lower|higher)\b/i

/** Returns a function that removes names of areas, groups and quarters from a text, longer names first. */
function nameRemover({ areas, groups, quarters, labels, borough }: PublicSummary): (text: string) => string {
  const months = quarters.flatMap((quarter) => [quarter, yearBefore(quarter)])
  const names = [
    ...areas.map(({ name }) => name),
    ...areas.map(({ code }) => code),
    ...groups.map(({ label }) => label),
    ...borough.map(({ label }) => label),
    ...Object.values(labels),
    ...months.flatMap((quarter) => [quarter, quarterWords(quarter)]),
  ].filter((name) => MISTAKABLE.test(name))
  const longest = [...new Set(names)].toSorted((a, b) => b.length - a.length)
  return (text) =>
    MISTAKABLE.test(text) ? longest.reduce((rest, name) => rest.replaceAll(name, ' '), text) : text
}

function keyOf(figure: PageElement): FigureKey {
  const [area, quarter, group] = [nearest(figure, AREA), nearest(figure, QUARTER), nearest(figure, GROUP)]
  return {
    ...(area !== undefined && { area }),
    ...(quarter !== undefined && { quarter }),
    ...(group !== undefined && { group }),
  }
}

const CHANGE_WORD = /\b(lower|higher)\b/i

function claimsIn(text: string, figure: PageElement, name: string): readonly Claim[] {
  const key = keyOf(figure)
  const id = figure.attributes.get(BOROUGH)
  if (id !== undefined)
    return rangesIn(text).map((range): Claim => {
      return { kind: 'borough', id, quarter: key.quarter ?? '', range, where: name }
    })
  const ranges = rangesIn(text).map((range): Claim => ({ kind: 'range', key, range, where: name }))
  const [, changeWord] = CHANGE_WORD.exec(text) ?? []
  const change: Change = changeWord?.toLowerCase() === 'lower' ? 'lower' : 'higher'
  return changeWord === undefined ? ranges : [...ranges, { kind: 'change', key, change, where: name }]
}

function changeClaim(figure: PageElement, name: string): readonly Claim[] {
  const value = figure.attributes.get(CHANGE)
  const change = CHANGES.find((each) => each === value)
  if (value === undefined || figure.attributes.has(BOROUGH)) return []
  return [{ kind: 'change', key: keyOf(figure), change: change ?? 'not-comparable', where: name }]
}
const CHANGES = Object.keys(CHANGE_WORDS) as readonly Change[]

/** Figures are compared within the same container of one of these types. */
const CONTAINERS = new Set('tbody tfoot thead table svg ul ol dl section main'.split(' '))

/** Areas with the same figure for a quarter and group must look the same: a shade could disclose what a band hides. */
function looksFaults(parts: PageParts, name: string): readonly string[] {
  const looks = new Map<string, { readonly look: string; readonly key: FigureKey }>()
  const faults: string[] = []
  const within = appearanceByFigure(parts)
  const places = new Map<PageElement | null, number>()
  for (const [figure, { text, look }] of within) {
    const key = keyOf(figure)
    if (key.area === undefined) continue
    const container = closest(figure, ({ tag }) => CONTAINERS.has(tag))
    const place = places.get(container) ?? places.size
    places.set(container, place)
    const comparisonKey = [
      place,
      figure.tag,
      key.quarter,
      key.group,
      figure.attributes.get(CHANGE),
      text,
    ].join(' ')
    const before = looks.get(comparisonKey)
    if (!before) looks.set(comparisonKey, { look, key })
    else if (before.look !== look)
      faults.push(
        `${name}: ${keyWords(key)} says the same as ${keyWords(before.key)} and does not look the same`,
      )
  }
  return faults
}

interface FigureAppearance {
  readonly text: string
  readonly look: string
}
function appearanceByFigure({ elements, texts }: PageParts): ReadonlyMap<PageElement, FigureAppearance> {
  const appearances = new Map<PageElement, { text: string[]; look: string[] }>()
  const appearanceOf = (element: PageElement | null) => {
    const figure = closest(element, isFigure)
    if (!figure) return null
    const appearance = appearances.get(figure) ?? { text: [], look: [] }
    appearances.set(figure, appearance)
    return appearance
  }
  for (const element of elements) {
    const shown = [...element.attributes].filter(([name]) => !POSITION_ATTRIBUTES.has(name))
    appearanceOf(element)?.look.push(`${element.tag} ${shown.map((pair) => pair.join('=')).join(' ')}`)
  }
  // A <title> names the area, so it is not part of the appearance.
  for (const { text, inside } of texts) if (inside?.tag !== 'title') appearanceOf(inside)?.text.push(text)
  return new Map(
    [...appearances].map(([figure, { text, look }]) => [
      figure,
      { text: text.join(' '), look: look.join('|') },
    ]),
  )
}

interface StrayContext {
  readonly name: string
  readonly summary: PublicSummary
  readonly pageWithoutFigures: string
}
const NUMBER = /\d[\d,]*/g
const numbersIn = (text: string) => [...text.matchAll(NUMBER)].map(([number]) => number.replaceAll(',', ''))

/**
 * Numbers outside figures that the page without figures does not contain. Numbers up to the number of areas are
 * allowed. A quotation may contain the numbers that the summary quotes; elsewhere they are faults.
 */
function strayNumberFaults(
  statements: readonly PageStatement[],
  { name, summary, pageWithoutFigures }: StrayContext,
): readonly string[] {
  const ownNumbers = new Set(
    statementsIn(pagePartsOf(pageWithoutFigures)).flatMap(({ text }) => numbersIn(text)),
  )
  const withoutNames = nameRemover(summary)
  const quoted = quotedNumbers(summary)
  const unexplained = statements
    .filter(({ figure, comparison }) => figure === null && comparison === null)
    .flatMap(({ text, isQuoted }) =>
      numbersIn(withoutNames(text))
        .filter((number) => !isQuoted || !quoted.has(Number(number)))
        .map((number) => ({ number, text: text.trim() })),
    )
    .filter(({ number }) => !ownNumbers.has(number) && Number(number) > summary.areas.length)
  return unexplained.map(
    ({ number, text }) => `${name}: ${number} stands in no figure ("${truncated(text, 80)}")`,
  )
}

const quotedNumbers = ({ announced = [] }: PublicSummary): ReadonlySet<number> =>
  new Set(
    announced.flatMap(({ text, on, source, url, why }) =>
      [text, on, source, url ?? '', why].flatMap(numbersIn).map(Number),
    ),
  )
