/**
 * Shift plan as GPX and calendar files for phones. Places are named by the nearest label only, since synced
 * files may be read by others.
 */
import type { Instant } from '../../domain/day.ts'
import { INVENTED } from '../board-file.ts'
import { calendarText, type CalendarEvent } from '../meeting/calendar-file.ts'
import { type PlanMarks, visitId } from './plan-file.ts'
import type { CrewPlan, ShiftPlan } from './shift-plan.ts'

const markWords = ({ handling, demonstration }: PlanMarks) =>
  [`Handling: ${handling.toUpperCase()}.`, demonstration ? `${INVENTED}.` : '', 'Destroy after the shift.']
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

/** GPX 1.1: one route per crew, one point per visit. */
export const planGpx = (plan: ShiftPlan, marks: PlanMarks): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Holdfast" xmlns="http://www.topografix.com/GPX/1/1">',
    '  <metadata>',
    '    <name>Shift plan</name>',
    `    <desc>${xml(markWords(marks))}</desc>`,
    `    <time>${inUtc(plan.start)}</time>`,
    '  </metadata>',
    ...plan.crews.filter(({ visits }) => visits.length > 0).flatMap(routeOf),
    '</gpx>',
    '',
  ].join('\n')

const routeOf = ({ crew, visits }: CrewPlan): readonly string[] => [
  '  <rte>',
  `    <name>${xml(`Crew ${crew}`)}</name>`,
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
 * One event per visit, at the same place as in GPX; importing a newer file of the plan updates the events.
 */
export const planIcs = (plan: ShiftPlan, marks: PlanMarks, now: Instant): string =>
  calendarText({
    product: 'Shift plan',
    name: null,
    events: plan.crews.flatMap((crew) => eventsOf(plan, crew, marks)),
    now,
  })

function eventsOf(plan: ShiftPlan, { crew, visits }: CrewPlan, marks: PlanMarks): readonly CalendarEvent[] {
  const times = new Map<string, number>()
  return visits.map(({ label, place, arrive, leave, minutes }) => {
    const nth = (times.get(place.id) ?? 0) + 1
    times.set(place.id, nth)
    return {
      uid: `${visitId(plan, crew, { place: place.id, nth })}@shift.holdfast`,
      when: { kind: 'time', start: arrive, end: leave },
      summary: `${label} ${place.plainName}`,
      description: `${minutes} minutes. ${markWords(marks)}`,
      at: place.at,
      isBusy: true,
      isPrivate: true,
      alarms: [],
    }
  })
}
