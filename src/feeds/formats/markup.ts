/** Markup that is not read, named by its root, with the step that leads to a file that is. */
import { failed, type Failed } from '../../domain/feed.ts'

export const isMarkup = (text: string) => text.trimStart().startsWith('<')

const HEAD = 4000
/** Only the beginning is looked at, so that no table inside is mistaken for the root. */
const headOf = (text: string) => text.trimStart().slice(0, HEAD)

interface Unread {
  readonly pattern: RegExp
  readonly what: string
  readonly toDo: string
}
const WEB_PAGE: Unread = {
  pattern: /^<(?:!doctype html|html|head|body|table|meta|!--[^>]*-->\s*<html)/i,
  what: 'a web page',
  toDo: 'Download or export the file again.',
}
const UNREAD: readonly Unread[] = [
  {
    pattern: /<(?:[\w-]+:)?(?:ExceptionReport|ServiceExceptionReport)[\s>]/,
    what: 'an error that a map server sent in place of data',
    toDo: 'Look at the address and ask again; nothing of it was read.',
  },
  {
    pattern: /<(?:[\w-]+:)?FeatureCollection[\s>]|http:\/\/www\.opengis\.net\/gml/,
    what: 'GML',
    toDo: 'Ask the server for GeoJSON: outputFormat=application/json in its address, or export the layer as GeoJSON.',
  },
  {
    pattern: /progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/,
    what: 'an old workbook in XML',
    toDo: 'Open it in Excel, and save it as .xlsx or CSV.',
  },
]
const OTHER: Unread = {
  pattern: /^/,
  what: 'XML of a kind that is not read',
  toDo: 'Export it as CSV, GeoJSON, KML or GPX.',
}

/** The failure for markup that no format reads. */
export function markupFailure(name: string, text: string): Failed {
  const head = headOf(text)
  if (WEB_PAGE.pattern.test(head) && /\.xlsx?$/i.test(name)) {
    return failed(
      `${name} is a web page under the name of a workbook.`,
      'Open it in Excel, and save it as .xlsx or CSV.',
    )
  }
  const { what, toDo } = [WEB_PAGE, ...UNREAD].find(({ pattern }) => pattern.test(head)) ?? OTHER
  return failed(`${name} is ${what}.`, toDo)
}
