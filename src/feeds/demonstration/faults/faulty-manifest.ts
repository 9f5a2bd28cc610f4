/** A manifest with slips of the pen, and with a limit on how long rows are kept. */

/** Everything of the demonstration is younger; what is planted as past keeping is older. */
const KEEP_MONTHS = 84
/** Keys that nobody knows, as a reader must name them. */
export const NOT_KNOWN = ['colour', 'feeds[1].refreshMinute'] as const

export function withManifestFaults(text: string): string {
  const manifest = JSON.parse(text) as { readonly feeds: readonly object[] }
  const feeds = manifest.feeds.map((feed, index) => ({
    ...feed,
    ...(index === 0 ? { refreshMinute: 5 } : {}),
    keepMonths: KEEP_MONTHS,
  }))
  return `${JSON.stringify({ ...manifest, feeds, colour: 'blue' }, null, 2)}\n`
}
