/** The files of the public page: its documents rendered from what is published, and what they bring along. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { NoticePage, PublicPage, SheetPage, sheetName } from '../../embed/page.tsx'
import type { PageFile, PageWriter } from '../../publish/page-writer.ts'
import { isNotice, type Published } from '../../summary/public-summary.ts'

/** The headers under which the public page is to be sent: who may frame it is said by them alone. */

/** Read by several hosts of static pages; elsewhere its lines are copied into the server's settings. */
export const HEADERS_NAME = '_headers'
/** The label that lists who may frame the page: origins, parted by spaces. */
const HOSTS = 'hosts'

const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** @param hosts origins; a word that is none is left out, and with none left only the page's own may frame it */
export function publicHeaders(hosts: readonly string[]): Readonly<Record<string, string>> {
  const framers = hosts.filter(isOrigin)
  const directives = { ...DIRECTIVES, 'frame-ancestors': ["'self'", ...framers].join(' ') }
  return {
    'content-security-policy': Object.entries(directives)
      .map(([name, sources]) => `${name} ${sources}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
  }
}

const hostsIn = (labels: Readonly<Record<string, string>>): readonly string[] =>
  (labels[HOSTS] ?? '').split(/\s+/).filter((host) => host !== '')

const isOrigin = (text: string) => /^https?:\/\/(\*\.)?[\w.-]+(:\d+)?$/.test(text)

export const headersFile = (labels: Readonly<Record<string, string>>) =>
  [
    '/*',
    ...Object.entries(publicHeaders(hostsIn(labels))).map(([name, value]) => `  ${name}: ${value}`),
    '',
  ].join('\n')

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
