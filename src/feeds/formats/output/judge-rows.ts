/** Judges features by the very code that reads their kind of feed, so that what is written is read without a fault. */
import type { FeedKind } from '../../../domain/feed.ts'
import { UNLISTED_ENTRY } from '../../../domain/feed.ts'
import { feedContext } from '../../read-feed.ts'
import type { NoticeTally } from '../../rows/notices.ts'
import { note } from '../../rows/notices.ts'
import type { Refusal } from '../../rows/verdict.ts'
import { refusedFor } from '../../rows/verdict.ts'
import { FEED_DEFINITIONS } from '../../feed-kinds.ts'
import type { Ground } from '../recognised.ts'

/** What only a whole feed can show, or what the conversion names better itself. */
const NOT_BY_ROW: ReadonlySet<string> = new Set(['default-midnight', 'not-in-list', 'differing-duplicates'])

/** The refusal of each feature, null where it is kept; ids must differ within one call. */
export type RowJudge = (features: readonly unknown[]) => readonly (Refusal | null)[]

export function rowJudge(kind: FeedKind, ground: Ground, notices: NoticeTally): RowJudge {
  const context = feedContext(ground, { place: ground.place, borough: ground }, 'The file holds')
  // Opened anew each time: who repeats whom is settled elsewhere.
  const read = (features: readonly unknown[]) => {
    const reader = FEED_DEFINITIONS[kind].open({ ...UNLISTED_ENTRY, id: kind, kind }, context)
    reader.take(features)
    return reader.finish().report
  }
  const tell = ({ notices: told }: ReturnType<typeof read>) => {
    for (const { code, count } of told) if (!NOT_BY_ROW.has(code)) note(notices, code, count)
  }
  const judgeOne = (feature: unknown): Refusal | null => {
    const report = read([feature])
    if (report.shown === 1) {
      tell(report)
      return null
    }
    const [aside] = report.setAside
    const { field, value } = aside?.examples[0] ?? {}
    return refusedFor(aside?.reason ?? 'not-a-feature', field, value)
  }
  return (features) => {
    const report = read(features)
    if (report.shown < features.length) return features.map(judgeOne)
    tell(report)
    return features.map(() => null)
  }
}
