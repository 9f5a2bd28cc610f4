/** Copies of feeds in memory, in place of IndexedDB. */
import type { LoadedFeed } from '../../../src/feeds/loaded/loaded-feed.ts'
import type { CopyInfo, Copies } from '../../../src/feeds/device/device-copies.ts'

export function simulatedCopies() {
  const infos = new Map<string, CopyInfo>()
  const rows = new Map<string, LoadedFeed>()
  const stored: { manifest: string | null; isCleared: boolean; isFull: boolean } = {
    manifest: null,
    isCleared: false,
    isFull: false,
  }
  const copies: Copies = {
    infos: async () => new Map(infos),
    feed: async (feed, { stamp }) => (infos.get(feed)?.stamp === stamp ? (rows.get(feed) ?? null) : null),
    store: async (feed, info, loaded) => {
      if (stored.isCleared || stored.isFull) return false
      infos.set(feed, structuredClone(info))
      rows.set(feed, structuredClone(loaded))
      return true
    },
    updateInfo: async (feed, info) => {
      if (stored.isCleared || stored.isFull) return false
      infos.set(feed, info)
      return true
    },
    remove: async (feeds) => {
      for (const feed of feeds) {
        infos.delete(feed)
        rows.delete(feed)
      }
    },
    manifest: async () => stored.manifest,
    storeManifest: async (text) => void (stored.manifest = text),
    clear: async () => {
      const count = infos.size
      stored.isCleared = true
      infos.clear()
      rows.clear()
      return count
    },
  }
  return { copies, infos, rows, stored }
}
