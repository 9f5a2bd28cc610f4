/** The files of the public page: its documents rendered from what is published, and what they bring along. */
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { PublicPage } from '../../embed/page.tsx'
import type { PageFile, PageWriter } from '../../publish/page-writer.ts'
import { isNotice } from '../../summary/public-summary.ts'
import { CSV_NAME, summaryCsv } from '../../summary/summary-csv.ts'

/** @param assets sheet and scripts as they were built, read when a page is written */
export const pageWriterWith =
  (assets: () => Promise<readonly PageFile[]>): PageWriter =>
  async (published) => {
    if (isNotice(published)) return []
    return [
      { name: 'index.html', contents: documentText(createElement(PublicPage, { summary: published })) },
      { name: CSV_NAME, contents: summaryCsv(published) },
      ...(await assets()),
    ]
  }

export const documentText = (page: ReactElement) => `<!doctype html>\n${renderToStaticMarkup(page)}\n`
