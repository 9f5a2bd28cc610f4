/** Files of this machine as the feeds want them: as answers to an address, read as they come in. */
import { fileURLToPath } from 'node:url'
import type { LoadProgress, LoadContext } from '../../feeds/load.ts'
import type { CommandContext } from '../command.ts'

/** Every this many rows, one line tells how far it is. */
const TOLD_ROWS = 100_000

/** What `loadDataset` needs to read a manifest and its feeds from the disk. */
export const filesAsFeeds = (workbench: CommandContext): LoadContext => ({
  fetchResponse: async (url) => {
    const file = await workbench.streamFile(fileURLToPath(url)).catch(() => null)
    return file
      ? new Response(file.stream, { headers: { 'content-length': `${file.bytes}` } })
      : new Response(null, { status: 404 })
  },
  place: workbench.place(),
  borough: workbench.borough(),
  newHash: workbench.newHash,
  onProgress: progressInRows(workbench),
})

/** Tells the rows of a feed now and then, and in the end. */
export function progressInRows({ progress }: Pick<CommandContext, 'progress'>): (told: LoadProgress) => void {
  const last = new Map<string, number>()
  return ({ feed, rows, isDone }) => {
    const before = last.get(feed) ?? 0
    if (rows === 0 || (!isDone && rows - before < TOLD_ROWS)) return
    last.set(feed, rows)
    progress(`${feed}: ${rows.toLocaleString('en-GB')} rows read`)
  }
}
