/** Text that every encoder takes: a character outside the basic plane is two UTF-16 units, and half of it is none. */

/** The text with U+FFFD for each half of a surrogate pair, as `encodeURIComponent` needs it: JSON may bring some. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')

/** The first `most` UTF-16 units of a text, or one fewer where the last would be half of a character. */
export function truncated(text: string, most: number): string {
  const start = text.slice(0, most)
  const last = start.charCodeAt(start.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? start.slice(0, -1) : start
}
