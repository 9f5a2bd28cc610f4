/** Values of features in forms that only servers write, recognised by the whole column: epoch dates, zoned days. */
import { type Instant, isoDay, isoInstant, londonDay, startOfDay } from '../../domain/day.ts'
import { type JsonObject, isObject, isSafeKey } from '../rows/json-object.ts'

interface RawFeature extends JsonObject {
  readonly properties: JsonObject
}
const isFeature = (raw: unknown): raw is RawFeature => isObject(raw) && isObject(raw['properties'])

/**
 * The features with their properties mended; those without properties unchanged.
 * @param dateFields names of columns that the file declares as dates; others are recognised by their names
 */
export function mendedFeatures(
  features: readonly unknown[],
  dateFields: ReadonlySet<string> = new Set(),
): readonly unknown[] {
  const mends = columnMends(features, dateFields)
  if (mends.length === 0) return features
  return features.map((raw) => {
    if (!isFeature(raw)) return raw
    const properties = Object.fromEntries(Object.entries(raw.properties).filter(([key]) => isSafeKey(key)))
    for (const mend of mends) mend(properties)
    return { ...raw, properties }
  })
}

type Mend = (properties: Record<string, unknown>) => void

/** What the values of one column have been so far. */
interface ColumnForm {
  /** Values that are no blanks. */
  filled: number
  epochs: number
  /** Epochs at midnight by the clock of London, and by that of Greenwich. */
  londonMidnights: number
  greenwichMidnights: number
  zonedDays: number
}

function columnMends(features: readonly unknown[], dateFields: ReadonlySet<string>): readonly Mend[] {
  const forms = new Map<string, ColumnForm>()
  for (const raw of features) {
    if (!isFeature(raw)) continue
    for (const [name, value] of Object.entries(raw.properties)) tally(name, value, forms)
  }
  return [...forms].flatMap(([name, form]): readonly Mend[] => {
    if (form.epochs > 0 && form.epochs === form.filled && (dateFields.has(name) || isDateName(name)))
      return [epochMend(name, form)]
    return form.zonedDays > 0 && form.zonedDays === form.filled ? [zonedDayMend(name)] : []
  })
}

const DATE_NAME = /date|day|time|when|occur|report|served|made|ends|due|agreed|creat|updat|edit|_on$|_at$/i
const isDateName = (name: string) => DATE_NAME.test(name) && isSafeKey(name)

/** Milliseconds since 1970, from 2000 to 2100; seconds would be taken for other numbers. */
const isEpoch = (value: unknown): value is Instant =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  value >= 946_684_800_000 &&
  value < 4_102_444_800_000
/** Days of XML Schema with a zone, as a WFS writes them. */
const ZONED_DAY = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$/
const DAY_LENGTH = 86_400_000

function tally(name: string, value: unknown, forms: Map<string, ColumnForm>): void {
  if (value === null || value === undefined || value === '') return
  const form = forms.get(name) ?? {
    filled: 0,
    epochs: 0,
    londonMidnights: 0,
    greenwichMidnights: 0,
    zonedDays: 0,
  }
  forms.set(name, form)
  form.filled += 1
  if (typeof value === 'string' && ZONED_DAY.test(value)) form.zonedDays += 1
  if (!isEpoch(value)) return
  form.epochs += 1
  if (value % DAY_LENGTH === 0) form.greenwichMidnights += 1
  if (value === startOfDay(londonDay(value))) form.londonMidnights += 1
}

/** A column of midnights alone holds days. */
function epochMend(name: string, { epochs, londonMidnights, greenwichMidnights }: ColumnForm): Mend {
  const isOfDays = londonMidnights === epochs || greenwichMidnights === epochs
  return (properties) => {
    const value = properties[name]
    if (!isEpoch(value)) return
    properties[name] = isOfDays ? isoDay(londonDay(value)) : isoInstant(value)
  }
}

const zonedDayMend =
  (name: string): Mend =>
  (properties) => {
    const day = typeof properties[name] === 'string' ? ZONED_DAY.exec(properties[name])?.[1] : undefined
    if (day !== undefined) properties[name] = day
  }
