/** Fast path for ordinary incident rows: accepts a row or leaves it to full validation, and never refuses one. */
import { type Moment, asEnd, isInOrder } from '../../domain/day.ts'
import { type LondonClock, lacksOffset, londonClock, ALL_OFFSETS_GIVEN, parseMoment } from '../moments.ts'
import { type JsonObject, isObject } from '../rows/json-object.ts'
import type { IncidentDraft, IncidentLimits } from './draft.ts'

/** The same draft as full validation gives, or null where the row needs full validation. */
export function quickIncident(raw: unknown, limits: IncidentLimits): IncidentDraft | null {
  if (!isObject(raw) || raw['type'] !== 'Feature') return null
  const { geometry, properties } = raw
  if (!isObject(geometry) || geometry['type'] !== 'Point' || !isObject(properties)) return null
  const coordinates = geometry['coordinates']
  if (!Array.isArray(coordinates) || coordinates.length < 2) return null
  const longitude: unknown = coordinates[0]
  const latitude: unknown = coordinates[1]
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null
  const position = limits.vicinity.proximityAt(longitude, latitude)
  return position === 'far'
    ? null
    : draftFrom(properties, limits, { longitude, latitude, isOutside: position === 'near' })
}

function draftFrom(
  properties: JsonObject,
  limits: IncidentLimits,
  place: Pick<IncidentDraft, 'longitude' | 'latitude' | 'isOutside'>,
): IncidentDraft | null {
  const { id, category, place: placeKind, policeGenerated = null } = properties
  if (!isPlainText(id) || !isPlainText(category)) return null
  if (placeKind !== undefined && placeKind !== null && placeKind !== 'public' && placeKind !== 'private')
    return null
  if (policeGenerated !== null && typeof policeGenerated !== 'boolean') return null
  const occurred = timeIn(properties['occurred'], limits)
  const to = timeIn(properties['occurredTo'], limits)
  const reported = timeIn(properties['reported'], limits)
  if (!occurred || to === undefined || reported === undefined) return null
  if (occurred.at < limits.retainedFrom) return null
  const occurredTo = to && asEnd(to)
  if (!isInOrder(occurred, occurredTo)) return null
  const agency = textIn(properties['agency'])
  const location = textIn(properties['location'])
  const outcome = textIn(properties['outcome'])
  if (agency === undefined || location === undefined || outcome === undefined) return null
  return {
    id,
    category,
    ...place,
    occurred,
    occurredTo,
    reported,
    clock: clockOf(properties),
    agency,
    location,
    outcome,
    isPrivate: placeKind === 'private',
    policeGenerated,
  }
}

/** A text whose first character is neither a space nor a control. */
export const isPlainText = (value: unknown): value is string =>
  typeof value === 'string' && value.charCodeAt(0) > 32

/** Null where there is no text, undefined where full validation is needed. */
function textIn(value: unknown): string | null | undefined {
  if (value === undefined || value === null || value === '') return null
  return isPlainText(value) ? value : undefined
}

/** Null where there is no time, undefined where full validation is needed. */
function timeIn(value: unknown, limits: IncidentLimits): Moment | null | undefined {
  if (value === undefined || value === null) return null
  const moment = typeof value === 'string' ? parseMoment(value) : null
  return moment && moment.at >= limits.from && moment.at < limits.before ? moment : undefined
}

/** The texts have been parsed as valid times before. */
function clockOf({ occurred, occurredTo, reported }: JsonObject): LondonClock {
  const hasOffsets = !isLocal(occurred) && !isLocal(occurredTo) && !isLocal(reported)
  return hasOffsets ? ALL_OFFSETS_GIVEN : londonClock([occurred, occurredTo, reported])
}
const isLocal = (time: unknown) => typeof time === 'string' && lacksOffset(time)
