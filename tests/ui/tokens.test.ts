/**
 * Colour tokens: the same values in CSS and TypeScript, and contrast as defined by WCAG 2.2 (1.4.3 and
 * 1.4.11).
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TOKENS, TOKEN_NAMES, type TokenName } from '../../src/ui/tokens.ts'
import { contrast } from './contrast.ts'

const THEMES = ['day', 'night'] as const
const TEXT = 4.5
const GRAPHIC = 3

const sheet = readFileSync('src/ui/tokens.css', 'utf8')

/** Hex colours of the rule block after `selector`, by property name without its dashes. */
function coloursAfter(selector: string): Record<string, string> {
  const start = sheet.indexOf(selector)
  expect(start, selector).toBeGreaterThanOrEqual(0)
  const block = sheet.slice(start, sheet.indexOf('}', start))
  const colours: Record<string, string> = {}
  for (const [, name = '', hex = ''] of block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)) colours[name] = hex
  return colours
}

type Pair = readonly [front: TokenName, back: TokenName]
const on = (backs: readonly TokenName[], fronts: readonly TokenName[]): readonly Pair[] =>
  backs.flatMap((back) => fronts.map((front): Pair => [front, back]))

const TEXT_PAIRS: readonly Pair[] = [
  ...on(['sheet', 'sheet-2', 'sheet-3'], ['ink', 'ink-2']),
  ...on(['sheet', 'sheet-2'], ['ink-3', 'accent', 'few']),
  ...on(['accent-tint', 'alarm-tint'], ['ink', 'ink-2']),
  ...on(['sheet', 'alarm-tint'], ['alarm']),
  ...on(['land', 'town', 'halo'], ['label']),
  ...on(['land', 'halo'], ['water-text']),
  // Towns outside the borough, and the numbers of roads in shields.
  ...on(['land', 'land-out', 'halo'], ['ink-3']),
  ['label', 'sheet'],
  ['halo', 'label'],
  ['on-accent', 'accent'],
  ['on-alarm', 'alarm'],
  ['on-inc', 'inc'],
  ['on-order', 'order'],
  ['on-patrol', 'patrol'],
  ['on-clear', 'clear'],
  ['on-hold', 'hold'],
  ['on-build', 'build'],
]

// Build (1.4) has an edge in hold, c1 and c2 one in g3: the edges are measured instead.
const GRAPHIC_PAIRS: readonly Pair[] = [
  ...on(
    ['land', 'town'],
    ['inc', 'g1', 'g2', 'g3', 'g4', 'order', 'patrol', 'site', 'accent', 'alarm', 'chance'],
  ),
  ...on(['sheet'], ['clear', 'hold', 'rule-strong', 'g3', 'c5']),
]

describe('the token style sheet', () => {
  it.each([
    ['day', ':root'],
    ['night', "[data-theme='night']"],
  ] as const)('gives %s the same colours as the list', (theme, selector) => {
    expect(coloursAfter(selector)).toEqual(TOKENS[theme])
  })

  it('has every token once, in both themes', () => {
    expect(new Set(TOKEN_NAMES).size).toBe(55)
    for (const theme of THEMES) expect(Object.keys(TOKENS[theme]).toSorted()).toEqual(TOKEN_NAMES.toSorted())
  })

  it('never applies the night theme in print', () => {
    const night = sheet.indexOf("[data-theme='night']")
    expect(sheet.lastIndexOf('@media', night)).toBe(sheet.indexOf('@media screen'))
  })
})

/** Names on the classes of the area map; the farthest from the ground carry the sheet's colour. */
const NAME_PAIRS: Readonly<Record<(typeof THEMES)[number], readonly Pair[]>> = {
  day: [...on(['below-2', 'below-1', 'sheet-3', 'above-1'], ['ink']), ['sheet', 'above-2']],
  night: [...on(['below-1', 'sheet-3', 'above-1'], ['ink']), ...on(['below-2', 'above-2'], ['sheet'])],
}

describe.each(THEMES)('names on the area map by %s', (theme) => {
  it.each(NAME_PAIRS[theme])(`%s on %s is at least ${TEXT}`, (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(TEXT)
  })
})

describe.each(THEMES)('contrast by %s', (theme) => {
  it.each(TEXT_PAIRS)(`text: %s on %s is at least ${TEXT}`, (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(TEXT)
  })
  it.each(GRAPHIC_PAIRS)(`what is drawn: %s on %s is at least ${GRAPHIC}`, (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(GRAPHIC)
  })
})

it('agrees with the ratios of the design: incidents on town 10.0 and 9.1, build on its sheet 1.4', () => {
  expect(contrast('day', 'inc', 'town')).toBeCloseTo(10.0, 1)
  expect(contrast('night', 'inc', 'town')).toBeCloseTo(9.1, 1)
  expect(contrast('day', 'build', 'sheet')).toBeCloseTo(1.4, 1)
})
