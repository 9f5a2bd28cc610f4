/** The frame of every public document: its policy, its sheet, and its script where it has one. */
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly says: string
  /** What all areas together are called, for the page's own script; without it none runs. */
  readonly place?: string
  /** `sheet`: a document beside the page, a folder below it, dressed for paper. */
  readonly kind?: 'page' | 'sheet'
  readonly children: ReactNode
}

/** Who may frame the page is said by the server's headers: a page cannot say it of itself. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

export function Document({ title, says, place, kind = 'page', children }: Props) {
  const folder = kind === 'sheet' ? '../' : ''
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={PAGE_POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="description" content={says} />
        <title>{title}</title>
        {/* Without an address of its own the browser would ask for one. */}
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={`${folder}embed.css`} />
        {place !== undefined && <script src="embed.js" defer />}
      </head>
      <body className={kind} data-place={place}>
        {children}
      </body>
    </html>
  )
}
