/** The outcomes of all sites as one drawing, for a copied image: below each name the picture, beside it its words. */
import { standaloneSvg, type StandaloneSvg } from '../chart-picture.ts'

/** One site: its drawing on the page, and the texts that stand about it there. */
export interface OutcomeImageRow {
  readonly drawing: SVGSVGElement | null
  readonly title: string
  /** Beside the title. */
  readonly about: string
  readonly verdict: string
  readonly sentences: readonly string[]
}

/** Pixels; room left of a drawing for the names of its levels and lanes, and right of it for the last share. */
const [PICTURE_WIDTH, LEFT, RIGHT, WORDS_WIDTH] = [720, 46, 108, 320]
const [TITLE_HEIGHT, VERDICT_HEIGHT, LINE_HEIGHT, GAP] = [22, 22, 16, 16]
/** Letters of 12 px that fit beside the drawing in any face. */
const LETTERS = 46

export function outcomeImage(rows: readonly OutcomeImageRow[]): StandaloneSvg {
  const width = LEFT + PICTURE_WIDTH + RIGHT + WORDS_WIDTH
  let top = 0
  const parts = rows.map((row) => {
    const { text, height } = imageRow(row, top)
    top += height + GAP
    return text
  })
  return {
    text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" font-family="${escaped(family())}" font-size="12" fill="${escaped(ink())}">${parts.join('')}</svg>`,
    width,
    height: top,
  }
}

const pageStyle = (property: string) => getComputedStyle(document.documentElement).getPropertyValue(property)
const family = () => pageStyle('--face') || 'sans-serif'
const ink = () => pageStyle('--ink') || 'black'

function imageRow({ drawing, title, about, verdict, sentences }: OutcomeImageRow, top: number) {
  const copy = drawing && standaloneSvg(drawing, PICTURE_WIDTH)
  const lines = sentences.flatMap((sentence) => wrapped(sentence))
  const wordsHeight = VERDICT_HEIGHT + lines.length * LINE_HEIGHT
  const wordsLeft = LEFT + PICTURE_WIDTH + RIGHT
  const text = [
    `<text x="0" y="${top + 16}" font-size="15" font-weight="600">${escaped(title)} <tspan font-size="12" font-weight="400">${escaped(about)}</tspan></text>`,
    copy &&
      `<g transform="translate(${LEFT} ${top + TITLE_HEIGHT})">${copy.text.replace('<svg', '<svg overflow="visible"')}</g>`,
    `<text x="${wordsLeft}" y="${top + 16}" font-size="15" font-weight="600">${escaped(verdict)}</text>`,
    ...lines.map(
      (line, at) =>
        `<text x="${wordsLeft}" y="${top + VERDICT_HEIGHT + at * LINE_HEIGHT + 12}">${escaped(line)}</text>`,
    ),
  ]
  return {
    text: text.filter(Boolean).join(''),
    height: Math.max(TITLE_HEIGHT + (copy?.height ?? 0), wordsHeight),
  }
}

/** Greedy lines of at most `LETTERS`; only a single word may be longer. */
export function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const extended = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && extended.length <= LETTERS) lines[lines.length - 1] = extended
    else lines.push(word)
  }
  return lines
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
