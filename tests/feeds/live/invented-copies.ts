/** A device that keeps copies in memory, and tells what was done with them. */
import type { LoadedFeed } from '../../../src/feeds/loaded/loaded-feed.ts'
import type { About, Copies } from '../../../src/feeds/device/device-copies.ts'

export function inventedCopies() {
  const abouts = new Map<string, About>()
  const rows = new Map<string, LoadedFeed>()
  const kept: { manifest: string | null; isCleared: boolean } = { manifest: null, isCleared: false }
  const copies: Copies = {
    abouts: async () => new Map(abouts),
    rowsOf: async (feed, { stamp }) => (abouts.get(feed)?.stamp === stamp ? (rows.get(feed) ?? null) : null),
    keep: async (feed, about, holding) => {
      if (kept.isCleared) return
      abouts.set(feed, structuredClone(about))
      rows.set(feed, structuredClone(holding))
    },
    touch: async (feed, about) => void (kept.isCleared || abouts.set(feed, about)),
    drop: async (feeds) => {
      for (const feed of feeds) {
        abouts.delete(feed)
        rows.delete(feed)
      }
    },
    manifest: async () => kept.manifest,
    keepManifest: async (text) => void (kept.manifest = text),
    clear: async () => {
      const count = abouts.size
      kept.isCleared = true
      abouts.clear()
      rows.clear()
      return count
    },
  }
  return { copies, abouts, rows }
}
