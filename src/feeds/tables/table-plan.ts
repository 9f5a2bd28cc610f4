/** Plan of a table's conversion from the confirmed meanings, computed once before the rows. */
import type { ActionType } from '../../domain/action.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type { Choices, DateForm, ConversionContext, ColumnPart, Recognised } from '../formats/recognised.ts'
import { type CoordinateFix, fixFor } from '../formats/coordinate-fixes.ts'
import { type Field, fieldsOf } from './meanings.ts'
import { type NameList, nameList } from './field-values.ts'

/** A field with the column from which it is filled. */
export interface PlannedField {
  readonly field: Field
  readonly column: number
  readonly dates: DateForm | null
  /** Its date is completed by the time-of-day column. */
  readonly takesTime: boolean
  /** For a category or type: the list of its names. */
  readonly list: NameList | null
}
/** All that the conversion of a row needs. */
export interface TablePlan {
  readonly kind: Choices['kind']
  readonly fields: readonly PlannedField[]
  /** Column index of each component; -1 where there is none. */
  readonly x: number
  readonly y: number
  readonly postcode: number
  readonly time: number
  readonly fix: CoordinateFix
  readonly isFixed: boolean
  readonly isPlaced: boolean
  readonly mayLackPlace: boolean
  readonly actionTypes: ReadonlyMap<string, ActionType>
  /** Names of columns that are not converted. */
  readonly leftOut: readonly string[]
}

/** Builds the plan of a conversion. */
export function tablePlan(recognised: Recognised, choices: Choices, context: ConversionContext): TablePlan {
  const { columns } = recognised
  const columnOf = (part: ColumnPart) => choices.meanings.indexOf(part)
  const [x, y] = pairFor(choices, columnOf)
  const definition = FEED_DEFINITIONS[choices.kind]
  const isMoment = ({ sort }: Field) => sort === 'moment'
  const mappedFields = fieldsOf(choices.kind, context.place).filter(({ name }) =>
    choices.meanings.includes(name),
  )
  const first = mappedFields.find(isMoment)?.name
  return {
    kind: choices.kind,
    fields: mappedFields.map((field) => {
      const column = choices.meanings.indexOf(field.name)
      const dates = isMoment(field) || field.sort === 'list' ? datesOf(columns[column]?.dates, choices) : null
      return {
        field,
        column,
        dates,
        takesTime: field.name === first,
        list: listFor(choices.kind, field.name, context),
      }
    }),
    x,
    y,
    postcode: columnOf('postcode'),
    time: columnOf('time'),
    fix: fixFor(choices),
    isFixed: choices.swap || choices.crs !== '4326',
    isPlaced: definition.geometry.length > 0,
    mayLackPlace: definition.mayLackGeometry,
    actionTypes: new Map(context.actionTypes.map((type) => [type.id, type])),
    leftOut: columns.flatMap(({ name, signs }, column) =>
      signs.filled > 0 && !isUsed(choices.meanings[column], [x, y, column]) ? [name] : [],
    ),
  }
}

const isUsed = (meaning: string | null | undefined, [x, y, column]: readonly number[]) =>
  meaning === 'easting' || meaning === 'northing' || meaning === 'longitude' || meaning === 'latitude'
    ? column === x || column === y
    : meaning !== null && meaning !== undefined

/** Metres where they were chosen and both columns exist; otherwise the complete pair. */
function pairFor({ crs }: Choices, columnOf: (part: ColumnPart) => number): readonly [x: number, y: number] {
  const degrees = [columnOf('longitude'), columnOf('latitude')] as const
  const metres = [columnOf('easting'), columnOf('northing')] as const
  const isWhole = (pair: readonly number[]) => !pair.includes(-1)
  if (crs === '27700' && isWhole(metres)) return metres
  return isWhole(degrees) || !isWhole(metres) ? degrees : metres
}

function datesOf(form: DateForm | null | undefined, { dayOrder }: Choices): DateForm | null {
  if (form === null || form === undefined) return null
  const isNumbered = form === 'day-first' || form === 'month-first' || form === 'either-first'
  return dayOrder === 'as-recognised' || !isNumbered ? form : dayOrder
}

function listFor(kind: Choices['kind'], field: string, context: ConversionContext): NameList | null {
  if (kind === 'incidents' && field === 'category') return nameList(context.categories)
  return kind === 'actions' && field === 'type' ? nameList(context.actionTypes) : null
}
