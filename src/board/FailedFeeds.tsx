/** The feeds that did not open, with the reasons, above the printed figures. */
import type { FeedFailure } from '../domain/dataset.ts'
import { failureTitle, feedName } from '../measures/feeds/feed-names.ts'
import style from './FailedFeeds.module.css'

export function FailedFeeds({ failures }: { readonly failures: readonly FeedFailure[] }) {
  if (failures.length === 0) return null
  return (
    <div className={style['failed']}>
      <p>
        <strong>{`${failureTitle(failures)}.`}</strong>{' '}
        {`What is made of ${failures.length > 1 ? 'them' : 'it'} is not known.`}
      </p>
      {failures.map(({ feed, what, toDo }) => (
        <p key={feed}>{`${feedName(feed)} did not open. ${what} ${toDo}`}</p>
      ))}
    </div>
  )
}
