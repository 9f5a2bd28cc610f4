/** One incident that is overwritten from row to row, so that reading columns makes no object a row. */
import { type CodedIncident, NOWHERE, type StoredDraft } from '../incidents/coded-incident.ts'
import { unlistedCategory } from '../../domain/category.ts'
import type { LondonClock } from '../moments.ts'
import type { JudgedIds } from './judged-texts.ts'
import type { RowTime } from './judged-times.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** An incident whose fields may be written. */
export interface ReusedIncident extends Mutable<Omit<CodedIncident, 'draft'>> {
  readonly draft: Mutable<Omit<StoredDraft, 'id' | 'occurred' | 'clock'>> &
    Pick<StoredDraft, 'id' | 'occurred'> & { readonly clock: Mutable<LondonClock> }
}

/** Its id is that of the row which the ids have read last. */
export const reusedIncident = (ids: Pick<JudgedIds, 'text'>, occurred: RowTime): ReusedIncident => ({
  draft: {
    get id() {
      return ids.text
    },
    longitude: NaN,
    latitude: NaN,
    isOutside: false,
    occurred,
    occurredTo: null,
    reported: null,
    clock: { isAssumed: false, isSkipped: false, isRepeated: false },
    isPrivate: false,
    policeGenerated: null,
  },
  feature: 0,
  category: { code: 0, category: unlistedCategory(''), isListed: false, hash: 0 },
  isGuarded: false,
  agency: -1,
  outcome: -1,
  location: NOWHERE,
  hash: 0,
})
