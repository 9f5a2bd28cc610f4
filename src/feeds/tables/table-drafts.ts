/** Converts the rows of a table to features of a feed, each with its notices. */
import type { Failed } from '../../domain/feed.ts'
import type { Grid } from '../../domain/borough/grids.ts'
import type { Position } from '../../domain/geography.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { type Refusal, isRefusal, refusal } from '../rows/row-outcome.ts'
import type { Draft, ConsumeDraft } from '../formats/feed-lines.ts'
import { fixedGeometry, isGrid } from '../formats/coordinate-fixes.ts'
import type { Choices, Recognised } from '../formats/recognised.ts'
import { isObject } from '../rows/json-object.ts'
import { contentHash } from '../rows/content-hash.ts'
import { postcodeIn } from './cells/coordinate-text.ts'
import { type AreaCodes, areaCodes } from './names/area-codes.ts'
import { type DraftNotes, propertiesOf } from './row-fields.ts'
import { type FoundPlace, pairIn, positionOf } from './row-place.ts'
import { type IdGenerator, type TableRow, cellText, eachRow } from './table-rows.ts'
import type { PlaceSource, TablePlan } from './table-plan.ts'

/** Centre of each postcode, by the postcode without its space. */
export type Centres = ReadonlyMap<string, Position>

interface ConversionJob {
  readonly recognised: Recognised
  readonly choices: Choices
  readonly plan: TablePlan
  readonly centres: Centres
  readonly ids: IdGenerator
}
interface CodedJob extends ConversionJob {
  /** Null where the kind's rows have no codes. */
  readonly codes: AreaCodes | null
}

/** Converts all rows in order. Returns null, or a failure for files that cannot be read. */
export function eachTableDraft(job: ConversionJob, consume: ConsumeDraft): Failed | null {
  const { content, columns } = job.recognised
  const coded: CodedJob = {
    ...job,
    codes: FEED_DEFINITIONS[job.plan.kind].idField === 'code' ? codesFor(job) : null,
  }
  return eachRow(
    content,
    columns.map(({ name }) => name),
    (row) => consume(draftOf(row, coded)),
  )
}

function codesFor({ recognised: { content, columns }, choices: { meanings } }: ConversionJob): AreaCodes {
  const [code, name] = [meanings.indexOf('code'), meanings.indexOf('name')]
  const rows: Parameters<typeof areaCodes>[0][number][] = []
  eachRow(
    content,
    columns.map((column) => column.name),
    ({ cells }) => void rows.push({ code: cellText(cells[code]), name: cellText(cells[name]) }),
  )
  return areaCodes(rows)
}

function draftOf(row: TableRow, job: CodedJob): Draft {
  const { plan } = job
  const draftNotes: DraftNotes = { notes: [], named: [] }
  if (row.fault) return { rows: [nameOf(row, '')], feature: row.fault, notes: [], named: [] }
  const properties = propertiesOf(row, plan, draftNotes)
  const ownId = ownIdOf(properties['id'], row)
  const place = placeOf(row, properties, job)
  const rows = [nameOf(row, ownId)]
  if (isRefusal(place)) return { rows, feature: place, notes: [], named: [] }
  if (hasIdField(plan)) {
    const id = idOf(row, { ownId, properties, place: place.geometry }, job)
    properties['id'] = id
    draftNotes.notes.push(...idNotes(ownId, id))
  }
  const code =
    job.codes !== null && properties['code'] === undefined ? job.codes(cellText(properties['name'])) : null
  if (code !== null) {
    properties['code'] = code
    draftNotes.notes.push('code-by-name')
  }
  if (place.placedBy !== null) {
    properties['placedBy'] = place.placedBy
    draftNotes.notes.push('placed-by-postcode')
  }
  if (plan.isDatedByReport) draftNotes.notes.push('reported-as-occurred')
  draftNotes.notes.push(...place.notes)
  const feature = { type: 'Feature', geometry: place.geometry, properties } as const
  return { rows, feature, ...draftNotes, ...(place.given ? { given: place.given } : {}) }
}

const nameOf = ({ row, line }: TableRow, ownId: string): Draft['rows'][number] => ({
  row,
  ...(line === null ? {} : { line }),
  ...(ownId === '' || ownId === DAMAGED ? {} : { id: ownId }),
})

const hasIdField = ({ kind }: TablePlan) => FEED_DEFINITIONS[kind].idField === 'id'

/** An id that a spreadsheet has rounded, as `1.23457E+11`, or a number too large to be exact, is none. */
function ownIdOf(value: unknown, { featureId }: TableRow): string {
  const given = cellText(value) === '' ? featureId : value
  const isRounded = typeof given === 'number' ? !Number.isSafeInteger(given) : ROUNDED.test(cellText(given))
  return isRounded && cellText(given) !== '' ? DAMAGED : cellText(given)
}
const ROUNDED = /^\d(?:\.\d+)?E\+\d{2}$/i
/** Stands for an id that is there but cannot be used; no cell contains it. */
const DAMAGED = '\u0000'

