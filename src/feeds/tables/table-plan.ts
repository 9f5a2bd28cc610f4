/** Plan of a table's conversion from the confirmed meanings, computed once before the rows. */
import type { ActionType } from '../../domain/action.ts'
import { servedGrid } from '../../domain/place/served-place.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type {
  Choices,
  DateForm,
  ConversionContext,
  ColumnPart,
  Meaning,
  Recognised,
} from '../formats/recognised.ts'
import { type CoordinateFix, fixFor, isGrid } from '../formats/coordinate-fixes.ts'
import { namesOfField } from './columns/guesses.ts'
import { plainName, plainNames } from './columns/part-names.ts'
import { type Field, endFieldOf, fieldsOf } from './meanings.ts'
import { type NameList, nameList, partnerList } from './names/name-list.ts'
import type { TimeFormat } from './source-time.ts'

/** A field with the column from which it is filled. */
export interface PlannedField {
  readonly field: Field
  /** -1 where a constant or the times of other columns fill it. */
  readonly column: number
  readonly constant: string | null
  readonly format: TimeFormat
  /** Column of the time of day that completes its date; -1 where there is none. */
  readonly time: number
  /** For a category or type: the list of its names. */
  readonly list: NameList | null
}
/** A way to place a row. */
export type PlaceSource =
  | {
      readonly sort: 'pair'
      readonly x: number
      readonly y: number
      readonly square: number
      readonly isRounded: boolean
      readonly fix: CoordinateFix
    }
  | { readonly sort: 'position'; readonly column: number }

/** All that the conversion of a row needs. */
export interface TablePlan {
  readonly kind: Choices['kind']
  readonly fields: readonly PlannedField[]
  /** Field in which the end of a range is kept; null where the kind has none. */
  readonly end: string | null
  /** Column index of each component; -1 where there is none. */
  readonly x: number
  readonly y: number
  readonly postcode: number
  readonly time: number
  readonly year: number
  readonly fix: CoordinateFix
  readonly isFixed: boolean
  /** The sources of a place, tried in order until one is not blank. */
  readonly places: readonly PlaceSource[]
  readonly isPlaced: boolean
  readonly mayLackPlace: boolean
  readonly actionTypes: ReadonlyMap<string, ActionType>
  /** Labels of the place's partners by their ids, in which options such as `police` are found. */
  readonly partnerLabels: ReadonlyMap<string, string>
  /** The day of the event is that of its report; the time of day of the report is not the event's. */
  readonly isDatedByReport: boolean
  /** Names of columns that are not converted. */
  readonly leftOut: readonly string[]
}

/** Builds the plan of a conversion. */
export function tablePlan(recognised: Recognised, choices: Choices, context: ConversionContext): TablePlan {
  const { columns } = recognised
  const columnOf = (part: ColumnPart) => choices.meanings.indexOf(part)
  const [x, y] = pairFor(choices, columnOf)
  const definition = FEED_DEFINITIONS[choices.kind]
  const isDatedByReport =
    choices.kind === 'incidents' && isOfReport(columns[choices.meanings.indexOf('occurred')]?.name ?? '')
  const fields = plannedFields(recognised, choices, context)
  const isUnused = (meaning: Meaning | null, column: number) =>
    meaning === null ||
    (isDatedByReport && meaning === 'endTime') ||
    (meaning === 'time' &&
      choices.kind === 'incidents' &&
      (isDatedByReport || fields.every(({ time }) => time !== column)))
  return {
    kind: choices.kind,
    fields,
    end: endFieldOf(choices.kind),
    x,
    y,
    postcode: columnOf('postcode'),
    time: columnOf('time'),
    year: columnOf('year'),
    fix: fixFor(choices),
    isFixed: choices.swap || choices.crs !== '4326',
    places: placesFor(choices, [x, y], columnOf),
    isPlaced: definition.geometry.length > 0,
    mayLackPlace: definition.mayLackGeometry,
    actionTypes: new Map(context.actionTypes.map((type) => [type.id, type])),
    partnerLabels: new Map(context.place.partners.map(({ id, label }) => [id, label])),
    isDatedByReport,
    leftOut: columns.flatMap(({ name, signs }, column) =>
      signs.filled > 0 && isUnused(choices.meanings[column] ?? null, column) ? [name] : [],
    ),
  }
}

/** Whether a column holds the time of a report or of its record, by its name. */
const isOfReport = (name: string) =>
  plainNames(name).some(
    (plain) => namesOfField('incidents', 'reported').includes(plain) || /^(?:date)?created/.test(plain),
  )

const REPORTS_TIME = /^(?:timereported|reportedtime)$/

