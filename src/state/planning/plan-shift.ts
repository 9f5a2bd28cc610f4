/** Plans the shift that a form describes, on what the view selects; typed postcodes are looked up first. */
import { hoursRangeOf, parseHours } from '../../domain/places/week-hours.ts'
import { LONGEST_HOURS } from '../../measures/planning/shift-request.ts'
import { windowOf, type Catalogue } from '../catalogue.ts'
import { openPostcodes } from '../effects/postcodes.ts'
import type { PlaceGeography, State, Store } from '../store.ts'
import type { View } from '../view.ts'
import { planBasis } from './plan-basis.ts'
import { NEW_PLANNING } from './planning.ts'
import { makePlan, nameShift, setPlanning } from './planning-actions.ts'
import { shiftText } from './shift-address.ts'
import {
  fieldsFor,
  postcodeIn,
  shiftRequestFrom,
  withShiftText,
  type NamedPoint,
  type ShiftFields,
} from './shift-fields.ts'

/**
 * The shift of a form that nobody has filled in: that of the address, else the evening of the as-of day, or the hours
 * chosen in the view.
 */
export function usualFields({ manifest }: Catalogue, view: View): ShiftFields {
  const fields = { ...fieldsFor(manifest.asOf), ...fieldsFromRanking(view) }
  return view.shift === null ? fields : withShiftText(fields, view.shift)
}

/** Fields taken from the view: the measure of the ranking, and start and length from the chosen hours. */
function fieldsFromRanking({ by, hours }: View): Partial<ShiftFields> {
  const chosen = hours === null ? null : parseHours(hours)
  const range = chosen && hoursRangeOf(chosen)
  if (!range) return { measure: by }
  return {
    measure: by,
    start: `${String(range.from).padStart(2, '0')}:00`,
    hours: String(Math.min(LONGEST_HOURS, range.to - range.from)),
  }
}

/** Sets the fields of the shift; a panel that was never opened stays closed. */
export function startPlanning(store: Store, fields: ShiftFields) {
  store.setState(({ planning }) => ({
    planning: { ...(planning ?? { ...NEW_PLANNING, isOpen: false }), fields },
  }))
}

/** Plans the shift; a fault is in the state, and the current plan stays. Never rejects. */
export async function planShift(store: Store, fields: ShiftFields): Promise<void> {
  startPlanning(store, fields)
  nameShift(store, fields)
  setPlanning(store, { basis: planBasis(store.getState()) })
  const codes = postcodesIn([fields.startAt, fields.endAt])
  const postcodes = codes.length === 0 ? [] : await postcodePoints(store, codes)
  if (typeof postcodes === 'string') return setPlanning(store, { fault: postcodes })
  const { view, catalogue, planning, geography } = store.getState()
  if (!catalogue || !planning) return
  const { categories, areas } = view
  const { chosen, added } = planning
  const request = shiftRequestFrom(fields, {
    window: windowOf(view, catalogue),
    categories,
    areas,
    chosen,
    added,
    points: [...namedPoints(geography), ...postcodes],
    place: catalogue.place,
  })
  if (typeof request === 'string') return setPlanning(store, { fault: request })
  await makePlan(store, request)
}

/** Whether the current plan rests on more than an address names: places or visits changed by hand, or other fields. */
export function isChangedByHand({ planning, catalogue, view }: State): boolean {
  if (!planning?.fields || !catalogue) return false
  const { chosen, added, before, fields } = planning
  if (chosen !== null || added.length > 0 || before !== null) return true
  const named = usualFields(catalogue, { ...view, shift: shiftText(fields, catalogue.manifest.asOf) })
  return FIELDS.some((field) => fields[field] !== named[field])
}
const FIELDS = ['speed', 'visit', 'breakAt', 'breakMinutes', 'startAt', 'endAt', 'measure'] as const

/** Place names and stations that can be typed as start or end. */
export function namedPoints(geography: PlaceGeography | null): readonly NamedPoint[] {
  const { places = [], stations = [] } = geography?.borough ?? {}
  return [...places, ...stations.map(({ name, at }) => ({ name: `${name} station`, at }))]
}

/** A typed text and the postcode it contains. */
interface TypedPostcode {
  readonly name: string
  readonly postcode: string
}
/** The texts that are postcodes. */
const postcodesIn = (texts: readonly string[]): readonly TypedPostcode[] =>
  texts.flatMap((text) => {
    const postcode = postcodeIn(text)
    return postcode === null ? [] : [{ name: text.trim(), postcode }]
  })

/**
 * The positions of typed postcodes, each named by the text as typed; or a sentence if the list of postcodes, which is loaded
 * on first use, is not available.
 */
async function postcodePoints(
  store: Store,
  typed: readonly TypedPostcode[],
): Promise<readonly NamedPoint[] | string> {
  await openPostcodes(store)
  const { postcodes } = store.getState()
  if (postcodes.kind === 'failed')
    return `${postcodes.what} Plan the shift again for another try, or name a place.`
  if (postcodes.kind !== 'open') return 'The postcodes are being opened. Plan the shift again in a moment.'
  const { list } = postcodes
  return typed.flatMap(({ name, postcode }) =>
    list.filter((entry) => entry.postcode === postcode).map(({ at }) => ({ name, at })),
  )
}
