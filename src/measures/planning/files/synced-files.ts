/** A plan for phones: GPX and calendar files that name places by the nearest label alone, for what syncs is read by others. */
import type { Instant } from '../../../domain/day.ts'
import { INVENTED } from '../../board-file.ts'
import { escaped, folded } from '../../deadline-calendar.ts'
import type { PlanMarks } from './plan-file.ts'
import type { CrewPlan, CrewVisit, ShiftPlan } from '../shift-plan.ts'

const markWords = ({ handling, demonstration }: PlanMarks) =>
  [`Handling: ${handling.toUpperCase()}.`, demonstration ? `${INVENTED}.` : '', 'Destroy after the shift.']
    .filter((part) => part !== '')
    .join(' ')

/** `2024-08-30T16:00:00Z`: the one form that GPX takes. */
const inUtc = (at: Instant) => new Date(at).toISOString().replace('.000', '')
const xml = (text: string) =>
  text
    // Control characters have no place in XML 1.0, not even escaped.
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** GPX 1.1: one route a crew, one point a visit. */
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

/** iCalendar (RFC 5545): one event a visit; a second import of the same plan brings it up to date. */
export const planIcs = (plan: ShiftPlan, marks: PlanMarks): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Holdfast//Shift plan//EN',
    'CALSCALE:GREGORIAN',
    ...plan.crews.flatMap(({ crew, visits }) =>
      visits.flatMap((visit, i) => eventOf(plan, visit, { name: `${crew}${i + 1}`, marks })),
    ),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')

interface Named {
  readonly name: string
  readonly marks: PlanMarks
}
const eventOf = (plan: ShiftPlan, visit: CrewVisit, { name, marks }: Named): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${name}.${plan.start}.${plan.made.asked.seed}@shift.holdfast`,
  `DTSTAMP:${compact(plan.start)}`,
  `DTSTART:${compact(visit.arrive)}`,
  `DTEND:${compact(visit.leave)}`,
  `SUMMARY:${escaped(`${visit.label} ${visit.place.plainName}`)}`,
  `DESCRIPTION:${escaped(`${visit.minutes} minutes. ${markWords(marks)}`)}`,
  'CLASS:PRIVATE',
  'END:VEVENT',
]
const compact = (at: Instant) => inUtc(at).replaceAll(/[-:]/g, '')
