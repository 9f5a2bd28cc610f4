/**
 * Shift plan as GPX and calendar files for phones. Places are named by the nearest label only, since synced
 * files may be read by others.
 */
import type { Instant } from '../../domain/day.ts'
import { HANDLING_LABELS } from '../../domain/feed.ts'
import { INVENTED } from '../board-file.ts'
import { breakId, type PlanMarks, visitId } from './plan-file.ts'
import { breakWords, planClock, type CrewPlan, type ShiftPlan } from './shift-plan.ts'
import { calendarText, type CalendarEvent } from '../meeting/calendar-file.ts'

const markWords = ({ handling, demonstration }: PlanMarks) =>
  [`Handling: ${HANDLING_LABELS[handling]}.`, demonstration ? `${INVENTED}.` : '', 'Destroy after the shift.']
    .filter((part) => part !== '')
    .join(' ')

/** `2024-08-30T16:00:00Z`: the only time format of GPX. */
const inUtc = (at: Instant) => new Date(at).toISOString().replace('.000', '')
const xml = (text: string) =>
  text
    // Control characters are not allowed in XML 1.0, not even escaped.
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** GPX 1.1: one route per crew with its breaks in the description, one point per visit. */
export const planGpx = (plan: ShiftPlan, marks: PlanMarks): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Holdfast" xmlns="http://www.topografix.com/GPX/1/1">',
    '  <metadata>',
    '    <name>Shift plan</name>',
    `    <desc>${xml(markWords(marks))}</desc>`,
    `    <time>${inUtc(plan.start)}</time>`,
    '  </metadata>',
    ...plan.crews.filter(({ visits }) => visits.length > 0).flatMap((crew) => routeOf(plan, crew)),
    '</gpx>',
    '',
  ].join('\n')

const routeOf = (plan: ShiftPlan, { crew, visits, breaks }: CrewPlan): readonly string[] => [
  '  <rte>',
  `    <name>${xml(`Crew ${crew}`)}</name>`,
  ...(breaks.length === 0
    ? []
    : [`    <desc>${breaks.map((pause) => `${breakWords(pause, planClock(plan))}.`).join(' ')}</desc>`]),
  ...visits.flatMap(({ label, place, arrive, minutes }) => [
    `    <rtept lat="${place.at[1].toFixed(6)}" lon="${place.at[0].toFixed(6)}">`,
    `      <time>${inUtc(arrive)}</time>`,
    `      <name>${xml(`${label} ${place.plainName}`)}</name>`,
    `      <desc>${xml(`${minutes} minutes`)}</desc>`,
    '    </rtept>',
  ]),
  '  </rte>',
]

/**
 * One event per visit, at the same place as in GPX, and one per break; importing a newer file of the plan updates the events.
 */
export const planIcs = (plan: ShiftPlan, marks: PlanMarks, now: Instant): string =>
  calendarText({
    product: 'Shift plan',
    name: null,
    events: plan.crews.flatMap((crew) => eventsOf(plan, crew, marks)),
    now,
  })

function eventsOf(plan: ShiftPlan, crew: CrewPlan, marks: PlanMarks): readonly CalendarEvent[] {
  return [...visitEvents(plan, crew, marks), ...breakEvents(plan, crew, marks)]
}

const BUSY = { isBusy: true, isPrivate: true, alarms: [] } as const

const breakEvents = (
  plan: ShiftPlan,
  { crew, breaks }: CrewPlan,
  marks: PlanMarks,
): readonly CalendarEvent[] =>
  breaks.map((pause, i) => ({
    uid: `${breakId(plan, crew, i + 1)}@shift.holdfast`,
    when: { kind: 'time', start: pause.from, end: pause.to },
    summary: `Crew ${crew}: ${pause.name.toLowerCase()}`,
    description: `${breakWords(pause, planClock(plan))}. ${markWords(marks)}`,
    at: null,
    ...BUSY,
  }))

function visitEvents(
  plan: ShiftPlan,
  { crew, visits }: CrewPlan,
  marks: PlanMarks,
): readonly CalendarEvent[] {
  const times = new Map<string, number>()
  const clock = planClock(plan)
  return visits.map(({ label, place, arrive, leave, minutes }) => {
    const nth = (times.get(place.id) ?? 0) + 1
    times.set(place.id, nth)
    return {
      uid: `${visitId(plan, crew, { place: place.id, nth })}@shift.holdfast`,
      when: { kind: 'time', start: arrive, end: leave },
      summary: `${label} ${place.plainName}`,
      description: `${clock(arrive)} to ${clock(leave)}, ${minutes} minutes. ${markWords(marks)}`,
      at: place.at,
      ...BUSY,
    }
  })
}
