/** What a new plan of the same shift changes for each crew, in a sentence. */
import type { PlannablePlace } from '../planning/places.ts'
import type { ShiftPlan } from '../planning/shift-plan.ts'
import type { ShiftTimes } from '../planning/shift-request.ts'

/** `Crew B changed: without Milton Street. Crew A is as before.`; null where the plans are of different shifts or days. */
export function crewChangesSentence(before: ShiftPlan | null, after: ShiftPlan): string | null {
  if (!before || shiftKey(before) !== shiftKey(after)) return null
  const changed = after.crews.flatMap(({ crew }, index) => {
    const words = crewChange(before, after, index)
    return words === null ? [] : [`Crew ${crew} changed${words}.`]
  })
  const same = after.crews.filter((_crew, index) => crewChange(before, after, index) === null)
  if (changed.length === 0) return 'The places of every crew are as before.'
  const letters = same.map(({ crew }) => crew)
  if (letters.length === 0) return changed.join(' ')
  const [verb, crews] = letters.length === 1 ? ['is', 'Crew'] : ['are', 'Crews']
  return `${changed.join(' ')} ${crews} ${inWords(letters)} ${verb} as before.`
}

const shiftKey = ({ crews, result: { request } }: ShiftPlan) => {
  const { day, startMinute, minutes }: ShiftTimes = request
  const { mode, window, categories, areas } = request
  return JSON.stringify([day, startMinute, minutes, mode, crews.length, window, categories, areas])
}

/** `: without A, with B`; `: other times or order` for the same places; null for the same walk. */
function crewChange(before: ShiftPlan, after: ShiftPlan, crew: number): string | null {
  const [old, now] = [before, after].map(({ crews }) => crews[crew]?.visits ?? [])
  const walkOf = (visits: typeof now) => visits?.map(({ place, arrive }) => `${place.id} ${arrive}`).join()
  if (walkOf(old) === walkOf(now)) return null
  const placesOf = (visits: typeof now) => new Map((visits ?? []).map(({ place }) => [place.id, place]))
  const gone = [...placesOf(old).values()].filter(({ id }) => !placesOf(now).has(id))
  const come = [...placesOf(now).values()].filter(({ id }) => !placesOf(old).has(id))
  if (gone.length + come.length === 0) return ': the same places at other times'
  if (gone.length + come.length > MOST_NAMED) return `: ${placeCount(gone.length)} out, ${come.length} in`
  const parts = [
    ...(gone.length === 0 ? [] : [`without ${namesOf(gone)}`]),
    ...(come.length === 0 ? [] : [`now with ${namesOf(come)}`]),
  ]
  return `: ${parts.join(', ')}`
}

/** More places than this are counted, not named. */
const MOST_NAMED = 2
const placeCount = (count: number) => `${count} ${count === 1 ? 'place' : 'places'}`
const namesOf = (places: readonly PlannablePlace[]) => places.map(({ name }) => name).join('; ')

const inWords = (letters: readonly string[]) =>
  letters.length < 2 ? letters.join('') : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1) ?? ''}`
