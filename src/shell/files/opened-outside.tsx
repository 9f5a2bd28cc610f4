/** Message on opened files whose rows lie outside the days on the clock, with a button that moves the clock to them. */
import { useState } from 'react'
import { isSameSpan, spanWithin, type DaySpan } from '../../domain/day.ts'
import { feedName } from '../../measures/feeds/feed-names.ts'
import { spanWords } from '../../measures/sentences.ts'
import { windowOf, type Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import type { BarMessage } from '../MessageBar.tsx'

interface OpenedRows {
  readonly feed: string
  readonly days: DaySpan
}

/** The dated rows of each file that was opened on this page. */
const openedRows = ({ manifest, rowReach = {} }: Pick<Catalogue, 'manifest' | 'rowReach'>) =>
  manifest.feeds.flatMap(({ id, url }): readonly OpenedRows[] => {
    const reach = url === '' ? rowReach[id] : undefined
    return reach ? [{ feed: id, days: { from: reach.first, to: reach.newest } }] : []
  })

const isApart = (a: DaySpan, b: DaySpan) => a.to < b.from || b.to < a.from
const isWithin = (inner: DaySpan, outer: DaySpan) => inner.from >= outer.from && inner.to <= outer.to

/**
 * One message a file. Where some of its rows lie in the window, only until the clock is moved: a person who has chosen
 * days knows that there are others.
 */
export function useOpenedOutside(catalogue: Catalogue): readonly BarMessage[] {
  const intend = useIntent()
  const view = useHoldfast((state) => state.view)
  const window = windowOf(view, catalogue)
  const opened = openedRows(catalogue)
  const firstWindows = useFirstWindows(opened, window)
  return opened.flatMap(({ feed, days }): readonly BarMessage[] => {
    const isUntouched = isSameSpan(firstWindows[feed] ?? window, window)
    if (isWithin(days, window) || (!isApart(days, window) && !isUntouched)) return []
    const shown = spanWithin(days, catalogue.dataDays)
    const part = isApart(days, window) ? 'No row' : 'Not every row'
    return [
      {
        key: `outside ${feed} ${days.from} ${days.to}`,
        kind: 'stale',
        title: `${part} of ${feedName(feed)} is in the days on the clock`,
        isOpen: true,
        details: (
          <p>
            {`Its rows are of ${spanWords(days)}. `}
            {!isApart(days, catalogue.dataDays) && (
              <Button kind="link" onClick={() => intend({ kind: 'set-window', ...shown })}>
                {`Show ${spanWords(shown)}`}
              </Button>
            )}
          </p>
        ),
      },
    ]
  })
}

/** The window that was on the clock when each file was opened. */
function useFirstWindows(opened: readonly OpenedRows[], window: DaySpan): Readonly<Record<string, DaySpan>> {
  const [known, setKnown] = useState<Readonly<Record<string, DaySpan>>>({})
  const unknown = opened.filter(({ feed }) => known[feed] === undefined)
  if (unknown.length === 0) return known
  const all = { ...known, ...Object.fromEntries(unknown.map(({ feed }) => [feed, window])) }
  setKnown(all)
  return all
}
