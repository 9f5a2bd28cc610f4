/**
 * Guards the features of incidents before they are written, as reading guards them: a sensitive category or a private
 * place keeps the middle of its 150 m square and the days of its times, and no location.
 */
import { type Category } from '../../domain/category.ts'
import { isoDay, londonDay } from '../../domain/day.ts'
import { parseMoment } from '../moments.ts'
import { isList, isObject, type JsonObject } from '../rows/json-object.ts'
import { categoryList } from './dictionaries.ts'
import { middleOfSquare } from './guarding.ts'

/** A feature of a feed, as far as guarding needs it. */
interface IncidentFeature {
  readonly type: 'Feature'
  readonly geometry: unknown
  readonly properties: JsonObject
}
/** The feature as it may be written: unchanged where neither category nor place is guarded. */
type GuardFeature = <F extends IncidentFeature>(feature: F) => F | IncidentFeature

/** Guards by these categories, and by names that sound sensitive. Guarding twice changes nothing. */
export function guardFor(categories: readonly Category[]): GuardFeature {
  const { isSensitive } = categoryList(categories)
  return (feature) => {
    const { category, place } = feature.properties
    const isGuarded = place === 'private' || (typeof category === 'string' && isSensitive(category.trim()))
    return isGuarded ? guarded(feature) : feature
  }
}

const TIMES = ['occurred', 'occurredTo', 'reported']

function guarded({ type, geometry, properties }: IncidentFeature): IncidentFeature {
  const kept = Object.entries(properties).flatMap(([name, value]) =>
    name === 'location' ? [] : [[name, TIMES.includes(name) ? dayOnly(value) : value] as const],
  )
  return { type, geometry: guardedPoint(geometry), properties: Object.fromEntries(kept) }
}

/** The London day of an instant; other values unchanged. */
function dayOnly(value: unknown): unknown {
  const moment = typeof value === 'string' ? parseMoment(value) : null
  return moment?.precision === 'instant' ? isoDay(londonDay(moment.at)) : value
}

/** Null for all but a point, so that no other geometry of a guarded row is written. */
function guardedPoint(geometry: unknown): unknown {
  const coordinates = isObject(geometry) && geometry['type'] === 'Point' ? geometry['coordinates'] : null
  const [longitude, latitude] = isList(coordinates) ? coordinates : []
  return typeof longitude === 'number' && typeof latitude === 'number'
    ? { type: 'Point', coordinates: middleOfSquare(longitude, latitude) }
    : null
}
