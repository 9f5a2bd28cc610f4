/** Where everything stands on a picture of the map that leaves the page: plain data, measured in CSS pixels. Pure. */
import type { TokenName } from '../../ui/tokens.ts'
import type { Size } from '../mercator.ts'
import { fontOf, type Measure } from '../sprites/sprite.ts'
import type { LegendKey, Symbol } from './legend.ts'

/** What a picture must say of itself, since screenshots travel; an empty text takes no room. */
export interface ExportImageText {
  /** Handling, and in the demonstration that the incidents are invented. */
  readonly marks: readonly string[]
  readonly title: string
  /** The sentence of what is shown, with its period. */
  readonly sentence: string
  readonly asOf: string
  readonly sources: readonly string[]
}
export interface ExportImageContents {
  readonly words: ExportImageText
  readonly legend: readonly LegendKey[]
  readonly scale: { readonly words: string; readonly pixels: number }
  /** The map's own size. */
  readonly map: Size
}

/** One line of text: `x` at its start, `y` at the middle of its capitals. */
interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly font: string
  readonly token: TokenName
}
/** A symbol by its middle. */
export interface PlacedSymbol {
  readonly symbol: Symbol
  readonly x: number
  readonly y: number
}
export interface ExportImage extends Size {
  readonly map: Size & { readonly left: number; readonly top: number }
  readonly texts: readonly PlacedText[]
  readonly symbols: readonly PlacedSymbol[]
  /** The scale bar: its left end, its foot and its length. */
  readonly bar: { readonly x: number; readonly y: number; readonly pixels: number }
}

interface Style {
  readonly font: string
  /** From one line to the next. */
  readonly leading: number
  readonly token: TokenName
}

const MARGIN = 20
const GAP = 12
const SYMBOL_ROOM = {
  disc: 36,
  group: 16,
  order: 22,
  pill: 60,
  phase: 28,
  'ward-line': 28,
  class: 16,
  'hot-square': 18,
} as const
const KEY_HEIGHT = 28
const BETWEEN_KEYS = 22
const MARK: Style = { font: fontOf(600, 12), leading: 18, token: 'ink-2' }
const TITLE: Style = { font: fontOf(600, 20), leading: 28, token: 'ink' }
const SENTENCE: Style = { font: fontOf(500, 13), leading: 20, token: 'ink' }
const AS_OF: Style = { font: fontOf(400, 13), leading: 20, token: 'ink-2' }
const KEY: Style = { font: fontOf(400, 12), leading: KEY_HEIGHT, token: 'ink' }
const SCALE: Style = { font: fontOf(400, 11), leading: 20, token: 'ink-2' }
const SOURCE: Style = { font: fontOf(400, 11), leading: 16, token: 'ink-2' }

export function exportImageOf(
  { words, legend, scale, map }: ExportImageContents,
  measure: Measure,
): ExportImage {
  const column = { left: MARGIN, width: map.width, measure }
  const head = paragraphs(
    [
      [words.marks.join(' · '), MARK],
      [words.title, TITLE],
      [words.sentence, SENTENCE],
      [words.asOf, AS_OF],
    ],
    MARGIN,
    column,
  )
  const top = head.foot + GAP
  const keys = keysIn(legend, top + map.height + GAP, column)
  const barY = keys.foot + SCALE.leading / 2
  const sources = paragraphs(
    words.sources.map((text) => [text, SOURCE] as const),
    keys.foot + SCALE.leading + GAP / 2,
    column,
  )
  const scaleText = { x: MARGIN + scale.pixels + 8, y: barY, font: SCALE.font, token: SCALE.token }
  return {
    width: map.width + 2 * MARGIN,
    height: sources.foot + MARGIN,
    map: { ...map, left: MARGIN, top },
    texts: [
      ...head.texts,
      ...keys.texts,
      { ...scaleText, text: `${scale.words}. North is up.` },
      ...sources.texts,
    ],
    symbols: keys.symbols,
    bar: { x: MARGIN, y: barY + 3, pixels: scale.pixels },
  }
}

interface Column {
  readonly left: number
  readonly width: number
  readonly measure: Measure
}

/** Texts one under the other from `top` on, each broken to the column. */
function paragraphs(parts: readonly (readonly [string, Style])[], top: number, column: Column) {
  const texts: PlacedText[] = []
  let y = top
  for (const [text, { font, leading, token }] of parts)
    for (const line of linesOf(text, font, column)) {
      texts.push({ text: line, x: column.left, y: y + leading / 2, font, token })
      y += leading
    }
  return { texts, foot: y }
}

/** Greedy lines; a word wider than the column stands alone and is not cut. */
export function linesOf(
  text: string,
  font: string,
  { width, measure }: Pick<Column, 'width' | 'measure'>,
): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && measure(joined, font) <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}

/** Keys in rows from left to right, a new row where one would reach out of the column. */
function keysIn(legend: readonly LegendKey[], top: number, { left, width, measure }: Column) {
  const texts: PlacedText[] = []
  const symbols: PlacedSymbol[] = []
  let [x, y] = [left, top + KEY_HEIGHT / 2]
  for (const { symbol, label } of legend) {
    const room = SYMBOL_ROOM[symbol.kind]
    const end = x + room + 6 + measure(label, KEY.font)
    if (x > left && end > left + width) [x, y] = [left, y + KEY_HEIGHT]
    symbols.push({ symbol, x: x + room / 2, y })
    texts.push({ text: label, x: x + room + 6, y, font: KEY.font, token: KEY.token })
    x += room + 6 + measure(label, KEY.font) + BETWEEN_KEYS
  }
  return { texts, symbols, foot: legend.length === 0 ? top : y + KEY_HEIGHT / 2 }
}
