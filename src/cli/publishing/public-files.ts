/** Files of the public page: rendered documents, HTTP headers and assets. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { listedOrigins, originsOf } from '../../domain/hosting/framing-origins.ts'
import {
  FEED_NAME,
  FramePage,
  NoticePage,
  POSTCODES_NAME,
  PublicPage,
  SheetPage,
  postcodesScript,
  releasesFeed,
  sheetName,
} from '../../embed/page.tsx'
import type { PageFile, PageWriter } from '../../publish/attack/file-claims.ts'
import { headersFile } from '../../hosting/headers-file.ts'
import { publicSite } from '../../hosting/public-site.ts'
import { isNotice, type Published } from '../../summary/public-summary.ts'

/** Read by several static hosts; for others `publish --headers` prints the configuration. */
export const HEADERS_NAME = '_headers'
/** Content of that file, with the websites from the labels that may show the page in a frame. */
export const headersFor = (labels: Readonly<Record<string, string>>) =>
  headersFile(publicSite({ origins: originsOf(listedOrigins(labels)), folder: null }))

/** Assets of every public page. */
const ASSET_NAMES = ['embed.css', 'embed.js', 'embed-frame.js', 'embed-resize.js'] as const
export const PAGE_NAME = 'index.html'
/** The compact face for frames. */
const FRAME_NAME = 'embed.html'

/** Style sheet and scripts as built. Rejects if one is missing, so that no incomplete page is published. */
export const assetsIn = (folder: string): Promise<readonly PageFile[]> =>
  Promise.all(
    ASSET_NAMES.map(async (name) => ({ name, contents: await readFile(join(folder, name), 'utf8') })),
  )

/** @param assets called whenever a page is written */
export const pageWriterWith =
  (assets: () => Promise<readonly PageFile[]>): PageWriter =>
  async (published) => [
    ...documentsOf(published),
    { name: FEED_NAME, contents: releasesFeed(published, permanentId) },
    ...(!isNotice(published) && published.postcodes
      ? [{ name: POSTCODES_NAME, contents: postcodesScript(published.postcodes) }]
      : []),
    { name: HEADERS_NAME, contents: headersFor(published.labels) },
    ...(await assets()),
  ]

/** A UUID (RFC 9562, version 8) made from a text. */
function permanentId(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex')
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
  ]
  return `urn:uuid:${[...parts, digits.slice(20, 32)].join('-')}`
}

function documentsOf(published: Published): readonly PageFile[] {
  if (isNotice(published)) {
    const contents = documentText(createElement(NoticePage, { notice: published }))
    return [PAGE_NAME, FRAME_NAME].map((name) => ({ name, contents }))
  }
  const page = createElement(PublicPage, { summary: published })
  const frame = createElement(FramePage, { summary: published })
  const sheets = published.areas.map((area) => ({
    name: sheetName(area),
    contents: documentText(createElement(SheetPage, { summary: published, area })),
  }))
  return [
    { name: PAGE_NAME, contents: documentText(page) },
    { name: FRAME_NAME, contents: documentText(frame) },
    ...sheets,
  ]
}

export const documentText = (page: ReactElement) => `<!doctype html>\n${renderToStaticMarkup(page)}\n`
