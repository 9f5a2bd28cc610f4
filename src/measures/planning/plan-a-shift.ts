/**
 * Plans a shift, or returns the reason why it cannot be planned; and states the quality of such a choice of
 * places.
 */

import { contains, metresToSurface } from '../../analytics/geometry.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { weekdayOf } from '../../domain/day.ts'
import { theWhole, wholeNoun } from '../../domain/place/served-place.ts'
import type { BoroughGeography } from '../hotspots/square-counts.ts'
import { knownWords } from '../feeds/known-words.ts'
import { countWords, spanWords } from '../sentences.ts'
import {
  clockWords,
  crewsOf,
  MODE_WORDS,
  planFault,
  WEEKDAYS,
  type PlanFault,
  type ShiftRequest,
} from './shift-request.ts'
import { plannablePlaces, placesRequestFor, type PlannablePlaces, type PlannablePlace } from './places.ts'
import { problemOf, isReachable } from './problem.ts'
import { candidatePlaces, planResult, type PlanChoice, type PlanResult } from './shift-plan.ts'
import { choiceQuality, USUAL_CHOICE } from '../hotspots/choice-quality.ts'
import { LEAST_REPORTS } from '../../analytics/squares/touching-squares.ts'
import { accuracySentence, choiceSentence } from '../hotspots/place-words.ts'

/** A shift may start or end at most this far outside ${theWhole()}. */
const NEAR_METRES = 2000

/** The plan, or the first fault found in staff, start and end points, and places. */
export function planAShift(
  dataset: Dataset,
  geography: BoroughGeography,
  request: ShiftRequest,
): PlanResult | PlanFault {
  const early = staffFault(request) ?? locationFault(geography, request)
  if (early) return early
  const plannable = plannablePlaces(dataset, geography, request)
  const fault = placesFault(request, plannable) ?? faultOfResult(planResult(request, plannable))
  if (fault.kind !== 'fault' || fault.reason !== 'no-reports') return fault
  const notKnown = knownWords(dataset, ['incidents'], request.window)
  return notKnown === null
    ? fault
    : planFault(
        'no-reports',
        `Reports do not say where to go ${hoursWords(request)}. ${notKnown} Choose places by hand.`,
      )
}

/** A fault where no visit has any worth although places are reachable. */
const faultOfResult = (result: PlanResult): PlanResult | PlanFault =>
  result.routes.flat().length > 0
    ? result
    : planFault(
        'no-reports',
        `At the places that can be reached nothing was reported ${hoursWords(result.request)}. ${OTHER_HOURS}`,
      )

function staffFault({ people, perCrew, minutes, visitMinutes }: ShiftRequest): PlanFault | null {
  if (people < 1) return planFault('nobody', 'Nobody is on this shift. Say how many are, then plan it.')
  if (crewsOf({ people, perCrew }) < 1)
    return planFault(
      'one-of-a-pair',
      'One person is on and crews go in pairs. Add a second person, or choose Singly under Crews.',
    )
  if (minutes < visitMinutes)
    return planFault('too-short', `The shift is shorter than one visit of ${visitMinutes} minutes.`)
  return null
}

function locationFault({ outline }: BoroughGeography, { startAt, endAt }: ShiftRequest): PlanFault | null {
  for (const [word, at] of [
    ['start', startAt],
    ['end', endAt],
  ] as const) {
    if (!at || contains(outline, at[0], at[1])) continue
    const metres = metresToSurface(outline, at)
    if (metres > NEAR_METRES)
      return planFault(
        'start-outside',
        `The ${word} of the shift lies ${Math.round(metres / 1000)} km outside ${theWhole()}. Choose a ${word} in it, or leave it empty.`,
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

function placesFault(request: ShiftRequest, plannable: PlannablePlaces): PlanFault | null {
  const { places, counted, untimed } = plannable
  if (request.chosen === null && counted === 0)
    return planFault(
      'no-reports',
      untimed > 0
        ? `No report has a time ${hoursWords(request)}: ${countWords(untimed)} are known without a time of day. Choose places by hand.`
        : `Nothing was reported ${hoursWords(request)}. ${OTHER_HOURS}`,
    )
  if (request.chosen === null && places.every(({ isRanked }) => !isRanked))
    return planFault(
      'no-reports',
      `Too few to say where to go: ${counted} reports in the whole ${wholeNoun()} ${hoursWords(request)}, and ${request.areas.length === 0 ? 'nowhere' : 'nowhere in the chosen areas'} as many as ${LEAST_REPORTS}. ${OTHER_HOURS}`,
    )
  const chosen = candidatePlaces(request, places)
  if (chosen.length === 0)
    return planFault('no-places', 'No place is chosen. Choose some, or use those of the ranking.')
  const problem = problemOf({ ...request, chosen: null }, chosen)
  const far = chosen.filter((_, place) => !isReachable(problem, place))
  const [first] = far
  if (!first || (request.chosen === null && far.length < chosen.length)) return null
  return planFault('too-far', tooFarWords(request, first, problem.fromStart?.[chosen.indexOf(first)] ?? 0))
}

const tooFarWords = ({ mode, minutes }: ShiftRequest, { name }: PlannablePlace, way: number) =>
  `${name} is farther than the shift allows: ${way} minutes ${MODE_WORDS[mode]} from the start, in a shift of ${minutes} minutes. Leave it out, start nearer, or go ${mode === 'foot' ? 'by car' : 'for longer'}.`

/**
 * Sentence on how well such a choice predicted later months. Cost: one ranking per month for twelve months;
 * not available for places chosen by hand.
 */
export function choiceOf(dataset: Dataset, geography: BoroughGeography, request: ShiftRequest): PlanChoice {
  if (request.chosen !== null)
    return {
      choice: 'The places were chosen by hand: how good such a choice was on earlier months cannot be said.',
      accuracy: null,
    }
  const quality = choiceQuality(dataset, geography, {
    request: placesRequestFor(request),
    places: USUAL_CHOICE,
  })
  return { choice: choiceSentence(quality), accuracy: accuracySentence(quality) }
}
