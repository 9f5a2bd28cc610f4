/** Names of saved files that every file system accepts. */

/** `Wards: crimes a week` as `wards-crimes-a-week`; `fallback` where no letter or digit is left. */
export const fileStem = (text: string, fallback: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80) || fallback
