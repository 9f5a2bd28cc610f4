/** Reads the lines of text of each page of a PDF that Chromium wrote (PDF 1.4 without object streams), with their places. */
import { inflateSync } from 'node:zlib'

/** Text on one baseline, left to right; lengths in points from the upper left corner of the page. */
export interface PdfLine {
  readonly text: string
  readonly top: number
  readonly left: number
  /** Where the last letter begins. */
  readonly right: number
  /** Size of its largest letters. */
  readonly size: number
}

type Matrix = readonly [number, number, number, number, number, number]
interface Glyphs {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}
type Letters = ReadonlyMap<number, string>

/** The lines of every page, in reading order from the top. */
export function readPdf(pdf: Buffer): readonly (readonly PdfLine[])[] {
  const objects = objectsOf(pdf)
  const textOf = (id: string) => objects.get(id) ?? ''
  const catalogue = [...objects.values()].find((text) => /\/Type\s*\/Catalog\b/.test(text)) ?? ''
  const pagesIn = (id: string): readonly string[] => {
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(textOf(id))?.[1]
    return kids === undefined ? [id] : referencesIn(kids).flatMap(pagesIn)
  }
  const root = /\/Pages (\d+) 0 R/.exec(catalogue)?.[1]
  if (root === undefined) throw new Error('the PDF has no list of pages')
  return pagesIn(root).map((id) => linesOfPage(textOf(id), textOf))
}

const referencesIn = (text: string) => [...text.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id)

const objectsOf = (pdf: Buffer): ReadonlyMap<string, string> =>
  new Map(
    [...pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(
      ([, id = '', text = '']) => [id, text],
    ),
  )

/** Content of a stream object, inflated where it is compressed. */
function streamOf(object: string): string {
  const from = object.indexOf('stream\n') + 'stream\n'.length
  const bytes = Buffer.from(object.slice(from, object.lastIndexOf('\nendstream')), 'latin1')
  return object.slice(0, from).includes('/FlateDecode')
    ? inflateSync(bytes).toString('latin1')
    : bytes.toString('latin1')
}

function linesOfPage(page: string, textOf: (id: string) => string): readonly PdfLine[] {
  const height = Number(/\/MediaBox\s*\[\S+ \S+ \S+ ([\d.]+)/.exec(page)?.[1])
  const fontList = /\/Font <<([^>]*)>>/.exec(page)?.[1] ?? ''
  const fonts = new Map(
    [...fontList.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      lettersOf(textOf(id), textOf),
    ]),
  )
  const content = /\/Contents (\d+) 0 R/.exec(page)?.[1]
  if (content === undefined) return []
  return linesOf(glyphsIn(streamOf(textOf(content)), fonts), height)
}

const fromHex = (hex: string) => parseInt(hex, 16)
const unicodeOf = (hex: string) =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(fromHex(unit))).join('')

/** Letters by glyph number, from the font's map to Unicode. */
function lettersOf(font: string, textOf: (id: string) => string): Letters {
  const id = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1]
  const map = id === undefined ? '' : streamOf(textOf(id))
  const letters = new Map<number, string>()
  for (const [, list = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of list.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(fromHex(glyph), unicodeOf(text))
  for (const [, list = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of list.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let glyph = fromHex(from); glyph <= fromHex(to); glyph++)
        letters.set(glyph, String.fromCharCode(fromHex(text) + glyph - fromHex(from)))
  return letters
}

const product = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
const TOKENS = /<<|>>|<[0-9A-Fa-f]*>|\/[^\s<>[\]()/]+|[-+]?[\d.]+|[A-Za-z*']+/g

/** Strings shown by a content stream, by the operators of text and of its transformations alone. */
function glyphsIn(content: string, fonts: ReadonlyMap<string, Letters>): readonly Glyphs[] {
  const glyphs: Glyphs[] = []
  const saved: Matrix[] = []
  let [page, line] = [IDENTITY, IDENTITY]
  let letters: Letters = new Map()
  let size = 0
  let operands: string[] = []
  const numbers = (count: number) => operands.slice(-count).map(Number)
  const show = (hex: string) => {
    const [, , , scale, x, y] = product(line, page)
    const width = letters.size > 0 && hex.length % 4 === 0 ? 4 : 2
    const text = (hex.match(new RegExp(`.{${width}}`, 'g')) ?? [])
      .map((glyph) => letters.get(fromHex(glyph)) ?? '')
      .join('')
    glyphs.push({ text, x, y, size: size * Math.abs(scale) })
  }
  const operators: Readonly<Record<string, () => void>> = {
    q: () => saved.push(page),
    Q: () => {
      page = saved.pop() ?? IDENTITY
    },
    cm: () => {
      page = product(matrixOf(numbers(6)), page)
    },
    BT: () => {
      line = IDENTITY
    },
    Tf: () => {
      letters = fonts.get(operands.at(-2)?.slice(1) ?? '') ?? new Map()
      size = Number(operands.at(-1))
    },
    Tm: () => {
      line = matrixOf(numbers(6))
    },
    Td: () => {
      const [x = 0, y = 0] = numbers(2)
      line = product([1, 0, 0, 1, x, y], line)
    },
    Tj: () => show(operands.at(-1)?.slice(1, -1) ?? ''),
  }
  for (const [token] of content.matchAll(TOKENS)) {
    if (!/^[A-Za-z*']/.test(token)) operands.push(token)
    else {
      operators[token]?.()
      operands = []
    }
  }
  return glyphs
}

const matrixOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [a, b, c, d, e, f]

/** Joins what stands on one baseline; columns of a table are one line. */
function linesOf(glyphs: readonly Glyphs[], height: number): readonly PdfLine[] {
  const byTop = new Map<number, Glyphs[]>()
  for (const glyph of glyphs) {
    const top = Math.round(height - glyph.y)
    byTop.set(top, [...(byTop.get(top) ?? []), glyph])
  }
  return [...byTop]
    .toSorted(([a], [b]) => a - b)
    .map(([top, on]) => {
      const ordered = on.toSorted((a, b) => a.x - b.x)
      return {
        top,
        text: ordered.map(({ text }) => text).join(''),
        left: ordered[0]?.x ?? 0,
        right: ordered.at(-1)?.x ?? 0,
        size: Math.max(...ordered.map(({ size }) => size)),
      }
    })
    .filter(({ text }) => text.trim() !== '')
}
