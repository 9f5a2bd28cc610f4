/** `holdfast convert`: turns what an agency sends into a Holdfast feed, and accounts for every row. */
import { basename, extname, resolve } from 'node:path'
import type { Failed, FeedReport } from '../../domain/feed.ts'
import { FEED_KINDS, failed, rowsSetAside } from '../../domain/feed.ts'
import { textOf } from '../../feeds/json-text.ts'
import { isFeedKind } from '../../feeds/kind-of.ts'
import { printable, reportInWords } from '../../feeds/rows/report-in-words.ts'
import type { StreetFile } from '../../feeds/street-csv.ts'
import { streetIncidents } from '../../feeds/street-csv.ts'
import { vicinityOf } from '../../feeds/vicinity.ts'
import { readArguments } from '../arguments.ts'
import type { Command, Workbench } from './workbench.ts'

const SHAPE = {
  name: 'convert',
  says: 'Turns street-level crime CSV files of data.police.uk into one Holdfast feed of incidents.',
  words: { value: 'IN...', least: 1, most: 1000 },
  options: {
    kind: { kind: 'needed', value: 'K', says: 'the kind of feed to make: incidents' },
    out: { kind: 'needed', value: 'FILE', says: 'the GeoJSON file to write' },
    report: { kind: 'text', value: 'FILE', says: 'writes the report there as JSON' },
    crs: { kind: 'text', value: '4326|27700|auto', says: 'comes with a later version' },
    swap: { kind: 'flag', says: 'comes with a later version' },
    strict: { kind: 'flag', says: 'any row set aside makes the exit code 1' },
  },
} as const

export const convert: Command = async (words, workbench) => {
  const { out, err } = workbench
  const read = readArguments(SHAPE, words)
  if (read.kind === 'help') return said(out, read.text, 0)
  if (read.kind === 'wrong-usage') return said(err, read.text, 2)
  const { kind, crs, swap, strict } = read.values
  const fault = faultIn(kind, crs, swap)
  if (fault !== null) return said(err, fault, 2)
  const files = await readFiles(read.words, workbench)
  if ('kind' in files) return said(err, printable(`${files.what} ${files.toDo}`), 1)
  const name = basename(read.values.out, extname(read.values.out))
  const converted = streetIncidents(files, name, vicinityOf(workbench.borough().outline))
  if (converted.kind === 'failed') return said(err, printable(`${converted.what} ${converted.toDo}`), 1)
  const { lines, report } = converted
  out(reportInWords(report))
  await writeReport(report, read.values.report, workbench)
  if (lines.length === 0) return said(err, 'No row is left: nothing was written.', 1)
  await workbench.writeFile(resolve(workbench.cwd, read.values.out), collectionOf(lines))
  return strict && rowsSetAside(report) > 0 ? 1 : 0
}

function said(say: (text: string) => void, text: string, code: number): number {
  say(`${text}\n`)
  return code
}

/** What was asked for and is not built yet, or is no kind at all. */
function faultIn(kind: string, crs: string | null, swap: boolean): string | null {
  if (!isFeedKind(kind)) return `--kind ${kind} is none of: ${FEED_KINDS.join(', ')}.`
  if (kind !== 'incidents') {
    return `Converting to ${kind} comes with a later version: now only street crime CSV of data.police.uk, to incidents.`
  }
  if (swap || (crs !== null && crs !== '4326')) {
    return 'Other coordinates than longitude and latitude come with a later version: leave --crs and --swap out.'
  }
  return null
}

async function readFiles(
  paths: readonly string[],
  { cwd, progress, readFile }: Workbench,
): Promise<readonly StreetFile[] | Failed> {
  const files: StreetFile[] = []
  for (const path of paths) {
    const bytes = await readFile(resolve(cwd, path)).catch(() => null)
    progress(`${path} read`)
    if (!bytes) return failed(`${path} could not be read.`, 'Check that it is there and may be opened.')
    const text = textOf(bytes)
    if (typeof text !== 'string') return text
    files.push({ name: basename(path), text })
  }
  return files
}

const collectionOf = (lines: readonly string[]) =>
  `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`

async function writeReport(report: FeedReport, path: string | null, { cwd, writeFile }: Workbench) {
  if (path !== null) await writeFile(resolve(cwd, path), `${JSON.stringify(report, null, 2)}\n`)
}
