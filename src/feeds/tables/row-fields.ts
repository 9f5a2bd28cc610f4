/** Fills the fields of a feature from the cells of its row, its times from several of them. */
import { addMonths, dayNumber, isoDay, londonDay, parseDay } from '../../domain/day.ts'
import { withoutAddresses, withoutHouseNumbers } from '../incidents/address-text.ts'
import { parseMoment } from '../moments.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { clockIn } from './cells/clock-text.ts'
import { isDateLike } from './cells/date-text.ts'
import { fieldValue } from './field-values.ts'
import { optionIn } from './names/options.ts'
import { type SourceTime, type TimeFormat, dayAfter, isEitherWay, sourceTime } from './source-time.ts'
import type { PlannedField, TablePlan } from './table-plan.ts'
import { type TableRow, cellText } from './table-rows.ts'

/** Notices on a row, and names to list with them. */
export interface DraftNotes {
  readonly notes: NoticeCode[]
  readonly named: (readonly [NoticeCode, string])[]
}
interface RowJob {
  readonly row: TableRow
  readonly plan: TablePlan
  readonly draftNotes: DraftNotes
  readonly properties: Record<string, unknown>
}

/** The properties of the feature that a row becomes. */
export function propertiesOf(
  row: TableRow,
  plan: TablePlan,
  draftNotes: DraftNotes,
): Record<string, unknown> {
  const job: RowJob = { row, plan, draftNotes, properties: {} }
  let until: string | null = null
  for (const planned of plan.fields) {
    const { name, sort } = planned.field
    const value = sort === 'moment' ? momentOf(planned, job) : valueOf(planned, job)
    if (value === undefined) continue
    if (!isTime(value)) job.properties[name] = value
    else {
      job.properties[name] = value.iso
      until = until ?? value.until
    }
  }
  if (until !== null) keepEnd(until, job)
  return job.properties
}

const isTime = (value: unknown): value is SourceTime =>
  typeof value === 'object' && value !== null && 'iso' in value && 'until' in value

function keepEnd(until: string, { plan, properties, draftNotes }: RowJob): void {
  if (plan.end === null || properties[plan.end] !== undefined) {
    draftNotes.notes.push('time-range-start')
    return
  }
  properties[plan.end] = until
  draftNotes.notes.push('time-range')
}

const rawText = (cell: unknown) => (typeof cell === 'string' ? cell.trim() : cellText(cell))

/** A time, or the cell unchanged where it is none; undefined where nothing gives one. */
function momentOf(planned: PlannedField, job: RowJob): unknown {
  const { row, plan, draftNotes } = job
  const { field, column, constant, format } = planned
  const cell = constant ?? row.cells[column]
  const text = cellText(cell)
  const time = rawText(row.cells[planned.time])
  if (field.name === plan.end && (text === '' || isClockOnly(text)))
    return endOnFirstDay(text || time, planned, job)
  if (text === '') return cell === null || typeof cell === 'string' ? undefined : cell
  const counted = countedEnd(text, field.name, job)
  if (counted !== null) return counted
  const year = cellText(row.cells[plan.year])
  const read =
    time === '' && year === '' ? ownTime(text, format) : existing(sourceTime(text, { ...format, time, year }))
  if (read === null) return parseMoment(text) ? `financial year ${text}` : text
  if (plan.isDatedByReport && field.name === 'occurred') {
    noteForm(text, planned, draftNotes.notes)
    return dayAlone(read)
  }
  if (read.unread !== null) draftNotes.named.push(['time-not-read', read.unread])
  noteForm(text, planned, draftNotes.notes)
  return read
}

/** The London day of a time. */
function dayAlone({ iso }: SourceTime): string {
  const moment = parseMoment(iso)
  return moment?.precision === 'instant' ? isoDay(londonDay(moment.at)) : iso
}

/** Null for a time that does not exist, such as 31 February. */
const existing = (read: SourceTime | null) => (read !== null && parseMoment(read.iso) !== null ? read : null)

/** Times that a column gives by itself, since the same texts recur in most files. */
const ownTimes = new WeakMap<TimeFormat, Map<string, SourceTime | null>>()
const MOST_KEPT = 50_000

