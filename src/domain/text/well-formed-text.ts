/** Repair and truncation of text by whole characters: no lone surrogates. */

/** The text with U+FFFD for each lone surrogate, which JSON may contain and `encodeURIComponent` rejects. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')

/** The first `most` UTF-16 units of a text, one fewer where that would split a surrogate pair. */
export function truncated(text: string, most: number): string {
  const start = text.slice(0, most)
  const last = start.charCodeAt(start.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? start.slice(0, -1) : start
}
