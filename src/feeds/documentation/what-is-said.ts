/** For what a row of each kind is set aside, and what is noticed about it. */
import type { FeedKind } from '../../domain/feed.ts'
import type { FeedDefinition } from '../kinds/definition.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { NOTICE_CODES } from '../rows/notices.ts'
import type { Reason } from '../rows/reasons.ts'
import { isReason, REASONS } from '../rows/reasons.ts'
import { FEED_DEFINITIONS } from '../schemas.ts'

interface Said {
  readonly reasons: readonly Reason[]
  readonly notices: readonly NoticeCode[]
}

const OF_EVERY_ROW: Said = {
  reasons: ['not-a-feature', 'duplicate-id', 'missing-field', 'bad-field', 'bad-date', 'past-keeping'],
  notices: ['no-offset', 'skipped-hour', 'repeated-hour', 'differing-duplicates'],
}
const OF_PLACES: Said = {
  reasons: ['bad-geometry', 'bad-coordinates', 'swapped-axes', 'metres', 'outside'],
  notices: ['outside-borough'],
}

/** Beside what is said of every row, and of every place. */
const OF_THE_KIND: Readonly<Record<FeedKind, Said>> = {
  incidents: {
    reasons: ['missing-id', 'before-2000', 'future-date', 'ends-before-start'],
    notices: ['month-only', 'default-midnight', 'moved', 'house-number', 'not-in-list'],
  },
  'closure-orders': {
    reasons: ['missing-id', 'before-2000', 'future-date', 'ends-before-made'],
    notices: [
      'not-said',
      'hearing-before-notice',
      'decided-before-notice',
      'made-after-ended',
      'made-and-refused',
      'possession-before-made',
      'discharged-after-end',
      'order-too-long',
      'too-long-in-all',
      'applicant-not-in-pack',
    ],
  },
  'patrol-hotspots': { reasons: ['missing-id', 'before-2000', 'ends-before-start'], notices: [] },
  'patrol-visits': {
    reasons: ['missing-id', 'before-2000', 'future-date', 'ends-before-start', 'no-hotspot-or-place'],
    notices: ['unknown-hotspot'],
  },
  actions: {
    reasons: ['missing-id', 'before-2000', 'planned'],
    notices: ['not-in-list', 'place-dropped', 'unknown-site', 'unknown-area'],
  },
  sites: { reasons: ['missing-id', 'before-2000', 'ends-before-start'], notices: ['unknown-area'] },
  areas: { reasons: ['ends-before-start'], notices: [] },
  commitments: {
    reasons: ['missing-id', 'before-2000', 'future-date'],
    notices: ['shape-dropped', 'unknown-site', 'unknown-area'],
  },
  'survey-results': {
    reasons: ['missing-id', 'before-2000', 'future-date', 'ends-before-start', 'no-site-or-area'],
    notices: ['shape-dropped', 'unknown-site', 'unknown-area'],
  },
}

/** In the order in which a report lists them. */
export function saidOf(kind: FeedKind): Said {
  const said = [OF_EVERY_ROW, ofPlaces(FEED_DEFINITIONS[kind]), OF_THE_KIND[kind]]
  const reasons = new Set(said.flatMap((part) => part.reasons))
  const notices = new Set(said.flatMap((part) => part.notices))
  return {
    reasons: Object.keys(REASONS).filter(
      (reason): reason is Reason => isReason(reason) && reasons.has(reason),
    ),
    notices: NOTICE_CODES.filter((code) => notices.has(code)),
  }
}

function ofPlaces({ geometry, mayLackGeometry }: FeedDefinition): Said {
  if (geometry.length === 0) return { reasons: [], notices: [] }
  return {
    reasons: [...OF_PLACES.reasons, ...(mayLackGeometry ? [] : (['missing-geometry'] as const))],
    notices: [
      ...OF_PLACES.notices,
      ...(geometry.includes('Polygon') ? (['crossing-boundary'] as const) : []),
    ],
  }
}
