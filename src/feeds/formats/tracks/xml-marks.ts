/** A small, strict scanner for XML without declarations: tags, their attributes and the text between, nothing else. */

export interface XmlReader {
  readonly opened: (tag: XmlTag) => void
  readonly closed: (name: string) => void
  readonly text: (text: string) => void
}
export interface XmlTag {
  /** Without its prefix. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Where in the text it begins. */
  readonly at: number
}
/** Null when read to the end; else why it was not. */
export type XmlFault = 'refused' | 'cut' | 'broken' | null

const TAG = /<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** The five that XML itself names, and numbers; any other stands for text that a declaration would have to give. */
const FOREIGN_ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i

/** Declarations, entities of one's own and CDATA are refused: nothing that is needed hides in them. */
export function readXml(text: string, reader: XmlReader): XmlFault {
  const open: string[] = []
  let at = 0
  while (at < text.length) {
    const next = text.indexOf('<', at)
    if (next < 0) break
    const between = text.slice(at, next)
    if (FOREIGN_ENTITY.test(between)) return 'refused'
    if (between.trim() !== '') reader.text(between)
    const skipped = afterRemark(text, next)
    if (skipped === null) return 'cut'
    if (skipped > next) {
      at = skipped
      continue
    }
    if (text.startsWith('<!', next)) return 'refused'
    const length = readTag(text, next, { open, reader })
    if (length === null) return text.indexOf('>', next) < 0 ? 'cut' : 'broken'
    at = next + length
  }
  return open.length > 0 ? 'cut' : null
}

/** Where a comment or an instruction that begins here ends; the same place where none begins, null where it is cut. */
function afterRemark(text: string, at: number): number | null {
  const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : null
  if (end === null) return at
  const found = text.indexOf(end, at + 2)
  return found < 0 ? null : found + end.length
}

interface Reading {
  readonly open: string[]
  readonly reader: XmlReader
}

/** The tag's length; null where it is none, or closes what is not open. */
function readTag(text: string, at: number, { open, reader }: Reading): number | null {
  TAG.lastIndex = at
  const match = TAG.exec(text)
  if (!match) return null
  const [whole, closing, name = '', attributes = '', alone] = match
  if (FOREIGN_ENTITY.test(attributes)) return null
  const local = localName(name)
  if (closing === '/') {
    if (open.pop() !== name) return null
    reader.closed(local)
    return whole.length
  }
  reader.opened({ name: local, attributes: attributesIn(attributes), at })
  if (alone === '/') reader.closed(local)
  else open.push(name)
  return whole.length
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function attributesIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE))
    found.set(name, double ?? single ?? '')
  return found
}