function ownTime(text: string, format: TimeFormat): SourceTime | null {
  const kept = ownTimes.get(format) ?? new Map<string, SourceTime | null>()
  const known = kept.get(text)
  if (known !== undefined) return known
  const read = existing(sourceTime(text, format))
  if (kept.size < MOST_KEPT) kept.set(text, read)
  ownTimes.set(format, kept)
  return read
}

const isClockOnly = (text: string) => !isDateLike(text) && clockIn(text, null) !== null

/** A time of day without a date ends on the day of the beginning, or on the next where it is earlier. */
function endOnFirstDay(time: string, { format }: PlannedField, { properties, plan }: RowJob): unknown {
  const start = plan.fields.find(({ field }) => field.sort === 'moment')?.field.name ?? ''
  const from = properties[start]
  const clock = time === '' ? null : clockIn(time, format.clock ?? null)
  if (typeof from !== 'string' || clock === null) return time === '' ? undefined : time
  const [day = '', startClock = ''] = from.split('T')
  const end = clock.to ?? clock.from
  return `${end < startClock ? dayAfter(day) : day}T${end}`
}

const DURATION = /^(\d{1,2}|one|two|three|six|twelve) months?$/i
const NUMBER_WORDS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, six: 6, twelve: 12 }

/** The end of an order that lasts a number of months from the day on which it was made. */
function countedEnd(text: string, field: string, { plan, properties, draftNotes }: RowJob): string | null {
  const match = plan.kind === 'closure-orders' && field === 'ends' ? DURATION.exec(text) : null
  const made = properties['made']
  const from = typeof made === 'string' ? parseDay(made.slice(0, 10)) : null
  if (!match || from === null) return null
  const word = (match[1] ?? '').toLowerCase()
  draftNotes.notes.push('end-counted')
  return isoDay(dayNumber(addMonths(from, NUMBER_WORDS[word] ?? Number(word)) - 1))
}

function noteForm(text: string, { format: { dates, coarse } }: PlannedField, notes: NoticeCode[]): void {
  const add = (code: NoticeCode) => void (notes.includes(code) || notes.push(code))
  if (coarse === 'month') add('first-of-month')
  if (dates === 'year-first') add('year-first')
  else if (dates !== null && dates !== 'iso' && isEitherWay(text)) {
    if (dates === 'month-first' || dates === 'day-first') add(dates)
    else if (dates === 'american') add('month-assumed')
    else if (dates === 'either-first') add('day-assumed')
  }
}

function valueOf(planned: PlannedField, job: RowJob): unknown {
  const { field, column, constant, format, list } = planned
  const value = fieldValue(constant ?? job.row.cells[column], field, format.dates)
  if (typeof value !== 'string') return value
  if (list !== null) return listedId(value, planned, job.draftNotes)
  if (field.sort === 'option' && !field.options.includes(value))
    return optionIn(job.plan.partnerLabels.get(value.toLowerCase()) ?? value, field.options)
  return field.sort === 'text' && !UNGUARDED.has(field.name)
    ? guardedText(value, field.name, job.draftNotes)
    : value
}

function listedId(value: string, { list, field }: PlannedField, { named }: DraftNotes): string {
  if (list === null) return value
  const { id, isListed, isClose } = list(value)
  if (!isListed) named.push([field.name === 'partner' ? 'partner-not-in-list' : 'not-in-list', id])
  if (isClose) named.push(['close-name', `${value} as ${id}`])
  return id
}

/** Fields of text in which no address of a person stands. */
const UNGUARDED: ReadonlySet<string> = new Set(['category', 'type', 'level', 'owner', 'name', 'hours'])

/** Text as it may be written: a place without house numbers and names, other texts without addresses. */
function guardedText(text: string, field: string, { notes }: DraftNotes): string | undefined {
  const left = field === 'location' ? withoutHouseNumbers(text) : withoutAddresses(text)
  if (left !== text && !notes.includes('address-removed')) notes.push('address-removed')
  return left ?? undefined
}
