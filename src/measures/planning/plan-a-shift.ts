/** Plans a shift, or says in one sentence why there is nothing to plan. */
import { contains, metresToSurface } from '../../analytics/geometry.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { weekdayOf } from '../../domain/day.ts'
import type { PlaceGround } from '../hotspots/square-counts.ts'
import { spanWords } from '../sentences.ts'
import {
  clockWords,
  crewsOf,
  MODE_WORDS,
  planFault,
  WEEKDAYS,
  type PlanFault,
  type ShiftRequest,
} from './shift-request.ts'
import { plannable, type Plannable } from './places.ts'
import type { PlannablePlace } from './plannable-place.ts'
import { problemOf, reaches } from './problem.ts'
import { candidates, planResult, type PlanResult } from './shift-plan.ts'

/** Beyond the border by so much a shift does not start: a station just outside is still near. */
const NEAR_METRES = 2000

export function planAShift(
  dataset: Dataset,
  ground: PlaceGround,
  asked: ShiftRequest,
): PlanResult | PlanFault {
  const early = staffFault(asked) ?? groundFault(ground, asked)
  if (early) return early
  const found = plannable(dataset, ground, asked)
  return placesFault(asked, found) ?? madeOrFault(planResult(asked, found))
}

/** Nothing to go to though there are places and time: the crews would stand still. */
const madeOrFault = (made: PlanResult): PlanResult | PlanFault =>
  made.routes.flat().length > 0
    ? made
    : planFault(
        'no-reports',
        `At the places that can be reached nothing was reported ${hoursWords(made.asked)}. ${OTHER_HOURS}`,
      )

function staffFault({ people, perCrew, minutes, visitMinutes }: ShiftRequest): PlanFault | null {
  if (people < 1) return planFault('nobody', 'Nobody is on this shift. Say how many are, then plan it.')
  if (crewsOf({ people, perCrew }) < 1)
    return planFault(
      'one-of-a-pair',
      'One person is on and crews go in pairs. Put a second on, or let crews go singly.',
    )
  if (minutes < visitMinutes)
    return planFault('too-short', `The shift is shorter than one visit of ${visitMinutes} minutes.`)
  return null
}

function groundFault({ outline }: PlaceGround, { startAt, endAt }: ShiftRequest): PlanFault | null {
  for (const [word, at] of [
    ['start', startAt],
    ['end', endAt],
  ] as const) {
    if (!at || contains(outline, at[0], at[1])) continue
    const metres = metresToSurface(outline, at)
    if (metres > NEAR_METRES)
      return planFault(
        'start-outside',
        `The ${word} of the shift lies ${Math.round(metres / 1000)} km outside the borough. Choose a ${word} in it, or leave it empty.`,
      )
  }
  return null
}

const OTHER_HOURS = 'Choose other hours, a longer window on the clock, or places by hand.'
/** `on Tuesdays from 03:00 to 04:00 (1 September 2023 to 31 August 2024)`. */
function hoursWords({ day, startMinute, minutes, window }: ShiftRequest): string {
  const hours = `from ${clockWords(startMinute)} to ${clockWords(startMinute + minutes)}`
  return `on ${WEEKDAYS[weekdayOf(day)]}s ${hours} (${spanWords(window)})`
}

/** Under so many reports at one place nothing is said of it. */
const LEAST_REPORTS = 5

function placesFault(asked: ShiftRequest, found: Plannable): PlanFault | null {
  const { places, counted, mostAtOne, isAnyHot } = found
  if (asked.chosen === null && counted === 0)
    return planFault('no-reports', `Nothing was reported ${hoursWords(asked)}. ${OTHER_HOURS}`)
  if (asked.chosen === null && mostAtOne < LEAST_REPORTS && !isAnyHot)
    return planFault(
      'no-reports',
      `Too few to say where to go: ${counted} reports in the whole borough ${hoursWords(asked)}, and nowhere as many as ${LEAST_REPORTS}. ${OTHER_HOURS}`,
    )
  const chosen = candidates(asked, places)
  if (chosen.length === 0)
    return planFault('no-places', 'No place is chosen. Choose some, or take those of the ranking.')
  const problem = problemOf({ ...asked, chosen: null }, chosen)
  const far = chosen.filter((_, place) => !reaches(problem, place))
  const [first] = far
  if (!first || (asked.chosen === null && far.length < chosen.length)) return null
  return planFault('too-far', tooFarWords(asked, first, problem.fromStart?.[chosen.indexOf(first)] ?? 0))
}

const tooFarWords = ({ mode, minutes }: ShiftRequest, { name }: PlannablePlace, way: number) =>
  `${name} is farther than the shift allows: ${way} minutes ${MODE_WORDS[mode]} from the start, in a shift of ${minutes} minutes. Leave it out, start nearer, or go ${mode === 'foot' ? 'by car' : 'for longer'}.`
