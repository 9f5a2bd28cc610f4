/** Answers of the API of data.police.uk, flattened to columns like those of its files. */
import { type JsonObject, isObject } from '../rows/json-object.ts'

/** The records with one column a value; those of other services unchanged. */
export function flatPoliceRecords(records: readonly JsonObject[]): readonly JsonObject[] {
  const [first] = records
  const answer = first && ANSWERS.find(({ has }) => has.every((name) => name in first))
  return answer ? records.map(answer.flat) : records
}

interface Answer {
  readonly has: readonly string[]
  readonly flat: (record: JsonObject) => JsonObject
}

const ANSWERS: readonly Answer[] = [
  {
    has: ['category', 'month', 'persistent_id', 'location_type'],
    flat: ({ persistent_id: lasting, location, outcome_status: outcome, id, ...others }) => ({
      ...others,
      id: typeof lasting === 'string' && lasting !== '' ? lasting : id,
      ...placeOf(location),
      outcome: isObject(outcome) ? outcome['category'] : null,
    }),
  },
  {
    // The ids in them are those of streets and of kinds of outcome.
    has: ['object_of_search', 'legislation', 'involved_person'],
    flat: ({ location, outcome_object: _, ...others }) => ({ ...others, ...placeOf(location) }),
  },
  {
    // Given for a place with the crime of each, and for a crime without.
    has: ['category', 'date', 'person_id'],
    flat: ({ category, date, crime }) => ({
      crime_id: isObject(crime) ? crime['persistent_id'] : null,
      month: date,
      outcome_type: nameIn(category),
    }),
  },
]

const placeOf = (location: unknown): JsonObject =>
  isObject(location)
    ? {
        latitude: location['latitude'],
        longitude: location['longitude'],
        street: nameIn(location['street']),
      }
    : { latitude: null, longitude: null, street: null }

const nameIn = (thing: unknown) => (isObject(thing) ? thing['name'] : null)
