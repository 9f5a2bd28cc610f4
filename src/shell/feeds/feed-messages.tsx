/** Messages on feeds that are in doubt, failed to open or have gone quiet, for the bar above the views. */
import { useMemo } from 'react'
import { isLoading, type Doubt } from '../../domain/feed.ts'
import { failureTitle, feedName, namesWithin } from '../../measures/feeds/feed-names.ts'
import { quietFeeds } from '../../measures/feeds/freshness.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { plural } from '../../ui/numbers.ts'
import type { BarMessage } from '../MessageBar.tsx'
import { AcceptDoubt } from './AcceptDoubt.tsx'
import { othersOpenSentence, quietFeedSentences } from './feed-words.ts'
import { beforeAccepting, nameInDoubt, numbersInDoubt } from './status-words.ts'

/** The most urgent first: doubts, failures, quiet feeds. */
export function useFeedMessages(catalogue: Catalogue): readonly BarMessage[] {
  return [...useDoubts(), ...useFailures(catalogue), ...useQuietFeeds(catalogue)]
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
  // The board shows its own message on failed feeds, which is printed too.
  const isTeam = useHoldfast(({ view }) => view.tab === 'team')
  const loading = useHoldfast(({ feedStates }) =>
    feedStates
      .filter(isLoading)
      .map(({ feed }) => feed)
      .join(),
  ).split(',')
  const settled = failures.filter(({ feed }) => !loading.includes(feed))
  if (!isTeam || settled.length === 0) return []
  const title = failureTitle(settled)
  const details = (
    <>
      {settled.map(({ feed, what, toDo }) => (
        <p key={feed}>
          {settled.length > 1 && `${feedName(feed)}: `}
          {what} {toDo}
        </p>
      ))}
      <p>{othersOpenSentence(reports.length)}</p>
    </>
  )
  return [{ key: title, kind: 'error', title, details }]
}

function useQuietFeeds(catalogue: Catalogue): readonly BarMessage[] {
  const feeds = useMemo(() => quietFeeds(catalogue), [catalogue])
  if (feeds.length === 0) return []
  const days = plural(Math.max(...feeds.map((feed) => feed.days)), 'day')
  const title = `Old data: ${namesWithin(feeds.map(({ feed }) => feed))}, ${days}`
  const details = (
    <>
      {feeds.map((feed) => (
        <p key={feed.feed}>{quietFeedSentences(feed)}</p>
      ))}
      <p>No reports is not no crime.</p>
    </>
  )
  return [{ key: title, kind: 'stale', title, details }]
}
