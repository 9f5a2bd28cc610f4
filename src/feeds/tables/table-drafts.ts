/** Converts the rows of a table to features of a feed, each with its notices. */
import type { Failed } from '../../domain/feed.ts'
import type { Position } from '../../domain/geography.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { type Refusal, isRefusal, refusal } from '../rows/verdict.ts'
import type { Draft, TakeDraft } from '../formats/feed-lines.ts'
import { fixedGeometry } from '../formats/coordinate-fixes.ts'
import type { Choices, Recognised } from '../formats/recognised.ts'
import { numberIn } from './column-signs.ts'
import { fieldValue } from './field-values.ts'
import { type IdGenerator, type TableRow, cellText, eachRow } from './table-rows.ts'
import type { PlannedField, TablePlan } from './table-plan.ts'
import { isEitherWay } from './source-time.ts'

/** Centre of each postcode, by the postcode without its space. */
export type Centres = ReadonlyMap<string, Position>

interface TableJob {
  readonly recognised: Recognised
  readonly choices: Choices
  readonly plan: TablePlan
  readonly centres: Centres
  readonly ids: IdGenerator
}

export const eachTableDraft = (job: TableJob, take: TakeDraft): Failed | null =>
  eachRow(
    job.recognised.content,
    job.recognised.columns.map(({ name }) => name),
    (row) => take(draftOf(row, job)),
  )

interface Gathered {
  readonly notes: NoticeCode[]
  readonly named: (readonly [NoticeCode, string])[]
}

function draftOf(row: TableRow, job: TableJob): Draft {
  const { plan } = job
  const gathered: Gathered = { notes: [], named: [] }
  const properties = propertiesOf(row, plan, gathered)
  const told = cellText(properties['id']) || cellText(row.featureId)
  const place = row.isFeature ? placeOf(row, properties, job) : refusal('not-a-feature')
  const rows = [nameOf(row, told)]
  if (isRefusal(place)) return { rows, feature: place, notes: [], named: [] }
  if (hasIdField(plan)) {
    const id = idOf(row, told, job)
    properties['id'] = id
    gathered.notes.push(...idNotes(told, id))
  }
  if (place.placedBy !== null) {
    properties['placedBy'] = place.placedBy
    gathered.notes.push('placed-by-postcode')
  }
  if (place.isMended) gathered.notes.push(...mendNotes(job.choices))
  const feature = { type: 'Feature', geometry: place.geometry, properties } as const
  return { rows, feature, ...gathered }
}

const nameOf = ({ row, line }: TableRow, told: string) => ({
  row,
  ...(line === null ? {} : { line }),
  ...(told === '' ? {} : { id: told }),
})

/** Properties by the kind's own field names. */
function propertiesOf(row: TableRow, plan: TablePlan, gathered: Gathered): Record<string, unknown> {
  const properties: Record<string, unknown> = {}
  for (const planned of plan.fields) {
    const value = valueOf(row, planned, { plan, gathered })
    if (value !== undefined) properties[planned.field.name] = value
  }
  return properties
}

function valueOf(
  row: TableRow,
  { field, column, dates, takesTime, list }: PlannedField,
  { plan, gathered }: { readonly plan: TablePlan; readonly gathered: Gathered },
): unknown {
  const cell = row.cells[column]
  const time = takesTime ? cellText(row.cells[plan.time]) : ''
  const value = fieldValue(cell, field, { dates, time })
  if (field.sort === 'moment') noteDayOrder(cellText(cell), dates, gathered.notes)
  if (list === null || typeof value !== 'string') return value
  const named = list(value)
  if (!named.isListed) gathered.named.push(['not-in-list', named.id])
  if (named.isClose) gathered.named.push(['close-name', `${value} as ${named.id}`])
  return named.id
}

function noteDayOrder(text: string, dates: PlannedField['dates'], notes: NoticeCode[]): void {
  if (dates === null || dates === 'iso' || !isEitherWay(text)) return
  const code = dates === 'month-first' ? 'month-first' : dates === 'day-first' ? 'day-first' : 'day-assumed'
  if (!notes.includes(code)) notes.push(code)
}

const hasIdField = ({ kind }: TablePlan) => FEED_DEFINITIONS[kind].idField === 'id'

/** In street crimes of data.police.uk a repeated id denotes another event; in all other formats a repeated row. */
function idOf({ row, line, file }: TableRow, told: string, { ids, recognised }: TableJob): string {
  if (told === '') return ids.made(file, line ?? row)
  return recognised.format === 'street-csv' ? ids.apart(told) : told
}

function idNotes(told: string, id: string): readonly NoticeCode[] {
  if (told === '') return ['made-id']
  return told === id ? [] : ['repeated-id']
}

interface Place {
  readonly geometry: unknown
  readonly placedBy: 'postcode' | null
  readonly isMended: boolean
}
const NOWHERE: Place = { geometry: null, placedBy: null, isMended: false }

function placeOf(
  row: TableRow,
  properties: Readonly<Record<string, unknown>>,
  job: TableJob,
): Place | Refusal {
  const { plan } = job
  if (!plan.isPlaced || isCountedByArea(properties, plan)) return NOWHERE
  if (row.geometry !== null && row.geometry !== undefined) {
    return { geometry: fixedGeometry(row.geometry, plan.mend), placedBy: null, isMended: plan.isMended }
  }
  return placeInCells(row, job)
}

/** Types counted by area are written without a coordinate. */
function isCountedByArea(
  { type }: Readonly<Record<string, unknown>>,
  { kind, actionTypes }: TablePlan,
): boolean {
  return kind === 'actions' && actionTypes.get(cellText(type))?.shown !== 'place'
}

function placeInCells({ cells }: TableRow, { plan, centres }: TableJob): Place | Refusal {
  const told = [cellText(cells[plan.x]), cellText(cells[plan.y])] as const
  if (!told.includes('')) {
    const [x, y] = [numberIn(told[0]), numberIn(told[1])]
    // Text in place of a coordinate is left unchanged: the kind's validation reports it, without its value
    // where that is guarded.
    const coordinates = x === null || y === null ? told : (plan.mend(x, y) ?? [x, y])
    return { geometry: { type: 'Point', coordinates }, placedBy: null, isMended: plan.isMended }
  }
  const postcode = cellText(cells[plan.postcode]).replace(/\s+/g, '').toUpperCase()
  if (postcode !== '') {
    const at = centres.get(postcode)
    return at
      ? { geometry: { type: 'Point', coordinates: at }, placedBy: 'postcode', isMended: false }
      : refusal('unknown-postcode')
  }
  const isNowhere = told.every((text) => text === '')
  return isNowhere && plan.mayLackPlace ? NOWHERE : refusal('missing-geometry')
}

function mendNotes({ swap, crs }: Choices): readonly NoticeCode[] {
  return [
    ...(swap ? (['swapped'] as const) : []),
    ...(crs === '27700'
      ? (['from-national-grid'] as const)
      : crs === '3857'
        ? (['from-web-map'] as const)
        : []),
  ]
}
