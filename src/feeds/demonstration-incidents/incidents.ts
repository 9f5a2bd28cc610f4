/** The invented incidents, in the order of their times, with a tally of what a reader of the feed must find. */

import { civilDate, dayNumber, type Day } from '../../domain/day.ts'
import type { Point } from '../../domain/geography.ts'
import { at, indexIn, type Chance } from '../demonstration/random.ts'
import { feature, pad, type Feature } from '../demonstration/feature-text.ts'
import { countAt, type CountsByZone, type Month } from './counts.ts'
import { hourDrawer, toldTime, LATE_DAYS } from './times.ts'
import {
  FAMILIES,
  drawCategory,
  isSensitive,
  STREETS,
  agencyOf,
  locationText,
  outcomeText,
  isNumbered,
} from './mix.ts'
import type { Zone, ZoneAnchor } from './zones.ts'

interface IncidentPlan {
  readonly months: readonly Month[]
  readonly asOf: Day
  readonly chance: Chance
}

/** Share of rows in a home, where the category happens in homes. */
const PRIVATE_SHARE: Readonly<Record<string, number>> = {
  burglary: 0.3,
  'violent-crime': 0.15,
  'other-crime': 0.1,
}
/** Disorder that a patrol came upon, though its category is not police-generated. */
const FOUND_BY_PATROL: Readonly<Record<string, number>> = { 'public-order': 0.03 }

export function incidentsOf(
  zones: readonly Zone[],
  counts: CountsByZone,
  plan: IncidentPlan,
): { readonly features: readonly Feature[]; readonly tally: IncidentTally } {
  const draw = drafter(plan)
  const drafts = zones.flatMap((zone) => {
    const ofZone = counts.get(zone.key)
    return ofZone ? draftsOf(zone, (month, family) => countAt(ofZone, month, family), { ...plan, draw }) : []
  })
  drafts.sort((a, b) => a.local - b.local)
  return { features: drafts.map(featureOf), tally: tallyOf(drafts) }
}

type Draw = (zone: Zone, month: Month, family: number) => Draft

function draftsOf(
  zone: Zone,
  countIn: (month: number, family: number) => number,
  { months, draw }: IncidentPlan & { readonly draw: Draw },
): Draft[] {
  return months.flatMap((month, index) =>
    FAMILIES.flatMap((_, family) =>
      Array.from({ length: countIn(index, family) }, () => draw(zone, month, family)),
    ),
  )
}

function drafter({ chance, asOf }: IncidentPlan): Draw {
  const hourIn = hourDrawer(chance)
  return (zone, month, family) => {
    const anchor = at(zone.anchors, indexIn(zone.sums, chance.uniform()))
    const planned = drawCategory(anchor.mix, family, chance)
    const category = placeableCategory(planned.id, anchor)
    const told = toldTime(hourIn(month, planned.hours), category, { chance, asOf })
    const { occurred, occurredTo, reported } = told
    const isPrivate = anchor.isSteady && chance.happens(PRIVATE_SHARE[category] ?? 0)
    return {
      anchor,
      category,
      local: told.local,
      daysLate: told.daysLate,
      properties: {
        occurred,
        occurredTo,
        reported,
        agency: agencyOf(category, chance),
        location: locationText(at(STREETS, anchor.street), category, chance),
        outcome: outcomeText(category, chance),
        place: isPrivate ? 'private' : undefined,
        policeGenerated: chance.happens(FOUND_BY_PATROL[category] ?? 0) ? true : undefined,
      },
    }
  }
}

/** A sensitive row is moved when read; where that would carry it out of its zone, another of the family stands there. */
const placeableCategory = (category: string, anchor: ZoneAnchor) =>
  isSensitive(category) && !anchor.isSteady ? 'violent-crime' : category

function featureOf({ anchor, category, properties }: Draft, index: number): Feature {
  const point: Point = { type: 'Point', coordinates: anchor.position }
  return feature(point, { id: `i${pad(index + 1, 6)}`, category, ...properties })
}

/** What the incident feed holds, counted while it is made, so that a reader of the feed can be checked against it. */

/** One invented incident before it has its id, as it is drawn and tallied. */

export interface Draft {
  readonly anchor: ZoneAnchor
  readonly category: string
  /** By London's wall clock in milliseconds, as if it were UTC. */
  readonly local: number
  readonly daysLate: number
  readonly properties: {
    readonly occurred: string
    readonly occurredTo: string | undefined
    readonly reported: string | undefined
    readonly agency: string | undefined
    readonly location: string | undefined
    readonly outcome: string | undefined
    readonly place: 'private' | undefined
    readonly policeGenerated: true | undefined
  }
}

export interface IncidentTally {
  readonly total: number
  readonly byCategory: Readonly<Record<string, number>>
  readonly byMonth: Readonly<Record<string, number>>
  readonly byPrecision: { readonly instant: number; readonly day: number; readonly month: number }
  readonly ranges: number
  /** Told as exactly 00:00. */
  readonly atMidnight: number
  /** Reported fourteen days or more after they occurred. */
  readonly reportedLate: number
  readonly houseNumbers: number
  readonly privatePlaces: number
  readonly sensitive: number
  readonly distinctPoints: number
}

const DAY_LENGTH = 86_400_000

export function tallyOf(drafts: readonly Draft[]): IncidentTally {
  const count = (is: (draft: Draft) => boolean) => drafts.reduce((sum, draft) => sum + (is(draft) ? 1 : 0), 0)
  const toldWith = (length: number) => count(({ properties }) => properties.occurred.length === length)
  const [day, month] = [toldWith('2023-05-04'.length), toldWith('2023-05'.length)]
  return {
    total: drafts.length,
    byCategory: counted(drafts, (draft) => draft.category),
    byMonth: counted(drafts, monthOf),
    byPrecision: { instant: drafts.length - day - month, day, month },
    ranges: count(({ properties }) => properties.occurredTo !== undefined),
    atMidnight: count(({ properties }) => properties.occurred.includes('T00:00:')),
    reportedLate: count((draft) => draft.daysLate >= LATE_DAYS),
    houseNumbers: count(({ properties }) => isNumbered(properties.location)),
    privatePlaces: count(({ properties }) => properties.place === 'private'),
    sensitive: count((draft) => isSensitive(draft.category)),
    distinctPoints: new Set(drafts.map(({ anchor }) => anchor)).size,
  }
}

function monthOf({ local }: Draft): string {
  const { year, month } = civilDate(dayNumber(Math.floor(local / DAY_LENGTH)))
  return `${year}-${pad(month, 2)}`
}

function counted(
  drafts: readonly Draft[],
  keyOf: (draft: Draft) => string,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const draft of drafts) counts.set(keyOf(draft), (counts.get(keyOf(draft)) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
