/** Printed pages of the board: A4, with the day looked back from, the handling mark, the days and page numbers in the margins. */
import { useEffect } from 'react'
import { HANDLING_LABELS } from '../domain/feed.ts'
import { asAtOf, asAtWords } from '../measures/baseline/as-at.ts'
import type { BoardPeriod } from '../measures/baseline/baseline.ts'
import { INVENTED } from '../measures/board-file.ts'
import { baselineSpanWords, spanWords } from '../measures/sentences.ts'
import type { Catalogue } from '../state/catalogue.ts'

/** Texts in the margins of every printed page. */
interface PageMargins {
  readonly topLeft: string
  readonly topRight: string
  readonly bottomLeft: string
}

/** @param title what the pages are: `Partnership board pack` */
export function pageMargins(
  title: string,
  catalogue: Pick<Catalogue, 'manifest' | 'handling' | 'asAt'>,
  { window, baseline }: BoardPeriod,
): PageMargins {
  const { manifest, handling } = catalogue
  return {
    topLeft: `${title}. ${asAtWords(asAtOf(window, catalogue), catalogue)}`,
    topRight: [HANDLING_LABELS[handling], ...(manifest.demonstration ? [INVENTED] : [])].join(' · '),
    bottomLeft: `Window ${spanWords(window)}; baseline ${baseline ? baselineSpanWords(window, baseline) : 'none'}`,
  }
}

/** A CSS string literal; every character that could end it is escaped. */
const cssString = (text: string) =>
  `"${text.replaceAll(/[^\p{L}\p{N} .,:;()'’–−·/%-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16) ?? '20'} `)}"`

const pageRule = ({ topLeft, topRight, bottomLeft }: PageMargins) => `
@page {
  size: A4 portrait;
  margin: 20mm 15mm 18mm;
  @top-left { content: ${cssString(topLeft)}; font: 400 9pt system-ui, sans-serif; width: 65%; text-align: left; }
  @top-right { content: ${cssString(topRight)}; font: 600 9pt system-ui, sans-serif; width: 35%; text-align: right; }
  @bottom-left { content: ${cssString(bottomLeft)}; font: 400 8pt system-ui, sans-serif; width: 82%; text-align: left; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 400 8pt system-ui, sans-serif; width: 18%; text-align: right; }
}`

/** Adds the `@page` rule to the document; returns the function that removes it. */
function adoptPageMargins(margins: PageMargins): () => void {
  if (!('adoptedStyleSheets' in document)) return () => {}
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(pageRule(margins))
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet)
  }
}

/** Prints on such pages while the component is shown. */
export function usePageMargins({ topLeft, topRight, bottomLeft }: PageMargins) {
  useEffect(() => adoptPageMargins({ topLeft, topRight, bottomLeft }), [topLeft, topRight, bottomLeft])
}
