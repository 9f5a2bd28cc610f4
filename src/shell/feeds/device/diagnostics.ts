/** What to send to whoever looks after Holdfast: how feeds and page stand, in numbers and fixed words, and no data at all. */
import type { FeedReport } from '../../../domain/feed.ts'
import type { FeedSummary } from '../../../measures/feeds/feed-status.ts'
import type { DeviceFacts, Timing } from '../../../state/effects/device-facts.ts'
import type { State } from '../../../state/store.ts'

export interface Diagnosed {
  readonly version: string
  readonly facts: DeviceFacts
  readonly lines: readonly FeedSummary[]
  readonly state: Pick<State, 'contact' | 'phase' | 'storage' | 'isUnguarded' | 'groundFailure' | 'theme'>
  /** In UTC milliseconds. */
  readonly now: number
}

/**
 * Lines of `name: value`. Only what is listed here goes in, and of texts that come with the data only the feeds' ids
 * and kinds and the paths of their addresses: no title, source, name, sentence or value.
 */
export function diagnosticsText({ version, facts, lines, state, now }: Diagnosed): string {
  const { release, stored } = facts
  const { contact } = state
  return [
    `Holdfast ${version}, commit ${release?.commit ?? 'not known'}, built ${release?.built ?? 'not known'}`,
    `at: ${new Date(now).toISOString()}`,
    `browser: ${facts.browser}`,
    `screen: ${facts.screen}, ${state.theme}`,
    `server: reached ${ago(now, contact.reachedAt)}, asked in vain ${ago(now, contact.failedAt)}`,
    `page: ${state.phase.kind}${state.groundFailure ? ', no ground' : ''}${state.isUnguarded ? ', readable without signing in' : ''}`,
    `storage: ${state.storage}${stored ? `, ${kilobytes(stored.usage)} of ${kilobytes(stored.quota)} used` : ''}`,
    ...lines.flatMap((line) => feedText(line, now)),
    ...facts.timings.map(timingText),
    '',
  ].join('\n')
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`

function feedText(
  { entry, status: standing, state, report, error: trouble }: FeedSummary,
  now: number,
): readonly string[] {
  const status = trouble && /\banswered (\d{3})\b/.exec(trouble.what)?.[1]
  const told = [
    standing,
    ...(state
      ? [`from ${state.from}`, `good ${ago(now, state.goodAt)}`, `tried ${ago(now, state.triedAt)}`]
      : []),
    ...(state?.nextTryAt ? [`next in ${seconds(state.nextTryAt - now)} s`] : []),
    ...(state?.keptUntil ? ['kept'] : []),
    ...(state?.error ? [`trouble ${state.error.kind}`] : []),
    ...(status ? [`answered ${status}`] : []),
  ]
  const about = [entry.kind, entry.handling, `every ${entry.refreshMinutes} min`, pathOf(entry.url)]
  return [
    `feed ${entry.id}: ${[...about, ...told].join(', ')}`,
    ...(report ? [`  ${reportText(report)}`] : []),
  ]
}

const ago = (now: number, instant: number | null) =>
  instant === null ? 'never' : `${seconds(now - instant)} s ago`
const seconds = (milliseconds: number) => Math.round(milliseconds / 1000)

/** Without host, query and fragment, where a key could stand. */
function pathOf(url: string): string {
  const base = 'https://feeds.invalid/'
  return URL.canParse(url, base) ? new URL(url, base).pathname : 'an address that is none'
}

/** Reasons and notices by their codes, which are ours: their sentences may name what the data name. */
const reportText = ({ rowsIn, shown, setAside, notices }: FeedReport) =>
  [
    `${rowsIn} in, ${shown} shown`,
    ...setAside.map(({ reason, count }) => `${count} ${reason}`),
    ...notices.map(({ code, count }) => `${count} ${code}`),
  ].join(', ')

const timingText = ({ name, count, medianMilliseconds, longestMilliseconds }: Timing) =>
  `${name}: ${count} times, median ${Math.round(medianMilliseconds)} ms, longest ${Math.round(longestMilliseconds)} ms`
