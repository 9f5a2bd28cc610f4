/** The report of a run: a line for a log, JSON for monitoring, a page for people. */
import { instant, localTime } from '../../domain/day.ts'

/** What became of one source. */
export interface FeedOutcome {
  readonly id: string
  /**
   * `written`: a new feed; `same`: the same content as before; `kept`: the last good feed stays, for a reason; `missing`:
   * there has not been a good one yet.
   */
  readonly status: 'written' | 'same' | 'kept' | 'missing'
  /** Features of the feed that is there now, and of the one before; null where there is none. */
  readonly rows: number | null
  readonly before: number | null
  readonly setAside: number | null
  /** When the content that is there now was first met, in UTC milliseconds. */
  readonly since: number | null
  /** Whole sentences: why the last good feed was kept, and what else was found. */
  readonly says: readonly string[]
}
/** One run over all sources. */
export interface GatherReport {
  /** UTC milliseconds. */
  readonly startedAt: number
  readonly endedAt: number
  readonly isDryRun: boolean
  /** As the process ends: 0 all well, 3 some kept their last good feed, 1 nothing could be done. */
  readonly exitCode: number
  readonly feeds: readonly FeedOutcome[]
  readonly says: readonly string[]
}

const isWell = ({ status }: FeedOutcome) => status === 'written' || status === 'same'

export const exitCodeOf = (feeds: readonly FeedOutcome[]): number =>
  feeds.every(isWell) ? 0 : feeds.some(isWell) ? 3 : 1

const STATUS_WORDS: Readonly<Record<FeedOutcome['status'], string>> = {
  written: 'written',
  same: 'same as before',
  kept: 'LAST GOOD KEPT',
  missing: 'NO FEED YET',
}

const number = (count: number | null) => (count === null ? 'not known' : count.toLocaleString('en-GB'))
/** Local time, as in the rest of the product. */
const timeOf = (at: number | null) => (at === null ? 'not known' : localTime(instant(at)))

/** One line for a log, without its end. */
export function logLine(
  { id, status, rows, before, setAside, since, says }: FeedOutcome,
  { isDryRun }: Pick<GatherReport, 'isDryRun'>,
): string {
  const word = isDryRun && status === 'written' ? 'would be written' : STATUS_WORDS[status]
  const was = before === null || before === rows ? '' : `, was ${number(before)}`
  const counts = rows === null ? '' : ` ${number(rows)} rows${was}`
  const aside =
    status === 'written' && setAside !== null && setAside > 0 ? `, ${number(setAside)} set aside` : ''
  const age =
    (status === 'kept' || status === 'same') && since !== null ? `, content of ${timeOf(since)}` : ''
  return [`${id}: ${word}${counts === '' ? '' : `,${counts}`}${aside}${age}.`, ...says].join(' ')
}

export const reportJson = (report: GatherReport): string =>
  `${JSON.stringify(
    report,
    (key, value: unknown) =>
      ['startedAt', 'endedAt', 'since'].includes(key) && typeof value === 'number'
        ? new Date(value).toISOString()
        : value,
    2,
  )}\n`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)

/** A page without script or outside parts. */
export function reportPage({ startedAt, feeds, says, exitCode, isDryRun }: GatherReport): string {
  const head =
    exitCode === 0
      ? 'All feeds are well.'
      : exitCode === 3
        ? `${feeds.filter((feed) => !isWell(feed)).length} of ${feeds.length} feeds need a look.`
        : 'Nothing could be gathered.'
  const rows = feeds.map(
    ({ id, status, rows: count, before, setAside, since, says: sentences }) =>
      `<tr><th scope="row">${escaped(id)}</th><td>${STATUS_WORDS[status]}</td><td>${number(count)}</td><td>${number(before)}</td><td>${number(setAside)}</td><td>${timeOf(since)}</td><td>${escaped(sentences.join(' '))}</td></tr>`,
  )
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Feeds gathered ${timeOf(startedAt)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 24px; max-width: 1100px }
table { border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid #999 }
</style>
<h1>${head}</h1>
<p>Gathered ${timeOf(startedAt)}${isDryRun ? ', as a rehearsal: nothing was written' : ''}. ${escaped(says.join(' '))}</p>
<div style="overflow-x:auto">
<table>
<thead><tr><th scope="col">Feed</th><th scope="col">State</th><th scope="col">Rows</th><th scope="col">Before</th><th scope="col">Set aside</th><th scope="col">Content first met</th><th scope="col">What was found</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
</html>
`
}
