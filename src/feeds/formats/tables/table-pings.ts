/** Positions of patrols out of a table: a time, a place, and a column that tells one device from another. */
import type { Failed } from '../../../domain/feed.ts'
import { lacksOffset, parseMoment } from '../../moments.ts'
import { refusal } from '../../rows/verdict.ts'
import type { Choices, Recognised } from '../recognised.ts'
import type { LostPing, Ping, TakePing } from '../tracks/positions.ts'
import { seriesNumbers } from '../tracks/positions.ts'
import { numberIn } from '../columns/column-signs.ts'
import type { TablePlan } from './table-plan.ts'
import type { TableRow } from './table-rows.ts'
import { cellText, eachRow } from './table-rows.ts'
import { feedTime } from '../columns/source-time.ts'

/** A visit has an end; a table of visits without one is a table of positions. */
export const isOfPings = ({ kind, meanings }: Choices) =>
  kind === 'patrol-visits' && meanings.includes('start') && !meanings.includes('end')

export function eachTablePing(
  {
    recognised,
    choices,
    plan,
  }: { readonly recognised: Recognised; readonly choices: Choices; readonly plan: TablePlan },
  take: TakePing,
): Failed | null {
  const device = ['device', 'id'].map((name) => choices.meanings.indexOf(name)).find((at) => at >= 0) ?? -1
  const start = plan.fields.find(({ field }) => field.name === 'start')
  const numberOf = seriesNumbers()
  return eachRow(
    recognised.content,
    recognised.columns.map(({ name }) => name),
    (row) => take(pingFrom(row, { plan, start, series: numberOf(cellText(row.cells[device])) })),
  )
}

interface PingJob {
  readonly plan: TablePlan
  readonly start: TablePlan['fields'][number] | undefined
  readonly series: number
}

function pingFrom({ row, line, cells }: TableRow, { plan, start, series }: PingJob): Ping | LostPing {
  const name = { row, ...(line === null ? {} : { line }) }
  const [x, y] = [numberIn(cellText(cells[plan.x])), numberIn(cellText(cells[plan.y]))]
  if (x === null || y === null) return { row: name, fault: refusal('missing-geometry') }
  const place = plan.mend(x, y)
  if (place === null) return { row: name, fault: refusal('bad-coordinates') }
  const text = cellText(cells[start?.column ?? -1])
  if (text === '') return { row: name, fault: refusal('missing-field', 'start') }
  const told = feedTime(text, start?.dates ?? null, cellText(cells[plan.time])) ?? text
  const moment = parseMoment(told)
  if (moment?.precision !== 'instant') return { row: name, fault: refusal('bad-date', 'start', text) }
  return { row: name, series, at: moment.at, place, isLocal: lacksOffset(told) }
}
