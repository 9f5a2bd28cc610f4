/** Files of the public page before the first release. */
import { createElement } from 'react'
import { groundOfFeeds } from '../../build/ground-of-feeds.ts'
import { EmptyPage } from '../../embed/page.tsx'
import type { PageFile } from '../../publish/attack/file-claims.ts'
import { publicLabels } from '../../publish/texts/public-texts.ts'
import { documentText, PAGE_NAME, HEADERS_NAME, headersFor } from './public-files.ts'

/** @param feeds folder of the feeds whose place the page is of; undefined: the place that ships */
export async function emptyPage(feeds: string | undefined): Promise<readonly PageFile[]> {
  const { place, labels } = await groundOfFeeds(feeds)
  const own = publicLabels(place, labels)
  return [
    { name: PAGE_NAME, contents: documentText(createElement(EmptyPage, { labels: own })) },
    { name: HEADERS_NAME, contents: headersFor(own) },
  ]
}
