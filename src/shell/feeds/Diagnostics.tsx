/** Diagnostics to send to the maintainer: their text, which contains no data, and the button that copies and shows it. */
import { useContext, useState } from 'react'
import { version as appVersion } from '../../../package.json'
import type { FeedReport } from '../../domain/feed.ts'
import type { FeedSummary } from '../../measures/feeds/feed-status.ts'
import { StoreContext } from '../../state/context.tsx'
import { deviceNow } from '../../state/effects/clock-and-seed.ts'
import { deviceFacts, type DeviceFacts, type Timing } from '../../state/effects/device-facts.ts'
import type { State } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/copy/clipboard.ts'
import styles from './Diagnostics.module.css'

const COPY_MESSAGES = {
  copied: 'Copied. They hold no row, no place and no name.',
  refused: 'This browser does not let the page copy. Copy the text below yourself.',
} as const

export function Diagnostics({ feeds }: { readonly feeds: readonly FeedSummary[] }) {
  const store = useContext(StoreContext)
  const [text, setText] = useState('')
  const [message, setMessage] = useState('')
  const copy = async () => {
    const facts = await deviceFacts()
    const diagnostics = diagnosticsText({
      version: appVersion,
      facts,
      feeds,
      state: store.getState(),
      now: deviceNow(),
    })
    setText(diagnostics)
    setMessage(COPY_MESSAGES[await copyText(diagnostics)])
  }
  return (
    <div className={styles['diagnostics']}>
      <p>
        <Button icon="copy" onClick={() => void copy()}>
          Copy diagnostics
        </Button>{' '}
        <span role="status">{message}</span>
      </p>
      {text !== '' && (
        <details>
          <summary>What was copied</summary>
          <textarea readOnly aria-label="Diagnostics" rows={14} value={text} />
        </details>
      )}
    </div>
  )
}

export interface DiagnosticsInput {
  readonly version: string
  readonly facts: DeviceFacts
  readonly feeds: readonly FeedSummary[]
  readonly state: Pick<State, 'contact' | 'phase' | 'storage' | 'isUnguarded' | 'geographyFailure' | 'theme'>
  /** UTC milliseconds. */
  readonly now: number
}

/**
 * Lines of `name: value`, only of what is listed here. Of texts that come with the data it contains the feeds' ids, kinds
 * and URL paths; no title, source, name, sentence or value.
 */
export function diagnosticsText({ version, facts, feeds, state, now }: DiagnosticsInput): string {
  const { release, stored } = facts
  const { contact } = state
  return [
    `Holdfast ${version}, commit ${release?.commit ?? 'not known'}, built ${release?.built ?? 'not known'}`,
    `at: ${new Date(now).toISOString()}`,
    `browser: ${facts.browser}`,
    `screen: ${facts.screen}, ${state.theme}`,
    `server: reached ${ago(now, contact.reachedAt)}, last failed ${ago(now, contact.failedAt)}`,
    `page: ${state.phase.kind}${state.geographyFailure ? ', no ground' : ''}${state.isUnguarded ? ', readable without signing in' : ''}`,
    `storage: ${state.storage}${stored ? `, ${kilobytes(stored.usage)} of ${kilobytes(stored.quota)} used` : ''}`,
    ...feeds.flatMap((feed) => feedText(feed, now)),
    ...facts.timings.map(timingText),
    '',
  ].join('\n')
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`

function feedText({ entry, status, state, report, error }: FeedSummary, now: number): readonly string[] {
  const httpStatus = error && /\banswered (\d{3})\b/.exec(error.what)?.[1]
  const stateParts = [
    status,
    ...(state
      ? [`from ${state.from}`, `good ${ago(now, state.goodAt)}`, `tried ${ago(now, state.triedAt)}`]
      : []),
    ...(state?.nextTryAt ? [`next in ${seconds(state.nextTryAt - now)} s`] : []),
    ...(state?.keptUntil ? ['kept'] : []),
    ...(state?.doubt ? [`offered ${state.doubt.offered} for ${state.doubt.held}`] : []),
    ...(state?.error ? [`trouble ${state.error.kind}`] : []),
    ...(httpStatus ? [`answered ${httpStatus}`] : []),
  ]
  const feedParts = [entry.kind, entry.handling, `every ${entry.refreshMinutes} min`, pathOf(entry.url)]
  return [
    `feed ${entry.id}: ${[...feedParts, ...stateParts].join(', ')}`,
    ...(report ? [`  ${reportText(report)}`] : []),
  ]
}

const ago = (now: number, instant: number | null) =>
  instant === null ? 'never' : `${seconds(now - instant)} s ago`
const seconds = (milliseconds: number) => Math.round(milliseconds / 1000)

/** The path alone: host, query and fragment could contain a secret. */
function pathOf(url: string): string {
  const base = 'https://feeds.invalid/'
  return URL.canParse(url, base) ? new URL(url, base).pathname : 'an address that is none'
}

/** Reasons and notices by their codes, as their sentences may quote the data. */
const reportText = ({ rowsIn, shown, setAside, notices }: FeedReport) =>
  [
    `${rowsIn} in, ${shown} shown`,
    ...setAside.map(({ reason, count }) => `${count} ${reason}`),
    ...notices.map(({ code, count }) => `${count} ${code}`),
  ].join(', ')

const timingText = ({ name, count, medianMilliseconds, longestMilliseconds }: Timing) =>
  `${name}: ${count} times, median ${Math.round(medianMilliseconds)} ms, longest ${Math.round(longestMilliseconds)} ms`
