/** The invented incidents, in the order of their times, with a tally of what a reader of the feed must find. */
import type { Day } from '../../../domain/day.ts'
import type { Point } from '../../../domain/geography.ts'
import type { Chance } from '../chance.ts'
import { at, indexIn } from '../chance.ts'
import type { Feature } from '../feature-text.ts'
import { feature, pad } from '../feature-text.ts'
import type { CountsByZone, Month } from './counts.ts'
import { countAt } from './counts.ts'
import type { Draft } from './draft.ts'
import { hourDrawer } from './hours.ts'
import { FAMILIES, drawCategory, isSensitive } from './mix.ts'
import type { IncidentTally } from './tally.ts'
import { tallyOf } from './tally.ts'
import { toldTime } from './times.ts'
import { STREETS, agencyOf, locationText, outcomeText } from './wording.ts'
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
