/** For what a row of each kind is set aside, and what is noticed about it. */
import type { FeedKind } from '../../domain/feed.ts'
import type { Documentation } from '../definition/documentation.ts'
import type { FeedDefinition } from '../definition/feed-definition.ts'
import { KIND_FILES } from '../feed-kinds.ts'
import { noticesWith } from '../rows/notices.ts'
import { reasonsWith } from '../rows/reasons.ts'

const OF_EVERY_ROW: Documentation = {
  reasons: ['not-a-feature', 'duplicate-id', 'missing-field', 'bad-field', 'bad-date', 'past-keeping'],
  notices: ['no-offset', 'skipped-hour', 'repeated-hour', 'differing-duplicates'],
}
const OF_PLACES: Documentation = {
  reasons: ['bad-geometry', 'bad-coordinates', 'swapped-axes', 'metres', 'outside'],
  notices: ['outside-borough'],
}

/** In the order in which a report lists them. */
export function reasonsAndNoticesOf(kind: FeedKind): Documentation {
  const { DEFINITION: definition, DOCUMENTATION } = KIND_FILES[kind]
  const { words } = definition
  const own = { reasons: Object.keys(words.reasons), notices: Object.keys(words.notices) }
  const said = [OF_EVERY_ROW, ofPlaces(definition), DOCUMENTATION, own]
  const reasons = new Set(said.flatMap((part) => part.reasons))
  const notices = new Set(said.flatMap((part) => part.notices))
  return {
    reasons: Object.keys(reasonsWith(words.reasons)).filter((reason) => reasons.has(reason)),
    notices: Object.keys(noticesWith(words.notices)).filter((code) => notices.has(code)),
  }
}

function ofPlaces({ geometry, mayLackGeometry }: FeedDefinition): Documentation {
  if (geometry.length === 0) return { reasons: [], notices: [] }
  return {
    reasons: [...OF_PLACES.reasons, ...(mayLackGeometry ? [] : (['missing-geometry'] as const))],
    notices: [
      ...OF_PLACES.notices,
      ...(geometry.includes('Polygon') ? (['crossing-boundary'] as const) : []),
    ],
  }
}