function plannedFields(
  { columns }: Recognised,
  choices: Choices,
  context: ConversionContext,
): readonly PlannedField[] {
  const { kind, meanings, constants = {} } = choices
  const isMoment = ({ sort }: Field) => sort === 'moment'
  const endTime = meanings.indexOf('endTime')
  const end = endTime < 0 ? null : endFieldOf(kind)
  const isFilled = ({ name }: Field) =>
    meanings.includes(name) || Object.hasOwn(constants, name) || name === end
  const mapped = fieldsOf(kind, context.place).filter(isFilled)
  const clock = meanings.indexOf('time')
  const isReportsTime = kind === 'incidents' && REPORTS_TIME.test(plainName(columns[clock]?.name ?? ''))
  // The time of day of the report is not that of the event.
  const timed =
    isReportsTime && !isOfReport(columns[meanings.indexOf('occurred')]?.name ?? '')
      ? 'reported'
      : mapped.find(isMoment)?.name
  return mapped.map((field) => {
    const column = meanings.indexOf(field.name)
    const recognisedColumn = columns[column]
    const isDated = isMoment(field) || field.sort === 'list'
    const time = field.name === timed ? clock : field.name === end ? endTime : -1
    return {
      field,
      column,
      constant: column < 0 && Object.hasOwn(constants, field.name) ? (constants[field.name] ?? null) : null,
      format: {
        dates: isDated ? datesOf(recognisedColumn?.dates, choices) : null,
        coarse: coarsenessFor(recognisedColumn?.coarse, kind, field.name),
        clock: columns[time]?.clock ?? null,
      },
      time,
      list: listFor(choices, field.name, context),
    }
  })
}

/** Visits need their times, midnights too; only of incidents are months known by their first days. */
function coarsenessFor(
  coarse: 'day' | 'month' | null | undefined,
  kind: Choices['kind'],
  field: string,
): 'day' | 'month' | null {
  if (coarse === undefined || kind === 'patrol-visits') return null
  return coarse === 'month' && (kind !== 'incidents' || field !== 'occurred') ? null : coarse
}

/** Metres where they were chosen and both columns exist; otherwise the complete pair. */
function pairFor({ crs }: Choices, columnOf: (part: ColumnPart) => number): readonly [x: number, y: number] {
  const degrees = [columnOf('longitude'), columnOf('latitude')] as const
  const metres = [columnOf('easting'), columnOf('northing')] as const
  const isWhole = (pair: readonly number[]) => !pair.includes(-1)
  if (isGrid(crs) && isWhole(metres)) return metres
  return isWhole(degrees) || !isWhole(metres) ? degrees : metres
}

/** The pair of most rows by the chosen coordinates, then the other pairs, then places in one cell. */
function placesFor(
  choices: Choices,
  [x, y]: readonly [number, number],
  columnOf: (part: ColumnPart) => number,
): readonly PlaceSource[] {
  const square = columnOf('gridSquare')
  const degrees = {
    x: columnOf('longitude'),
    y: columnOf('latitude'),
    square: -1,
    crs: '4326' as const,
    isRounded: false,
  }
  const metres = {
    x: columnOf('easting'),
    y: columnOf('northing'),
    square,
    crs: servedGrid().crs,
    isRounded: false,
  }
  const rounded = {
    x: columnOf('roundedEasting'),
    y: columnOf('roundedNorthing'),
    square,
    crs: servedGrid().crs,
    isRounded: true,
  }
  const isFirst = (pair: { readonly x: number; readonly y: number }) => pair.x === x && pair.y === y
  const pairs = [degrees, metres, rounded].flatMap((pair): readonly PlaceSource[] => {
    if (pair.x < 0 || pair.y < 0) return []
    const fix = isFirst(pair) ? fixFor(choices) : fixFor({ crs: pair.crs, swap: false })
    const { x: east, y: north, isRounded } = pair
    return [{ sort: 'pair', x: east, y: north, square: pair.square, isRounded, fix }]
  })
  const inOrder = pairs.toSorted(
    (a, b) => Number(b.sort === 'pair' && b.x === x) - Number(a.sort === 'pair' && a.x === x),
  )
  const column = columnOf('position')
  return column < 0 ? inOrder : [...inOrder, { sort: 'position', column }]
}

function datesOf(form: DateForm | null | undefined, { dayOrder }: Choices): DateForm | null {
  if (form === null || form === undefined) return null
  const isNumbered =
    form === 'day-first' || form === 'month-first' || form === 'either-first' || form === 'american'
  return dayOrder === 'as-recognised' || !isNumbered ? form : dayOrder
}

/** The list in which the names of a field are found; null where it has none. */
export function listFor(
  { kind, names: chosen = {} }: Pick<Choices, 'kind' | 'names'>,
  field: string,
  context: Pick<ConversionContext, 'place' | 'categories' | 'actionTypes'>,
): NameList | null {
  if (kind === 'incidents' && field === 'category') return nameList(context.categories, chosen)
  if (kind === 'actions' && field === 'partner') return partnerList(context.place.partners, chosen)
  return kind === 'actions' && field === 'type' ? nameList(context.actionTypes, chosen) : null
}
