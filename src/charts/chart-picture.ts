/** A chart as a self-contained PNG: title above, and below it period, as-of day, handling mark and source. */

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
  'display',
] as const

export interface StandaloneSvg {
  readonly text: string
  readonly width: number
  readonly height: number
}

/**
 * Copies an SVG with its computed styles written into attributes, because a strict content security policy
 * may refuse styles. Null if the drawing has no viewBox.
 * @param stretchedWidth of a drawing whose positions across are in percent and whose height is in pixels, without viewBox
 */
export function standaloneSvg(drawing: SVGSVGElement, stretchedWidth?: number): StandaloneSvg | null {
  const [width = 0, height = 0] =
    stretchedWidth === undefined
      ? (drawing.getAttribute('viewBox') ?? '')
          .split(/[\s,]+/)
          .slice(2)
          .map(Number)
      : [stretchedWidth, Number(drawing.getAttribute('height'))]
  if (!(width > 0) || !(height > 0)) return null
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return null
  const copies = copy.querySelectorAll('*')
  for (const [index, element] of drawing.querySelectorAll('*').entries()) {
    const style = getComputedStyle(element)
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property)
      if (value !== '') copies[index]?.setAttribute(property, value)
    }
    copies[index]?.removeAttribute('class')
    copies[index]?.removeAttribute('style')
  }
  copy.removeAttribute('class')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return { text: new XMLSerializer().serializeToString(copy), width, height }
}

/** Pixel ratio of the PNG. */
const PIXEL_RATIO = 2
const [PADDING, TITLE_HEIGHT, LINE_HEIGHT] = [20, 24, 16]

/** Width of a text in pixels. */
type TextMeasure = (text: string) => number

/** Greedy line breaking; only a single word may be wider than `width`. */
function wrappedLines(text: string, width: number, measure: TextMeasure): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const extended = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : word
    if (lines.length > 0 && measure(extended) <= width) lines[lines.length - 1] = extended
    else lines.push(word)
  }
  return lines
}

interface PictureText {
  readonly title: string
  readonly captions: readonly string[]
}

/** Renders the PNG in the colours of the page's theme. Rejects if the browser cannot draw it. */
export async function chartPicture(drawing: StandaloneSvg, content: PictureText): Promise<Blob> {
  const image = await imageOf(drawing)
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser has no canvas to draw a picture on')
  const style = getComputedStyle(document.documentElement)
  const family = style.getPropertyValue('--face') || 'sans-serif'
  const fonts = { title: `600 18px ${family}`, line: `400 12px ${family}` }
  const wrappedIn = (font: string, texts: readonly string[]) => {
    context.font = font
    return texts.flatMap((text) =>
      wrappedLines(text, drawing.width, (part) => context.measureText(part).width),
    )
  }
  const titles = wrappedIn(fonts.title, [content.title])
  const lines = wrappedIn(fonts.line, content.captions)
  const top = PADDING + titles.length * TITLE_HEIGHT + 8
  canvas.width = (drawing.width + 2 * PADDING) * PIXEL_RATIO
  canvas.height = (top + drawing.height + 12 + lines.length * LINE_HEIGHT + PADDING) * PIXEL_RATIO
  context.scale(PIXEL_RATIO, PIXEL_RATIO)
  context.fillStyle = style.getPropertyValue('--sheet') || 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, PADDING, top, drawing.width, drawing.height)
  context.fillStyle = style.getPropertyValue('--ink') || 'black'
  context.font = fonts.title
  for (const [index, line] of titles.entries())
    context.fillText(line, PADDING, PADDING + (index + 1) * TITLE_HEIGHT - 6)
  context.font = fonts.line
  for (const [index, line] of lines.entries())
    context.fillText(line, PADDING, top + drawing.height + 12 + (index + 1) * LINE_HEIGHT - 4)
  return blobOf(canvas)
}

function imageOf({ text }: StandaloneSvg): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', () => reject(new Error('the drawing could not be read as a picture')))
    image.src = svgAddress(text)
  })
}

/** SVG as a data URL; lone surrogates, which a URL cannot encode, become U+FFFD. */
export const svgAddress = (text: string): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))}`

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('this browser could not make a PNG of the picture'))
    }, 'image/png')
  })
