/** Messages on feeds that are in doubt, failed to open or have gone quiet, for the bar above the views. */
import { useMemo } from 'react'
import { isLoading, type Doubt, type FetchErrorKind } from '../../domain/feed.ts'
import { failureTitle, feedName, namesWithin } from '../../measures/feeds/feed-names.ts'
import { whySetAside } from '../../measures/feeds/coverage.ts'
import { quietFeeds } from '../../measures/feeds/freshness.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { plural } from '../../ui/numbers.ts'
import type { BarMessage } from '../MessageBar.tsx'
import { AcceptDoubt } from './AcceptDoubt.tsx'
import { SignInLink } from './SignInLink.tsx'
import { othersOpenSentence, quietFeedSentences } from './feed-words.ts'
import { beforeAccepting, nameInDoubt, numbersInDoubt } from './status-words.ts'

/** The most urgent first: a worker that is lost, doubts, failures, feeds with many rows set aside, quiet feeds. */
export function useFeedMessages(catalogue: Catalogue): readonly BarMessage[] {
  return [
    ...useLostWorker(),
    ...useDoubts(),
    ...useManifestError(),
    ...useFailures(catalogue),
    ...useSetAside(catalogue),
    ...useQuietFeeds(catalogue),
  ]
}

/** What counts in the background was lost, and is being started again or not any more. */
function useLostWorker(): readonly BarMessage[] {
  const workerState = useHoldfast((state) => state.workerState)
  if (workerState === 'works') return []
  if (workerState === 'restarting') return [RESTARTING]
  const { what, toDo } = workerState
  return [{ key: `stopped ${what}`, kind: 'error', title: what, details: <p>{toDo}</p>, isOpen: true }]
}

const RESTARTING: BarMessage = {
  key: 'restarting',
  kind: 'error',
  title: 'Counting stopped in the background, and is being started again',
  details: <p>The map and the clock go on. Lists, tables and the board wait until it is back.</p>,
}

/** Errors that concern every address of the server, and that each feed has by itself. */
const OF_THE_NETWORK: readonly FetchErrorKind[] = ['unreachable', 'late', 'busy', 'stopped']

/** A manifest that has gone bad: what it says now of its feeds is not known, and the one before stays in use. */
function useManifestError(): readonly BarMessage[] {
  const error = useHoldfast(({ manifestState }) => manifestState?.error ?? null)
  if (!error || OF_THE_NETWORK.includes(error.kind)) return []
  const title = 'The list of feeds could not be read again: the one before is used'
  const details = (
    <>
      <p>{`${error.what} ${error.toDo}`}</p>
      {error.kind === 'sign-in' && <SignInLink />}
    </>
  )
  return [{ key: `manifest ${error.what}`, kind: 'error', title, details }]
}

/** One message for each answer in doubt; one that was put away comes back with other numbers. */
function useDoubts(): readonly BarMessage[] {
  const manifestState = useHoldfast((state) => state.manifestState)
  const feedStates = useHoldfast((state) => state.feedStates)
  const answers = [
    { feed: null, doubt: manifestState?.doubt ?? null },
    ...feedStates.map(({ feed, doubt }) => ({ feed, doubt })),
  ]
  return answers.flatMap(({ feed, doubt }) => (doubt ? [doubtMessage(feed, doubt)] : []))
}

/** @param feed null: the manifest */
const doubtMessage = (feed: string | null, doubt: Doubt): BarMessage => ({
  key: `doubt ${feed ?? ''} ${doubt.held} ${doubt.offered}`,
  kind: 'error',
  title: `${nameInDoubt(feed)}: ${numbersInDoubt(feed, doubt)}`,
  isOpen: true,
  details: (
    <>
      <p>{beforeAccepting(feed)}</p>
      <AcceptDoubt feed={feed} doubt={doubt} />
    </>
  ),
})

function useFailures({ failures, reports }: Catalogue): readonly BarMessage[] {
  const loading = useHoldfast(({ feedStates }) =>
    feedStates
      .filter(isLoading)
      .map(({ feed }) => feed)
      .join(),
  ).split(',')
  const settled = failures.filter(({ feed }) => !loading.includes(feed))
  if (settled.length === 0) return []
  const title = failureTitle(settled)
  const details = (
    <>
      {settled.map(({ feed, what, toDo }) => (
        <p key={feed}>
          {settled.length > 1 && `${feedName(feed)}: `}
          {what} {toDo}
        </p>
      ))}
      {settled.some(({ isWithheld }) => isWithheld) && <SignInLink />}
      <p>{othersOpenSentence(reports.length)}</p>
    </>
  )
  return [{ key: title, kind: 'error', title, details }]
}

/** Feeds of which so many rows are set aside that nothing counted of them is whole. */
function useSetAside({ reports }: Catalogue): readonly BarMessage[] {
  const sentences = reports.flatMap((report) => whySetAside(report) ?? [])
  if (sentences.length === 0) return []
  const feeds = reports.filter((report) => whySetAside(report) !== null).map(({ feed }) => feed)
  const details = (
    <>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>What is counted of them is the least. The list of feeds has the rows and why.</p>
    </>
  )
  const title = `Many rows set aside: ${namesWithin(feeds)}`
  return [{ key: title, kind: 'error', title, details }]
}

function useQuietFeeds(catalogue: Catalogue): readonly BarMessage[] {
  const feeds = useMemo(() => quietFeeds(catalogue), [catalogue])
  if (feeds.length === 0) return []
  const most = plural(Math.max(...feeds.map((feed) => feed.days)), 'day')
  const days = feeds.length === 1 ? most : `up to ${most}`
  const title = `Old data: ${namesWithin(feeds.map(({ feed }) => feed))}, ${days}`
  const details = (
    <>
      {feeds.map((feed) => (
        <p key={feed.feed}>{quietFeedSentences(feed)}</p>
      ))}
    </>
  )
  // The days of silence grow daily; the newest row is the fact.
  const key = `quiet ${feeds.map(({ feed, newest }) => `${feed} ${newest}`).join()}`
  return [{ key, kind: 'stale', title, details }]
}
