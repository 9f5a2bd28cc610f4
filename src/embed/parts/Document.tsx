/** HTML document of every public page: content security policy, style sheet and, where needed, the script. */
import type { ReactNode } from 'react'
import { FEED_NAME } from '../files/releases-feed.ts'

interface Props {
  readonly title: string
  readonly description: string
  /** Name of all areas together, for the page's script; without it no script is included. */
  readonly place?: string
  /** `sheet`: a page in a subfolder, laid out for paper; `frame`: the compact face for frames, with its own script. */
  readonly kind?: 'page' | 'sheet' | 'frame'
  /** Whether there are releases to follow; default: yes. */
  readonly hasFeed?: boolean
  readonly children: ReactNode
}

/** `frame-ancestors` is not valid in a meta element; the server's headers set it. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

export function Document({
  title,
  description,
  place,
  kind = 'page',
  hasFeed = kind !== 'sheet',
  children,
}: Props) {
  const folder = kind === 'sheet' ? '../' : ''
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={PAGE_POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="description" content={description} />
        <title>{title}</title>
        {/* Prevents a request for /favicon.ico. */}
        <link rel="icon" href="data:," />
        {hasFeed && <link rel="alternate" type="application/atom+xml" title="New figures" href={FEED_NAME} />}
        <link rel="stylesheet" href={`${folder}embed.css`} />
        {place !== undefined && <script src={kind === 'frame' ? 'embed-frame.js' : 'embed.js'} defer />}
      </head>
      <body className={kind} data-place={place}>
        {/* Holds back what follows until the style sheet is there: a browser may lay out a frame before, and move it. */}
        {kind === 'frame' && <link rel="stylesheet" href="embed.css" />}
        {children}
      </body>
    </html>
  )
}