interface IdentifiedRow {
  readonly ownId: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly place: unknown
}

/**
 * The row's own id, or one made from file and line. In street crimes of data.police.uk a repeated id denotes another
 * event unless the whole row is repeated; in other tables it does where the rows differ in their time or place, since
 * many numbers begin again each day or with each file; a feed's own ids are kept.
 */
function idOf(
  { row, line, file, cells }: TableRow,
  { ownId, properties, place }: IdentifiedRow,
  { ids, recognised }: ConversionJob,
): string {
  if (ownId === '' || ownId === DAMAGED) return ids.fromLine(file, line ?? row)
  if (recognised.format === 'feed') return ownId
  const isStreet = recognised.format === 'street-csv'
  const { occurred, on, start, noticeServed, occurredTo, reported } = properties
  const event = isStreet ? cells : [occurred ?? on ?? start ?? noticeServed, occurredTo, positionsOf(place)]
  return reported === undefined || isStreet ? ids.ofEvent(ownId, contentHash(event)) : ownId
}

/** The coordinates alone of a point, which are hashed in less time. */
const positionsOf = (place: unknown): unknown =>
  isObject(place) && place['type'] === 'Point' ? place['coordinates'] : place

function idNotes(ownId: string, id: string): readonly NoticeCode[] {
  if (ownId === DAMAGED) return ['damaged-id']
  if (ownId === '') return ['made-id']
  return ownId === id ? [] : ['repeated-id']
}

interface DraftPlace {
  readonly geometry: unknown
  readonly placedBy: 'postcode' | null
  readonly notes: readonly NoticeCode[]
  /** The two cells, where the coordinates are not theirs but made from them. */
  readonly given?: readonly [string, string]
}
const NOWHERE: DraftPlace = { geometry: null, placedBy: null, notes: [] }

function placeOf(
  row: TableRow,
  properties: Readonly<Record<string, unknown>>,
  job: ConversionJob,
): DraftPlace | Refusal {
  const { plan } = job
  if (!plan.isPlaced || isCountedByArea(properties, plan)) return NOWHERE
  if (row.geometry !== null && row.geometry !== undefined) {
    const geometry = fixedGeometry(row.geometry, plan.fix)
    return { geometry, placedBy: null, notes: plan.isFixed ? fixNotes(job.choices) : [] }
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

function placeInCells(row: TableRow, { plan, centres, choices }: ConversionJob): DraftPlace | Refusal {
  for (const [at, source] of plan.places.entries()) {
    const found = source.sort === 'pair' ? pairIn(row, source) : positionOf(row, source.column)
    if (found === null) continue
    const notes = source.sort === 'position' ? positionNotes(found) : pairNotes(at, source, choices)
    const geometry = { type: 'Point', coordinates: found.coordinates }
    return source.sort === 'pair' && plan.isFixed
      ? {
          geometry,
          placedBy: null,
          notes,
          given: [cellText(row.cells[source.x]), cellText(row.cells[source.y])],
        }
      : { geometry, placedBy: null, notes }
  }
  const code = postcodeIn(cellText(row.cells[plan.postcode]))
  if (code !== null) {
    const at = centres.get(code)
    return at
      ? { geometry: { type: 'Point', coordinates: at }, placedBy: 'postcode', notes: [] }
      : refusal('unknown-postcode')
  }
  if (cellText(row.cells[plan.postcode]) !== '') return refusal('unknown-postcode')
  const isNowhere = plan.places.every((source) =>
    (source.sort === 'pair' ? [source.x, source.y] : [source.column]).every(
      (column) => cellText(row.cells[column]) === '',
    ),
  )
  return isNowhere && plan.mayLackPlace ? NOWHERE : refusal('missing-geometry')
}

function pairNotes(
  at: number,
  { isRounded }: Extract<PlaceSource, { sort: 'pair' }>,
  choices: Choices,
): readonly NoticeCode[] {
  if (isRounded) return ['placed-by-rounded']
  if (at > 0) return ['placed-by-other']
  return choices.swap || choices.crs !== '4326' ? fixNotes(choices) : []
}
const positionNotes = ({ grid }: FoundPlace): readonly NoticeCode[] => [
  'from-position',
  ...(grid ? [FROM_GRID[grid]] : []),
]
const FROM_GRID: Readonly<Record<Grid['crs'], NoticeCode>> = {
  '27700': 'from-national-grid',
  '29903': 'from-irish-grid',
}

function fixNotes({ swap, crs }: Choices): readonly NoticeCode[] {
  return [
    ...(swap ? (['swapped'] as const) : []),
    ...(crs === 'west' ? (['from-west'] as const) : []),
    ...(isGrid(crs) ? [FROM_GRID[crs]] : crs === '3857' ? (['from-web-map'] as const) : []),
  ]
}
