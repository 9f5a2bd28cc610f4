/** The feeds that did not open, in one line; the reasons are folded, and printed. */
import type { FeedFailure } from '../domain/dataset.ts'
import { failureTitle, feedName } from '../measures/feeds/feed-names.ts'
import { Icon } from '../ui/Icon.tsx'
import style from './FailedFeeds.module.css'

export function FailedFeeds({ failures }: { readonly failures: readonly FeedFailure[] }) {
  if (failures.length === 0) return null
  return (
    <details className={style['failed']}>
      <summary>
        <Icon name="warning" size={14} />
        <span>
          <strong>{`${failureTitle(failures)}.`}</strong>{' '}
          {`What is made of ${failures.length > 1 ? 'them' : 'it'} is not known.`}
        </span>
        <span className={style['why']}>Why</span>
      </summary>
      {failures.map(({ feed, what, toDo }) => (
        <p key={feed}>{`${feedName(feed)} did not open. ${what} ${toDo}`}</p>
      ))}
    </details>
  )
}
