/** A text of the help with the names of buttons and headings in bold. */
import { textParts } from './help-text.ts'

export const WithNames = ({ text }: { readonly text: string }) =>
  textParts(text).map(({ text: part, isName }, i) => (isName ? <strong key={i}>{part}</strong> : part))
