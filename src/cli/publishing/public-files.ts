/** The files of the public page: its documents rendered from what is published, and what they bring along. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { NoticePage, PublicPage, SheetPage, sheetName } from '../../embed/page.tsx'
import type { PageFile, PageWriter } from '../../publish/attack/file-claims.ts'
import { type Published, isNotice } from '../../summary/public-summary.ts'
import { HEADERS_NAME, headersFile } from './public-headers.ts'

/** What every public page brings along, whatever is published. */
const ASSET_NAMES = ['embed.css', 'embed.js', 'embed-resize.js'] as const
export const PAGE_NAME = 'index.html'

/** Sheet and scripts as they were built. Rejects where one is missing: a page without its sheet is half a page. */
export const assetsIn = (folder: string): Promise<readonly PageFile[]> =>
  Promise.all(
    ASSET_NAMES.map(async (name) => ({ name, contents: await readFile(join(folder, name), 'utf8') })),
  )

/** @param assets read when a page is written */
export const pageWriterWith =
  (assets: () => Promise<readonly PageFile[]>): PageWriter =>
  async (published) => [
    ...documentsOf(published),
    { name: HEADERS_NAME, contents: headersFile(published.labels) },
    ...(await assets()),
  ]

function documentsOf(published: Published): readonly PageFile[] {
  if (isNotice(published))
    return [{ name: PAGE_NAME, contents: documentText(createElement(NoticePage, { notice: published })) }]
  const page = createElement(PublicPage, { summary: published })
  const sheets = published.areas.map((area) => ({
    name: sheetName(area),
    contents: documentText(createElement(SheetPage, { summary: published, area })),
  }))
  return [{ name: PAGE_NAME, contents: documentText(page) }, ...sheets]
}

export const documentText = (page: ReactElement) => `<!doctype html>\n${renderToStaticMarkup(page)}\n`
