/** Turns names into ids: lower case, with hyphens between words. */

/** `Drone & kite` as `drone-kite`, keeping letters of any script; a name without letters is left unchanged. */
export function slugOf(label: string): string {
  const slug = label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return slug === '' ? label.trim() : slug
}
