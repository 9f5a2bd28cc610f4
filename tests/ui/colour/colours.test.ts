/** The tokens before other eyes: how far apart they stay without one kind of cone, in grey, and on any ground. */
import { describe, expect, it } from 'vitest'
import { EDGED_CLASSES } from '../../../src/charts/HourMatrix.tsx'
import { TOKENS } from '../../../src/ui/tokens.ts'
import type { Theme, TokenName } from '../../../src/ui/tokens.ts'
import { contrast } from '../contrast.ts'
import { difference } from './difference.ts'
import { seen } from './colour-vision.ts'
import type { Sight } from './colour-vision.ts'

const THEMES = ['day', 'night'] as const
const GROUPS = ['g1', 'g2', 'g3', 'g4'] as const satisfies readonly TokenName[]
const PHASES = ['clear', 'hold', 'build'] as const satisfies readonly TokenName[]
const VERDICTS = ['alarm', 'patrol', 'chance'] as const satisfies readonly TokenName[]
const CLASSES = ['c1', 'c2', 'c3', 'c4', 'c5'] as const satisfies readonly TokenName[]

const apart = (theme: Theme, sight: Sight, [one, two]: readonly [TokenName, TokenName]) =>
  difference(seen(TOKENS[theme][one], sight), seen(TOKENS[theme][two], sight))
const everyPair = (names: readonly TokenName[]) =>
  names.flatMap((one, index) => names.slice(index + 1).map((two) => [one, two] as const))
const neighbours = (names: readonly TokenName[]) =>
  names.flatMap((one, index) => names.slice(index + 1, index + 2).map((two) => [one, two] as const))
const least = (theme: Theme, sight: Sight, pairs: ReturnType<typeof everyPair>) =>
  Math.min(...pairs.map((pair) => apart(theme, sight, pair)))

const LACKING = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const
type Bars = Readonly<Record<Theme, readonly [normal: number, protan: number, deutan: number, tritan: number]>>
/** The design's own bars, in whole numbers and so met to half of one. */
const BARS: readonly (readonly [what: string, names: readonly TokenName[], bars: Bars])[] = [
  ['groups', GROUPS, { day: [15, 13, 16, 17], night: [30, 14, 15, 12] }],
  ['phases', PHASES, { day: [24, 24, 24, 24], night: [24, 24, 24, 24] }],
  ['verdicts', VERDICTS, { day: [23, 12, 13, 20], night: [25, 11, 9, 19] }],
]

describe.each(THEMES)('by %s, apart in CIEDE2000', (theme) => {
  it.each(BARS)('%s: each from each other', (_, names, bars) => {
    LACKING.forEach((sight, index) => {
      const bar = bars[theme][index] ?? NaN
      expect(least(theme, sight, everyPair(names)), sight).toBeGreaterThanOrEqual(bar - 0.5)
    })
  })

  it.each(LACKING)('classes next to each other, %s: at least 9', (sight) => {
    expect(least(theme, sight, neighbours(CLASSES))).toBeGreaterThanOrEqual(9)
  })
})

describe.each([
  ['day', [27, 56, 87]],
  ['night', [86, 53, 26]],
] as const)('in grey by %s', (theme, lightness) => {
  const greyOf = (name: TokenName) => seen(TOKENS[theme][name], 'grey')[0]

  it('phases are dark, middle and light', () => {
    PHASES.forEach((phase, index) => {
      expect(Math.abs(greyOf(phase) - (lightness[index] ?? NaN)), phase).toBeLessThanOrEqual(0.6)
    })
    // 23.5 and 23.9 here: the design's 24, to the half.
    expect(least(theme, 'grey', everyPair(PHASES))).toBeGreaterThanOrEqual(23.4)
  })

  // Near white CIEDE2000 halves what lightness says (c1 and c2 by day: 6.9 of 11). A step of ten on the scale of
  // lightness is what a reader needs to put neighbours in order, and the classes never leave that order.
  it('classes go one way, ten steps of lightness apart', () => {
    for (const [one, two] of neighbours(CLASSES)) {
      const step = greyOf(two) - greyOf(one)
      expect(theme === 'day' ? -step : step, `${one} to ${two}`).toBeGreaterThanOrEqual(10)
    }
  })

  // g2 to g4 meet (by day 1.0): tests/map/monochrome.test.ts holds what tells them apart without any colour.
  it('g1 stands apart from the other groups, as kinds do: at least 7', () => {
    for (const other of ['g2', 'g3', 'g4'] as const)
      expect(apart(theme, 'grey', ['g1', other]), other).toBeGreaterThanOrEqual(7)
  })
})

/** Whatever may lie under a mark: paper, built-up land, water, roads with their casings, and paper beyond the border. */
const GROUNDS = [
  'land',
  'land-out',
  'town',
  'water',
  'road',
  'road-case',
  'road-main',
  'road-main-case',
] as const satisfies readonly TokenName[]

describe.each(THEMES)('contrast of what is drawn, by %s', (theme) => {
  // A line of a site, the outline of a hotspot and what is chosen lie on the ground itself.
  it.each(['site', 'patrol', 'accent'] as const)('%s, on every ground there is', (mark) => {
    for (const ground of GROUNDS) expect(contrast(theme, mark, ground), ground).toBeGreaterThanOrEqual(3)
  })

  // Discs, rings, squares, badges and pills stand in a halo, and so beside the halo wherever they stand.
  it.each(['inc', ...GROUPS, 'order', 'patrol', 'alarm', 'chance', 'few', 'site', 'accent'] as const)(
    '%s, on the halo round it',
    (mark) => expect(contrast(theme, mark, 'halo')).toBeGreaterThanOrEqual(3),
  )

  // Hours of the week: a square of the sheet's own ground stands for none.
  it.each(['sheet', 'sheet-3'] as const)('classes, by themselves or by their edge, on %s', (ground) => {
    CLASSES.forEach((name, index) => {
      const drawn = index < EDGED_CLASSES ? 'g3' : name
      expect(contrast(theme, drawn, ground), name).toBeGreaterThanOrEqual(3)
    })
  })
})
