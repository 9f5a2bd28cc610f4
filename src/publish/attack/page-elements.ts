/** A minimal HTML reader for pages that the product writes: elements with attributes and parents, and texts. */

/** An element with its attributes and parent. */
export interface PageElement {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: PageElement | null
}
interface PageText {
  readonly text: string
  readonly inside: PageElement | null
}
/** All elements and texts of a page, in document order. */
export interface PageParts {
  readonly elements: readonly PageElement[]
  readonly texts: readonly PageText[]
}

const TOKEN = /<!--[\s\S]*?-->|<!(?:[^>]*)>|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|([^<]+)/g
const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
/** Void elements. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** Elements with raw text. */
const RAW_TEXT = new Set(['script', 'style'])

/** Elements and texts in document order, in one pass. */
export function pagePartsOf(html: string): PageParts {
  const elements: PageElement[] = []
  const texts: PageText[] = []
  let inside: PageElement | null = null
  const token = new RegExp(TOKEN)
  for (let match = token.exec(html); match; match = token.exec(html)) {
    const [, slash, name, attributeText = '', text] = match
    if (text !== undefined) texts.push({ text: decoded(text), inside })
    if (name === undefined) continue
    const tag = name.toLowerCase()
    if (slash === '/') {
      inside = parentAfterClosing(inside, tag)
      continue
    }
    const element: PageElement = { tag, attributes: attributesIn(attributeText), parent: inside }
    elements.push(element)
    if (RAW_TEXT.has(tag)) {
      const end = endOf(html, tag, token.lastIndex)
      texts.push({ text: html.slice(token.lastIndex, end), inside: element })
      token.lastIndex = end
    }
    if (!VOID.has(tag) && !attributeText.endsWith('/')) inside = element
  }
  return { elements, texts }
}

function endOf(html: string, tag: string, from: number): number {
  const end = html.indexOf(`</${tag}`, from)
  return end < 0 ? html.length : end
}

/** The element around the nearest open element of this name; unchanged where none is open. */
function parentAfterClosing(inside: PageElement | null, tag: string): PageElement | null {
  for (let at = inside; at; at = at.parent) if (at.tag === tag) return at.parent
  return inside
}

const attributesIn = (attributeText: string): ReadonlyMap<string, string> =>
  new Map(
    [...attributeText.matchAll(ATTRIBUTE)].map(([, name = '', double, single, unquoted]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? unquoted ?? ''),
    ]),
  )

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}
const decoded = (text: string) => text.replaceAll(/&(?:#x?[0-9a-f]+|\w+);/gi, characterOf)

function characterOf(entity: string): string {
  const name = entity.slice(1, -1)
  if (!name.startsWith('#')) return NAMED[name] ?? entity
  const isHex = /^#x/i.test(name)
  return String.fromCodePoint(Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10))
}

/** The value of an attribute on the element or its nearest ancestor that has it. */
export function nearest(element: PageElement | null, name: string): string | undefined {
  for (let at = element; at; at = at.parent) {
    const value = at.attributes.get(name)
    if (value !== undefined) return value
  }
  return undefined
}

/** The nearest element, itself included, that satisfies the predicate. */
export function closest(
  element: PageElement | null,
  holds: (element: PageElement) => boolean,
): PageElement | null {
  for (let at = element; at; at = at.parent) if (holds(at)) return at
  return null
}
