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
