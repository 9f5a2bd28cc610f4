/** Parses and validates a shift plan saved as JSON. */
import * as v from 'valibot'
import { spanOfMoments } from '../domain/day.ts'
import { type Failed, failed } from '../domain/feed.ts'
import type { Position, Surface } from '../domain/geography.ts'
import type { SavedCrew, SavedPlan } from '../domain/places/saved-plan.ts'
import { vicinityWords, type Place } from '../domain/place/place.ts'
import { PLACE_MEASURES } from '../domain/places/ranked-place.ts'
import { truncated } from '../domain/text/well-formed-text.ts'
import { parseJson } from './json-text.ts'
import { endMoment, exactMoment, fieldOf, idText, moment, oneOf, whole } from './definition/fields.ts'
import { isObject } from './rows/json-object.ts'
import { vicinityOf } from './vicinity.ts'

const LONGEST_HOURS = 16
const MOST_CREWS = 60
const MOST_VISITS = 200
const MOST_PLACES = 1000
/** Of all crews together: travel is computed between every pair of visits. */
const MOST_VISITS_IN_ALL = 1500

const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most))
const optionalText = v.nullish(v.string())
const point = v.nullish(v.tuple([degrees(180), degrees(90)]))
const ids = v.pipe(v.array(v.string()), v.maxLength(MOST_PLACES))
const square = v.object({ easting: whole(0, ''), northing: whole(0, '') })

const visit = v.object({
  place: v.object({ id: idText(''), name: v.pipe(v.string(), v.minLength(1)), hotspot: optionalText }),
  longitude: degrees(180),
  latitude: degrees(90),
  arrive: exactMoment(''),
  leave: exactMoment(''),
  byLot: v.nullish(v.boolean()),
  why: optionalText,
  doThere: optionalText,
})
const pause = v.object({ from: exactMoment(''), to: exactMoment(''), lost: v.nullish(v.boolean()) })
const addedPlace = v.variant('kind', [
  v.object({ kind: v.picklist(['hotspot', 'site']), id: v.string(), name: v.string() }),
  v.object({
    kind: v.literal('squares'),
    id: v.string(),
    name: v.string(),
    squares: v.pipe(v.array(square), v.minLength(1), v.maxLength(MOST_PLACES)),
    sideMetres: whole(1, ''),
  }),
])
const PLAN = v.object({
  seed: whole(0, ''),
  start: exactMoment(''),
  hours: v.pipe(v.number(), v.gtValue(0), v.maxValue(LONGEST_HOURS)),
  crews: v.pipe(
    v.array(
      v.object({
        visits: v.pipe(v.array(visit), v.maxLength(MOST_VISITS)),
        breaks: v.nullish(v.array(pause)),
      }),
    ),
    v.minLength(1),
    v.maxLength(MOST_CREWS),
  ),
  mode: v.nullish(oneOf(['foot', 'car'], '')),
  measure: v.nullish(oneOf(PLACE_MEASURES, '')),
  usualFrom: v.nullish(moment('')),
  usualTo: v.nullish(endMoment('')),
  people: v.nullish(v.pipe(whole(1, ''), v.maxValue(MOST_CREWS * 2))),
  perCrew: v.nullish(v.picklist([1, 2])),
  kilometresAnHour: v.nullish(v.pipe(v.number(), v.minValue(1), v.maxValue(60))),
  startAt: point,
  endAt: point,
  categories: v.nullish(ids),
  areas: v.nullish(ids),
  chosen: v.nullish(ids),
  added: v.nullish(v.pipe(v.array(addedPlace), v.maxLength(MOST_PLACES))),
})
type PlanFields = v.InferOutput<typeof PLAN>

const REMEDY = 'A shift plan is the JSON file that “Plan a shift” saves.'

/** Geography that a plan has to lie in. */
interface PlanArea {
  readonly outline: Surface
  readonly place: Place
}

/** The plan of a text, or why it cannot be read. Unknown members are ignored. Never throws. */
export function readPlanFile(text: string, area: PlanArea): SavedPlan | Failed {
  const parsed = parseJson(text, 'The file holds', 'a shift plan')
  if (parsed.kind === 'failed') return parsed
  const mismatch = otherThanPlan(parsed.value)
  if (mismatch) return mismatch
  const read = v.safeParse(PLAN, parsed.value, { abortEarly: true })
  if (!read.success) {
    const field = fieldOf(read.issues[0])
    return failed(
      `The shift plan cannot be read: ${field ?? 'a part of it'} is missing, or is not what it should be.`,
      'Save the plan again on the page that it was made on.',
    )
  }
  return implausible(read.output, area) ?? planFrom(read.output)
}

function otherThanPlan(value: unknown): Failed | null {
  if (!isObject(value)) return failed('The file holds JSON, but not a shift plan.', REMEDY)
  if (value['type'] === 'FeatureCollection')
    return failed('The file holds GeoJSON, not a shift plan.', 'Open it by “Open a feed file”.')
  if (!Array.isArray(value['crews']))
    return failed('The file holds JSON, but not a shift plan: it names no crews.', REMEDY)
  return null
}

/** Failure for too many visits, and for points far from the borough, as with swapped axes; null: plausible. */
function implausible({ crews, startAt, endAt }: PlanFields, { outline, place }: PlanArea): Failed | null {
  const { proximityAt } = vicinityOf(outline, place.vicinityMetres)
  const places = crews.flatMap(({ visits }) => visits)
  if (places.length > MOST_VISITS_IN_ALL)
    return failed(`The shift plan holds ${places.length} visits, more than a shift can have.`, REMEDY)
  const far = places.find(({ longitude, latitude }) => proximityAt(longitude, latitude) === 'far')
  const isEndFar = [startAt, endAt].some((at) => at && proximityAt(at[0], at[1]) === 'far')
  if (!far && !isEndFar) return null
  return failed(
    `${far ? `“${truncated(far.place.name, 60)}”` : 'The start or end'} of the shift plan lies more than ${vicinityWords(place)} outside the ${place.noun}.`,
    `Open a plan that was made for this ${place.noun}.`,
  )
}

const planFrom = (read: PlanFields): SavedPlan => ({
  seed: read.seed,
  start: read.start.at,
  hours: read.hours,
  crews: read.crews.map(crewFrom),
  mode: read.mode ?? 'foot',
  measure: read.measure ?? 'count',
  usual: read.usualFrom && read.usualTo ? spanOfMoments(read.usualFrom, read.usualTo) : null,
  people: read.people ?? null,
  perCrew: read.perCrew ?? null,
  kilometresAnHour: read.kilometresAnHour ?? null,
  startAt: pointFrom(read.startAt),
  endAt: pointFrom(read.endAt),
  categories: read.categories ?? null,
  areas: read.areas ?? [],
  chosen: read.chosen ?? null,
  added: read.added ?? [],
})

const pointFrom = (at: PlanFields['startAt']): Position | null => (at ? [at[0], at[1]] : null)

const crewFrom = ({ visits, breaks }: PlanFields['crews'][number]): SavedCrew => ({
  visits: visits.map(({ place, longitude, latitude, arrive, leave, byLot, why, doThere }) => ({
    place: place.id,
    name: place.name,
    hotspot: place.hotspot ?? null,
    at: [longitude, latitude],
    arrive: arrive.at,
    leave: leave.at,
    isRandom: byLot ?? false,
    why: why ?? null,
    doThere: doThere ?? null,
  })),
  breaks: (breaks ?? []).map(({ from, to, lost }) => ({ from: from.at, to: to.at, isLost: lost ?? false })),
})
