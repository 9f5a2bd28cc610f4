/** How the data stand, where they are looked at: nothing here, a feed that did not open, a feed gone quiet. */
import { isOpen } from '../../domain/dataset.ts'
import { useMemo, useState, type ReactNode } from 'react'
import { isLoading } from '../../domain/feed.ts'
import { quietFeeds } from '../../measures/feeds/freshness.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import type { Intent } from '../../state/intents.ts'
import type { Shown } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Message, type MessageKind } from '../../ui/Message.tsx'
import { formatTightSpan, plural } from '../../ui/numbers.ts'
import { failureTitle, feedName, othersOpen, quietWords } from './feed-words.ts'
import styles from './FeedMessages.module.css'
import { widerWindow } from './wider-window.ts'

export function FeedMessages({ children }: { readonly children?: ReactNode }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  // The board says in its own place which feeds did not open.
  const isTeam = useHoldfast(({ view }) => view.tab === 'team')
  return (
    <div className={styles['states']}>
      {catalogue && shown?.total === 0 && <Nothing catalogue={catalogue} shown={shown} />}
      {catalogue && isTeam && <Failures catalogue={catalogue} />}
      {catalogue && <Quiet catalogue={catalogue} />}
      {children}
    </div>
  )
}

interface OnceProps {
  readonly kind: MessageKind
  readonly title: string
  readonly children: ReactNode
}

/** A message that is put away by a press: the same stands in the list of feeds as long as it is so. */
function Once({ kind, title, children }: OnceProps) {
  const [isAway, setAway] = useState(false)
  if (isAway) return null
  return (
    <div className={styles['once']}>
      <Message kind={kind} title={title}>
        {children}
      </Message>
      <Button kind="icon" icon="close" onClick={() => setAway(true)}>
        {`Put away: ${title}`}
      </Button>
    </div>
  )
}

function Failures({ catalogue }: { readonly catalogue: Catalogue }) {
  const { reports } = catalogue
  const coming = useHoldfast(({ feedStates }) =>
    feedStates
      .filter(isLoading)
      .map(({ feed }) => feed)
      .join(),
  ).split(',')
  const failures = catalogue.failures.filter(({ feed }) => !coming.includes(feed))
  if (failures.length === 0) return null
  return (
    <Once kind="error" title={failureTitle(failures)}>
      {failures.map(({ feed, what, toDo }) => (
        <p key={feed}>
          {failures.length > 1 && `${feedName(feed)}: `}
          {what} {toDo}
        </p>
      ))}
      <p>{othersOpen(reports.length)}</p>
    </Once>
  )
}

function Quiet({ catalogue }: { readonly catalogue: Catalogue }) {
  const quiet = useMemo(() => quietFeeds(catalogue), [catalogue])
  if (quiet.length === 0) return null
  const days = Math.max(...quiet.map((feed) => feed.days))
  return (
    <Once kind="stale" title={`Old data: ${plural(days, 'day')}`}>
      {quiet.map((feed) => (
        <p key={feed.feed}>{quietWords(feed)}</p>
      ))}
      <p>No reports is not no crime.</p>
    </Once>
  )
}

/** Where no window holds anything: the filter to let go of first. */
const unfiltered = (isChosen: boolean, intend: (intent: Intent) => void) =>
  isChosen
    ? {
        label: 'Show every category',
        onAction: () => {
          intend({ kind: 'set-categories', ids: null })
        },
      }
    : {
        label: 'Show everywhere',
        onAction: () => {
          intend({ kind: 'set-areas', codes: [] })
        },
      }

interface NothingProps {
  readonly catalogue: Catalogue
  readonly shown: Shown
}

/** No incident anywhere in the window, or none in the data at all: said in words, with one way on. */
function Nothing({ catalogue, shown }: NothingProps) {
  const intend = useIntent()
  const isChosen = useHoldfast(({ view }) => view.categories !== null)
  const hasArea = useHoldfast(({ view }) => view.areas.length > 0)
  const { window, daily } = shown
  // What did not open is told with the failures.
  if (!isOpen(catalogue, 'incidents')) return null
  if (catalogue.index.count === 0)
    return (
      <Message kind="nothing" title="No incidents in the data">
        No feed that is open holds an incident. No reports is not no crime.
      </Message>
    )
  const wider = widerWindow(window, catalogue.dataDays, {
    firstDay: catalogue.index.firstDay,
    counts: daily,
  })
  const where = `${isChosen ? ' in the chosen categories' : ''}${hasArea ? ' in my area' : ''}`
  const action = wider
    ? { label: `Show ${wider.label}`, onAction: () => intend({ kind: 'set-window', ...wider.window }) }
    : unfiltered(isChosen, intend)
  return (
    <div role="status">
      <Message kind="nothing" title="Nothing in this window" action={action}>
        {`No incidents from ${formatTightSpan(window.from, window.to, 'long')}${where}.`}
      </Message>
    </div>
  )
}
