/** The files of an extract: the feed, the wider totals and the manifest entry, each replaced only when it is complete. */
import { join } from 'node:path'
import { isoDay } from '../../domain/day.ts'
import { csvFile } from '../../summary/csv-file.ts'
import type { CommandContext } from '../command.ts'
import type { Cut } from './cut.ts'
import type { CutAnswer, WiderTotal } from './cut-answer.ts'
import type { CutFeed } from './cut-rows.ts'

interface ExtractContent {
  readonly feed: CutFeed
  readonly answer: CutAnswer
  readonly cut: Cut
}

/** @param folder absolute */
export async function writeExtract(
  folder: string,
  { feed, answer, cut }: ExtractContent,
  { writeBytes, writeFile }: CommandContext,
): Promise<void> {
  const { parquetBytes } = await import('../../feeds/parquet/write-parquet.ts')
  await writeBytes(join(folder, FEED_FILE), parquetBytes(feed.lines, HANDLING))
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
