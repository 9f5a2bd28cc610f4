/** Characters that residents cannot see, or that turn the direction of what they read; a text with one is refused. */

/** Controls, and whatever is never drawn: soft hyphens, zero-width and bidirectional characters, fillers, tags. */
const HIDDEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFF9-\uFFFB]/gu
/** Joiners within words of scripts that are written with them. */
const JOINED =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{M}])[\u200C\u200D]/gu

/** Each hidden character as `U+200B after "Removed"`. */
export function hiddenCharactersIn(text: string): readonly string[] {
  const read = text.replaceAll(JOINED, (joiner) => ' '.repeat(joiner.length))
  return [...read.matchAll(HIDDEN)].map(({ 0: character, index }) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const before = text.slice(0, index).replaceAll(HIDDEN, '').trim().split(/\s+/).at(-1) ?? ''
    return `U+${code} ${before === '' ? 'at its start' : `after "${before}"`}`
  })
}
