/** What stands in the place of a release that was taken back: that it was, why, and whom to ask. */
import type { PublicNotice, PublicSummary } from '../../summary/public-summary.ts'
import type { Retraction } from '../ledger/ledger.ts'

export function noticeOf(summary: PublicSummary, { on, reason }: Retraction): PublicNotice {
  const { releasedOn, contacts, labels, demonstration } = summary
  return {
    version: 1,
    kind: 'notice',
    handling: 'public',
    ...(demonstration !== undefined && { demonstration }),
    retractedOn: on,
    releasedOn,
    reason,
    contacts,
    labels,
  }
}
