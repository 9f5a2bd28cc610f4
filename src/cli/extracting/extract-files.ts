/** The files of an extract: the feed, the wider totals and the manifest entry, each replaced only when it is complete. */
import { join } from 'node:path'
import { isoDay } from '../../domain/day.ts'
import { csvFile } from '../../summary/csv-file.ts'
import type { CommandContext } from '../command.ts'
import type { DiskStore } from '../converting/large-files.ts'
import type { Cut } from './cut.ts'
import type { CutAnswer, WiderTotal } from './cut-answer.ts'

interface ExtractContent {
  /** Empty where the rows are in the store. */
  readonly lines: readonly string[]
  readonly store: DiskStore | null
  readonly answer: CutAnswer
  readonly cut: Cut
}

/** Where the rows of a feed go as they come, so that a force's rows need no memory; absent: they are held. */
export const storeFor = (folder: string, { largeFiles }: CommandContext) =>
  largeFiles?.store(join(folder, FEED_FILE), HANDLING)

/** @param folder absolute */
export async function writeExtract(
  folder: string,
  { lines, store, answer, cut }: ExtractContent,
  { writeBytes, writeFile }: CommandContext,
): Promise<void> {
  if (store) await store.finish()
  else {
    const { parquetBytes } = await import('../../feeds/parquet/write-parquet.ts')
    await writeBytes(join(folder, FEED_FILE), parquetBytes(lines, HANDLING))
  }
  if (answer.wider) await writeFile(join(folder, 'wider.csv'), widerCsv(answer.wider))
  await writeFile(join(folder, 'manifest-entry.json'), `${JSON.stringify(entryOf(cut), null, 2)}\n`)
}

const FEED_FILE = 'incidents.parquet'
const HANDLING = 'official'

/** To be put into the feeds of the manifest; source and licence are for whoever knows the table. */
const entryOf = ({ days }: Cut) => ({
  id: 'incidents',
  kind: 'incidents',
  url: FEED_FILE,
  format: 'parquet',
  refreshMinutes: 60,
  source: '',
  licence: '',
  handling: HANDLING,
  ...(days && { covers: { from: isoDay(days.from), to: isoDay(days.to) } }),
})

const widerCsv = (totals: readonly WiderTotal[]) =>
  csvFile([
    ['area', 'month', 'category', 'count', 'handling'],
    ...totals.map(({ area, month, category, count }) => [area, month, category, count, HANDLING]),
  ])
