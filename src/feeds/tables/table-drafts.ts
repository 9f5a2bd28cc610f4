/** Converts the rows of a table to features of a feed, each with its notices. */
import type { Failed } from '../../domain/feed.ts'
import type { Position } from '../../domain/geography.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { type Refusal, isRefusal, refusal } from '../rows/row-outcome.ts'
import type { Draft, ConsumeDraft } from '../formats/feed-lines.ts'
import { fixedGeometry } from '../formats/coordinate-fixes.ts'
import type { Choices, Recognised } from '../formats/recognised.ts'
import { numberIn } from './column-signs.ts'
import { fieldValue } from './field-values.ts'
import { type IdGenerator, type TableRow, cellText, eachRow } from './table-rows.ts'
import type { PlannedField, TablePlan } from './table-plan.ts'
import { isEitherWay } from './source-time.ts'

/** Centre of each postcode, by the postcode without its space. */
export type Centres = ReadonlyMap<string, Position>

interface ConversionJob {
  readonly recognised: Recognised
  readonly choices: Choices
  readonly plan: TablePlan
  readonly centres: Centres
  readonly ids: IdGenerator
}

/** Converts all rows in order. Returns null, or a failure for files that cannot be read. */
export const eachTableDraft = (job: ConversionJob, consume: ConsumeDraft): Failed | null =>
  eachRow(
    job.recognised.content,
    job.recognised.columns.map(({ name }) => name),
    (row) => consume(draftOf(row, job)),
  )

interface DraftNotes {
  readonly notes: NoticeCode[]
  readonly named: (readonly [NoticeCode, string])[]
}

function draftOf(row: TableRow, job: ConversionJob): Draft {
  const { plan } = job
  const draftNotes: DraftNotes = { notes: [], named: [] }
  const properties = propertiesOf(row, plan, draftNotes)
  const ownId = cellText(properties['id']) || cellText(row.featureId)
  const place = row.isFeature ? placeOf(row, properties, job) : refusal('not-a-feature')
  const rows = [nameOf(row, ownId)]
  if (isRefusal(place)) return { rows, feature: place, notes: [], named: [] }
  if (hasIdField(plan)) {
    const id = idOf(row, ownId, job)
    properties['id'] = id
    draftNotes.notes.push(...idNotes(ownId, id))
  }
  if (place.placedBy !== null) {
    properties['placedBy'] = place.placedBy
    draftNotes.notes.push('placed-by-postcode')
  }
  if (place.isFixed) draftNotes.notes.push(...fixNotes(job.choices))
  const feature = { type: 'Feature', geometry: place.geometry, properties } as const
  return { rows, feature, ...draftNotes }
}

const nameOf = ({ row, line }: TableRow, ownId: string) => ({
  row,
  ...(line === null ? {} : { line }),
  ...(ownId === '' ? {} : { id: ownId }),
})

/** Properties by the kind's own field names. */
function propertiesOf(row: TableRow, plan: TablePlan, draftNotes: DraftNotes): Record<string, unknown> {
  const properties: Record<string, unknown> = {}
  for (const planned of plan.fields) {
    const value = valueOf(row, planned, { plan, draftNotes })
    if (value !== undefined) properties[planned.field.name] = value
  }
  return properties
}

function valueOf(
  row: TableRow,
  { field, column, dates, takesTime, list }: PlannedField,
  { plan, draftNotes }: { readonly plan: TablePlan; readonly draftNotes: DraftNotes },
): unknown {
  const cell = row.cells[column]
  const time = takesTime ? cellText(row.cells[plan.time]) : ''
  const value = fieldValue(cell, field, { dates, time })
  if (field.sort === 'moment') noteDayOrder(cellText(cell), dates, draftNotes.notes)
  if (list === null || typeof value !== 'string') return value
  const named = list(value)
  if (!named.isListed) draftNotes.named.push(['not-in-list', named.id])
  if (named.isClose) draftNotes.named.push(['close-name', `${value} as ${named.id}`])
  return named.id
}

function noteDayOrder(text: string, dates: PlannedField['dates'], notes: NoticeCode[]): void {
  if (dates === null || dates === 'iso' || !isEitherWay(text)) return
  const code = dates === 'month-first' ? 'month-first' : dates === 'day-first' ? 'day-first' : 'day-assumed'
  if (!notes.includes(code)) notes.push(code)
}

const hasIdField = ({ kind }: TablePlan) => FEED_DEFINITIONS[kind].idField === 'id'

/** In street crimes of data.police.uk a repeated id denotes another event; in all other formats a repeated row. */
function idOf({ row, line, file }: TableRow, ownId: string, { ids, recognised }: ConversionJob): string {
  if (ownId === '') return ids.fromLine(file, line ?? row)
  return recognised.format === 'street-csv' ? ids.unique(ownId) : ownId
}

function idNotes(ownId: string, id: string): readonly NoticeCode[] {
  if (ownId === '') return ['made-id']
  return ownId === id ? [] : ['repeated-id']
}

interface DraftPlace {
  readonly geometry: unknown
  readonly placedBy: 'postcode' | null
  readonly isFixed: boolean
}
const NOWHERE: DraftPlace = { geometry: null, placedBy: null, isFixed: false }

function placeOf(
  row: TableRow,
  properties: Readonly<Record<string, unknown>>,
  job: ConversionJob,
): DraftPlace | Refusal {
  const { plan } = job
  if (!plan.isPlaced || isCountedByArea(properties, plan)) return NOWHERE
  if (row.geometry !== null && row.geometry !== undefined) {
    return { geometry: fixedGeometry(row.geometry, plan.fix), placedBy: null, isFixed: plan.isFixed }
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

function placeInCells({ cells }: TableRow, { plan, centres }: ConversionJob): DraftPlace | Refusal {
  const coordinateTexts = [cellText(cells[plan.x]), cellText(cells[plan.y])] as const
  if (!coordinateTexts.includes('')) {
    const [x, y] = [numberIn(coordinateTexts[0]), numberIn(coordinateTexts[1])]
    // Text in place of a coordinate is left unchanged: the kind's validation reports it, without its value
    // where that is guarded.
    const coordinates = x === null || y === null ? coordinateTexts : (plan.fix(x, y) ?? [x, y])
    return { geometry: { type: 'Point', coordinates }, placedBy: null, isFixed: plan.isFixed }
  }
  const postcode = cellText(cells[plan.postcode]).replace(/\s+/g, '').toUpperCase()
  if (postcode !== '') {
    const at = centres.get(postcode)
    return at
      ? { geometry: { type: 'Point', coordinates: at }, placedBy: 'postcode', isFixed: false }
      : refusal('unknown-postcode')
  }
  const isNowhere = coordinateTexts.every((text) => text === '')
  return isNowhere && plan.mayLackPlace ? NOWHERE : refusal('missing-geometry')
}

function fixNotes({ swap, crs }: Choices): readonly NoticeCode[] {
  return [
    ...(swap ? (['swapped'] as const) : []),
    ...(crs === '27700'
      ? (['from-national-grid'] as const)
      : crs === '3857'
        ? (['from-web-map'] as const)
        : []),
  ]
}
