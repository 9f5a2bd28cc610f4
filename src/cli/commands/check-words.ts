/** What `holdfast check` found, as a person reads it or as JSON. */
import type { FeedReport } from '../../domain/feed.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { heaviestPoints } from '../../feeds/incidents/heaviest-points.ts'
import { printable, reportInWords } from '../../feeds/rows/report-in-words.ts'
import type { CommandContext } from './command-context.ts'

const MOST_POINTS = 20

export interface Checked {
  readonly kind: 'checked'
  readonly reports: readonly FeedReport[]
  /** Feeds of a manifest that did not open, each in words. */
  readonly failures: readonly string[]
  readonly incidents: IncidentColumns | null
  /** What `--json` writes. */
  readonly json: unknown
  /** Sentences beside the reports. */
  readonly remarks: readonly string[]
}

/** The remarks are no part of the reports' shape: they go beside it. */
export function sayAsJson({ json, remarks }: Checked, { out, err }: CommandContext): void {
  out(`${JSON.stringify(json, null, 2)}\n`)
  for (const remark of remarks) err(`${printable(remark)}\n`)
}

export function sayInWords(
  { reports, incidents, remarks }: Checked,
  { out, place, borough }: CommandContext,
): void {
  for (const report of reports) out(reportInWords(report, place()))
  for (const remark of remarks) out(`${printable(remark)}\n`)
  const points = incidents === null ? [] : heaviestPoints(incidents, borough().places, MOST_POINTS)
  if (points.length === 0) return
  out('The points with most incidents (longitude, latitude, nearest place):\n')
  for (const { at, count, near } of points) {
    const nearby = near === null ? '' : `, ${near}`
    out(`    ${count.toLocaleString('en-GB').padStart(7)}  ${at.join(', ')}${nearby}\n`)
  }
}
