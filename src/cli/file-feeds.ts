/** Serves files of this machine to the feed loader as streaming HTTP responses. */
import { fileURLToPath } from 'node:url'
import type { LoadProgress, LoadContext } from '../feeds/load.ts'
import type { CommandContext } from './command.ts'

/** Rows between two progress lines. */
const PROGRESS_ROWS = 100_000

/** Context of `loadDataset` that reads a manifest and its feeds from disk. */
export const fileLoadContext = (context: CommandContext): LoadContext => ({
  fetchResponse: async (url) => {
    const file = await context.streamFile(fileURLToPath(url)).catch(() => null)
    return file
      ? new Response(file.stream, { headers: { 'content-length': `${file.bytes}` } })
      : new Response(null, { status: 404 })
  },
  place: context.place(),
  borough: context.borough(),
  newHash: context.newHash,
  onProgress: progressInRows(context),
})

/** Reports the rows read of each feed at intervals and at its end. */
export function progressInRows({
  progress,
}: Pick<CommandContext, 'progress'>): (progress: LoadProgress) => void {
  const last = new Map<string, number>()
  return ({ feed, rows, isDone }) => {
    const before = last.get(feed) ?? 0
    if (rows === 0 || (!isDone && rows - before < PROGRESS_ROWS)) return
    last.set(feed, rows)
    progress(`${feed}: ${rows.toLocaleString('en-GB')} rows read`)
  }
}
