/**
 * Layout of the exported map image: position of the map, texts, legend symbols and scale bar in CSS pixels.
 * Pure.
 */
import type { TokenName } from '../../ui/tokens.ts'
import type { Size } from '../mercator.ts'
import { fontOf, type Measure } from '../sprites/sprite.ts'
import { discRadius } from '../discs/disc-size.ts'
import type { LegendKey, LegendSymbol } from './legend.ts'

/** Texts that an exported image must carry to be understood on its own; an empty text takes no space. */
export interface ExportImageText {
  /** Handling mark, and in the demonstration that the incidents are invented. */
  readonly marks: readonly string[]
  readonly title: string
  /** What is shown, with its period. */
  readonly sentence: string
  readonly asOf: string
  readonly sources: readonly string[]
}
/** Contents of an exported image before layout. */
export interface ExportImageContents {
  readonly text: ExportImageText
  readonly legend: readonly LegendKey[]
  readonly scale: { readonly text: string; readonly pixels: number }
  /** Size of the map in CSS pixels. */
  readonly map: Size
}

/** One line of text: `x` at its start, `y` at half the height of its capitals. */
interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly font: string
  readonly token: TokenName
}
/** A legend symbol by its centre. */
export interface PlacedSymbol {
  readonly symbol: LegendSymbol
  readonly x: number
  readonly y: number
}
/** An exported image after layout: its size and the positions of all its parts in CSS pixels. */
export interface ExportImage extends Size {
  readonly map: Size & { readonly left: number; readonly top: number }
  readonly texts: readonly PlacedText[]
  readonly symbols: readonly PlacedSymbol[]
  /** Scale bar: its left end, its lower edge and its length. */
  readonly bar: { readonly x: number; readonly y: number; readonly pixels: number }
}

interface TextStyle {
  readonly font: string
  /** Line height in pixels. */
  readonly leading: number
  readonly token: TokenName
}

const MARGIN = 20
const GAP = 12
const SYMBOL_WIDTHS = {
  disc: 36,
  group: 16,
  order: 22,
  pill: 60,
  phase: 28,
  'ward-line': 28,
  'area-line': 28,
  class: 16,
  'hot-square': 18,
  'walk-place': 18,
  'walk-leg': 28,
  'hotspot-area': 18,
} as const
const KEY_HEIGHT = 28
const KEY_SPACING = 22
const MARK_STYLE: TextStyle = { font: fontOf(600, 12), leading: 18, token: 'ink-2' }
const TITLE_STYLE: TextStyle = { font: fontOf(600, 20), leading: 28, token: 'ink' }
const SENTENCE_STYLE: TextStyle = { font: fontOf(500, 13), leading: 20, token: 'ink' }
const AS_OF_STYLE: TextStyle = { font: fontOf(400, 13), leading: 20, token: 'ink-2' }
const KEY_STYLE: TextStyle = { font: fontOf(400, 12), leading: KEY_HEIGHT, token: 'ink' }
const SCALE_STYLE: TextStyle = { font: fontOf(400, 11), leading: 20, token: 'ink-2' }
const SOURCE_STYLE: TextStyle = { font: fontOf(400, 11), leading: 16, token: 'ink-2' }

/** Places heading, map, legend, scale bar and sources from top to bottom. */
export function exportImageOf(
  { text, legend, scale, map }: ExportImageContents,
  measure: Measure,
): ExportImage {
  const column = { left: MARGIN, width: map.width, measure }
  const heading = paragraphs(
    [
      [text.marks.join(' · '), MARK_STYLE],
      [text.title, TITLE_STYLE],
      [text.sentence, SENTENCE_STYLE],
      [text.asOf, AS_OF_STYLE],
    ],
    MARGIN,
    column,
  )
  const top = heading.bottom + GAP
  const keys = keysIn(legend, top + map.height + GAP, column)
  const barY = keys.bottom + SCALE_STYLE.leading / 2
  const sources = paragraphs(
    text.sources.map((source) => [source, SOURCE_STYLE] as const),
    keys.bottom + SCALE_STYLE.leading + GAP / 2,
    column,
  )
  const scaleText = {
    x: MARGIN + scale.pixels + 8,
    y: barY,
    font: SCALE_STYLE.font,
    token: SCALE_STYLE.token,
  }
  return {
    width: map.width + 2 * MARGIN,
    height: sources.bottom + MARGIN,
    map: { ...map, left: MARGIN, top },
    texts: [
      ...heading.texts,
      ...keys.texts,
      { ...scaleText, text: `${scale.text}. North is up.` },
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

/** Stacks texts from `top` downwards, each wrapped to the column. */
function paragraphs(parts: readonly (readonly [string, TextStyle])[], top: number, column: Column) {
  const texts: PlacedText[] = []
  let y = top
  for (const [text, { font, leading, token }] of parts)
    for (const line of wrappedLines(text, font, column)) {
      texts.push({ text: line, x: column.left, y: y + leading / 2, font, token })
      y += leading
    }
  return { texts, bottom: y }
}

/** Greedy line breaking; a word wider than the column gets a line of its own and is not cut. */
export function wrappedLines(
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

const widthOf = (symbol: LegendSymbol) =>
  symbol.kind === 'size' ? 2 * discRadius(symbol.count) : SYMBOL_WIDTHS[symbol.kind]
/** Height of a row with the symbol. */
const heightOf = (symbol: LegendSymbol) =>
  symbol.kind === 'size' ? Math.max(KEY_HEIGHT, 2 * discRadius(symbol.count) + 6) : KEY_HEIGHT

/** Legend keys from left to right in rows, as high as their highest symbol; a key that exceeds the column starts a row. */
function keysIn(legend: readonly LegendKey[], top: number, { left, width, measure }: Column) {
  const rows: { readonly key: LegendKey; readonly x: number }[][] = []
  let x = left
  for (const key of legend) {
    const length = widthOf(key.symbol) + 6 + measure(key.label, KEY_STYLE.font)
    const row = x > left && x + length > left + width ? undefined : rows.at(-1)
    if (!row) x = left
    if (row) row.push({ key, x })
    else rows.push([{ key, x }])
    x += length + KEY_SPACING
  }
  const texts: PlacedText[] = []
  const symbols: PlacedSymbol[] = []
  let bottom = top
  for (const row of rows) {
    const height = Math.max(...row.map(({ key }) => heightOf(key.symbol)))
    const y = bottom + height / 2
    bottom += height
    for (const { key, x: start } of row) {
      const { symbol, label } = key
      const symbolWidth = widthOf(symbol)
      symbols.push({ symbol, x: start + symbolWidth / 2, y })
      const { font, token } = KEY_STYLE
      texts.push({ text: label, x: start + symbolWidth + 6, y, font, token })
    }
  }
  return { texts, symbols, bottom }
}
