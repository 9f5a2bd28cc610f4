/** The sheet of paper that the pack is printed on: A4, with what must stand on every page in its margins. */

interface PageWords {
  readonly topLeft: string
  readonly topRight: string
  readonly bottomLeft: string
}

/** A text as a style sheet's string: nothing in it can end the string. */
const quoted = (text: string) =>
  `"${text.replaceAll(/[^\p{L}\p{N} .,:;()'’–−·/%-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? '20'} `)}"`

const pageSheet = ({ topLeft, topRight, bottomLeft }: PageWords) => `
@page {
  size: A4 portrait;
  margin: 20mm 15mm 18mm;
  @top-left { content: ${quoted(topLeft)}; font: 400 9pt system-ui, sans-serif; width: 65%; text-align: left; }
  @top-right { content: ${quoted(topRight)}; font: 600 9pt system-ui, sans-serif; width: 35%; text-align: right; }
  @bottom-left { content: ${quoted(bottomLeft)}; font: 400 8pt system-ui, sans-serif; width: 82%; text-align: left; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 400 8pt system-ui, sans-serif; width: 18%; text-align: right; }
}`

/** Takes the sheet while the pack is on the page; the answer takes it away again. */
export function takePageSheet(words: PageWords): () => void {
  if (!('adoptedStyleSheets' in document)) return () => {}
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(pageSheet(words))
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
