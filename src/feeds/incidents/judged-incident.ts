/** The judge of an incident's row: its schema, its rules, and the reason where it does not hold. */
import * as v from 'valibot'
import type { EitherMoment } from '../../domain/day.ts'
import { earliestDayOf, isInOrder, lastInstantOf, startOfDay } from '../../domain/day.ts'
import { checked, endMoment, idText, moment, oneOf, text, yesOrNo } from '../kinds/fields.ts'
import { londonClock } from '../moments.ts'
import { needShape } from '../rows/geometry.ts'
import type { JsonObject } from '../rows/json-object.ts'
import type { Feature } from '../rows/read-rows.ts'
import type { Refusal } from '../rows/verdict.ts'
import { isRefusal, refusal } from '../rows/verdict.ts'
import type { IncidentDraft, IncidentLimits } from './draft.ts'

export const INCIDENT_GEOMETRY = ['Point'] as const

export const incidentShape = v.object({
  id: idText('Name of the incident, unique in the feeds of this kind.'),
  category: text('Id of a category in the list; an unknown category is kept and counted as not in list.'),
  occurred: moment('When it happened, or began: an instant, a day or a month.'),
  occurredTo: v.optional(endMoment('The latest that it can have happened, where only a range is known.')),
  reported: v.optional(moment('When it was reported.')),
  agency: v.optional(text('Who recorded it.')),
  location: v.optional(text('Where, in words; house and flat numbers are taken out when read.')),
  outcome: v.optional(text('What came of it.')),
  place: v.optional(
    oneOf(['public', 'private'], 'private: moved to the middle of its 150 m square when read.'),
  ),
  policeGenerated: v.optional(
    yesOrNo('Whether it came to light by police work; its category decides if not given.'),
  ),
})
const rules = v.pipe(
  incidentShape,
  v.forward(
    v.check(({ occurred, occurredTo }) => isInOrder(occurred, occurredTo), 'ends-before-start'),
    ['occurredTo'],
  ),
)
type Fields = v.InferOutput<typeof rules>

/** `isSensitive` says whether a category hides its place: then nothing that stood in the row is repeated in a report. */
export function judgeIncident(
  feature: Feature,
  limits: IncidentLimits,
  isSensitive: (category: string) => boolean,
): IncidentDraft | Refusal {
  const draft = judgedFreely(feature, limits)
  return isRefusal(draft) && !mayTell(draft, feature.properties, isSensitive) ? withoutValue(draft) : draft
}

function judgedFreely(feature: Feature, limits: IncidentLimits): IncidentDraft | Refusal {
  const row = checked(rules, feature.properties)
  if (isRefusal(row)) return row
  const { fields } = row
  const late = Object.entries(timesOf(fields)).find(
    ([, time]) => time && startOfDay(earliestDayOf(time)) >= limits.before,
  )
  if (late) return refusal('future-date', late[0], feature.properties[late[0]])
  if (lastInstantOf(fields.occurredTo ?? fields.occurred) < limits.keptFrom) return refusal('past-keeping')
  const place = needShape(feature.geometry, INCIDENT_GEOMETRY, limits.vicinity)
  if (isRefusal(place)) return place
  const [longitude, latitude] = place.shape.coordinates
  return {
    id: fields.id,
    category: fields.category,
    longitude,
    latitude,
    isOutside: place.standing === 'near',
    occurred: fields.occurred,
    occurredTo: fields.occurredTo ?? null,
    reported: fields.reported ?? null,
    clock: clockOf(feature.properties),
    agency: fields.agency ?? null,
    location: fields.location ?? null,
    outcome: fields.outcome ?? null,
    isPrivate: fields.place === 'private',
    policeGenerated: fields.policeGenerated ?? null,
  }
}

const timesOf = ({
  occurred,
  occurredTo,
  reported,
}: Fields): Readonly<Record<string, EitherMoment | undefined>> => ({
  occurred,
  occurredTo,
  reported,
})

const clockOf = ({ occurred, occurredTo, reported }: JsonObject) =>
  londonClock([occurred, occurredTo, reported])

/**
 * Whether a report may repeat what stood in the row: never where it was, nor anything of a row that is guarded or
 * whose guard cannot be told, but for the field that fails to tell it.
 */
function mayTell(
  { field }: Refusal,
  { category, place }: JsonObject,
  isSensitive: (category: string) => boolean,
): boolean {
  if (field === 'location') return false
  const isListed = typeof category === 'string' && category.trim() !== ''
  if (place === 'private' || (isListed && isSensitive(category))) return false
  const isOpen = place === undefined || place === null || place === '' || place === 'public'
  return (isListed && isOpen) || field === 'category' || field === 'place'
}

const withoutValue = ({ value: _, ...rest }: Refusal): Refusal => rest
