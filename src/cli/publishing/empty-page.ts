/** Files of the public page before the first release. */
import { createElement } from 'react'
import placeText from '../../../data/place/place.json?raw'
import { placeFrom, type PlaceFile } from '../../domain/place/place.ts'
import { EmptyPage } from '../../embed/page.tsx'
import type { PageFile } from '../../publish/attack/file-claims.ts'
import { documentText, PAGE_NAME, HEADERS_NAME, headersFor } from './public-files.ts'

export function emptyPage(): readonly PageFile[] {
  const { labels } = placeFrom(JSON.parse(placeText) as PlaceFile)
  return [
    { name: PAGE_NAME, contents: documentText(createElement(EmptyPage, { labels })) },
    { name: HEADERS_NAME, contents: headersFor(labels) },
  ]
}
