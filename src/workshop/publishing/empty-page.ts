/** The public page before the first release: its place is there, and says that nothing is. */
import { createElement } from 'react'
import { EmptyPage } from '../../embed/page.tsx'
import type { PageFile } from '../../publish/page-writer.ts'
import { documentText, PAGE_NAME } from './public-files.ts'
import { HEADERS_NAME, headersFile } from './public-headers.ts'

export const emptyPage = (): readonly PageFile[] => [
  { name: PAGE_NAME, contents: documentText(createElement(EmptyPage)) },
  { name: HEADERS_NAME, contents: headersFile({}) },
]
