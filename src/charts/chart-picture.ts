/** A chart as a PNG that travels by itself: its title above it, and under it period, as-of day, mark and source. */

/** A drawing of the page made to stand by itself: every colour and letter that style sheets gave it is written into it. */

const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
  'opacity',
] as const

export interface Standalone {
  readonly text: string
  readonly width: number
  readonly height: number
}

/** Written as attributes, since a strict policy may refuse styles. Null where the drawing has no size of its own. */
export function standalone(drawing: SVGSVGElement): Standalone | null {
  const [, , width = 0, height = 0] = (drawing.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  if (!(width > 0) || !(height > 0)) return null
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return null
  const copies = copy.querySelectorAll('*')
  for (const [at, element] of drawing.querySelectorAll('*').entries()) {
    const look = getComputedStyle(element)
    for (const property of PROPERTIES) {
      const value = look.getPropertyValue(property)
      if (value !== '') copies[at]?.setAttribute(property, value)
    }
    copies[at]?.removeAttribute('class')
    copies[at]?.removeAttribute('style')
  }
  copy.removeAttribute('class')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return { text: new XMLSerializer().serializeToString(copy), width, height }
}

/** Twice as sharp as a page, since pictures are put on slides. */
const SHARPNESS = 2
const [EDGE, TITLE, LINE] = [20, 24, 16]

/** How wide a text is; a canvas knows. */
type Measure = (text: string) => number

/** Lines of words no wider than `width`, but for a single word that is. */
function wrapped(text: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : word
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

interface PictureWords {
  readonly title: string
  readonly carried: readonly string[]
}

/** Rejects where the browser cannot draw it. */
export async function chartPicture(drawing: Standalone, words: PictureWords): Promise<Blob> {
  const image = await imageOf(drawing)
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser has no canvas to draw a picture on')
  const look = getComputedStyle(document.documentElement)
  const face = look.getPropertyValue('--face') || 'sans-serif'
  const fonts = { title: `600 18px ${face}`, line: `400 12px ${face}` }
  const linesIn = (font: string, texts: readonly string[]) => {
    pen.font = font
    return texts.flatMap((text) => wrapped(text, drawing.width, (part) => pen.measureText(part).width))
  }
  const titles = linesIn(fonts.title, [words.title])
  const lines = linesIn(fonts.line, words.carried)
  const top = EDGE + titles.length * TITLE + 8
  canvas.width = (drawing.width + 2 * EDGE) * SHARPNESS
  canvas.height = (top + drawing.height + 12 + lines.length * LINE + EDGE) * SHARPNESS
  pen.scale(SHARPNESS, SHARPNESS)
  pen.fillStyle = look.getPropertyValue('--sheet') || 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, EDGE, top, drawing.width, drawing.height)
  pen.fillStyle = look.getPropertyValue('--ink') || 'black'
  pen.font = fonts.title
  for (const [at, line] of titles.entries()) pen.fillText(line, EDGE, EDGE + (at + 1) * TITLE - 6)
  pen.font = fonts.line
  for (const [at, line] of lines.entries())
    pen.fillText(line, EDGE, top + drawing.height + 12 + (at + 1) * LINE - 4)
  return blobOf(canvas)
}

function imageOf({ text }: Standalone): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', () => reject(new Error('the drawing could not be read as a picture')))
    image.src = svgAddress(text)
  })
}

/** A drawing as an address; half of a character, which no address can hold, is told as U+FFFD. */
export const svgAddress = (text: string): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))}`

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('this browser could not make a PNG of the picture'))
    }, 'image/png')
  })
