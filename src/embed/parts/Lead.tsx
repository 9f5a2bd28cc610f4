/** The lead sentence of a page, with the ranges of its changes. */
import type { LeadPart } from '../reading/lead.ts'

export const Lead = ({ parts }: { readonly parts: readonly LeadPart[] }) => (
  <p id="lead">
    {parts.map(({ text, marks }, at) =>
      marks === null ? (
        text
      ) : (
        // Parts have no other identity than their place in the sentence.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} {...marks}>
          {text}
        </span>
      ),
    )}
  </p>
)
