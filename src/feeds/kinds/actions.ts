/** Actions: what a partner did. Types that are counted by area lose their coordinate here, at the door. */
import * as v from 'valibot'
import type { Action, ActionType } from '../../domain/action.ts'
import { unlistedActionType } from '../../domain/action.ts'
import { latestDayOf, londonDay } from '../../domain/day.ts'
import type { Point } from '../../domain/geography.ts'
import type { Partner, Place } from '../../domain/place/place.ts'
import type { Placed } from '../rows/geometry.ts'
import { readShape } from '../rows/geometry.ts'
import type { NoticeCode } from '../rows/notices.ts'
import type { Feature } from '../rows/read-rows.ts'
import type { Refusal } from '../rows/verdict.ts'
import { isRefusal, kept, refusal } from '../rows/verdict.ts'
import type { FeedContext } from './definition.ts'
import { notesOn, smallKind } from './definition.ts'
import { checked, idText, moment, oneOf, text, whole } from './fields.ts'

const GEOMETRY = ['Point'] as const

const shapeWith = (partners: readonly Partner[]) =>
  v.object({
    id: idText('Name of the action, unique in the feeds of this kind.'),
    type: text('Id of a type in the list of action types; an unknown type is kept, counted, and not placed.'),
    on: moment('When it was done; a row dated after the day of the data is set aside as planned.'),
    partner: oneOf(
      partners.map(({ id }) => id),
      'Who did it.',
    ),
    count: v.optional(whole(1, 'How many of them the row stands for; 1 if not given.')),
    found: v.optional(whole(0, 'Of searches: how many found something.')),
    site: v.optional(idText('Id of the site that it belongs to.')),
    area: v.optional(idText('Code of the area that it is counted in.')),
  })

/** By the list of partners: made once for all rows of a feed. */
const shapes = new WeakMap<readonly Partner[], ReturnType<typeof shapeWith>>()
function shapeOf({ partners }: Pick<Place, 'partners'>) {
  const shape = shapes.get(partners) ?? shapeWith(partners)
  shapes.set(partners, shape)
  return shape
}

export const ACTIONS = smallKind<Action>({
  title: 'Actions',
  description: 'One feature an action, or a number of the same. Types counted by area have no geometry.',
  geometry: GEOMETRY,
  mayLackGeometry: true,
  properties: shapeOf,
  keyOf: (action) => action.id,
  lastDay: (action) => latestDayOf(action.on),
  records: (actions) => ({ actions }),
  judge: (feature, context) => {
    const row = checked(shapeOf(context.place), feature.properties)
    if (isRefusal(row)) return row
    const { fields } = row
    if (londonDay(fields.on.at) > context.asOf) return refusal('planned', 'on')
    const listed = context.actionTypes.get(fields.type)
    const type = listed ?? unlistedActionType(fields.type)
    const place = placeOf(feature, type, context)
    if (place && isRefusal(place)) return place
    const notes: readonly NoticeCode[] = [
      ...notesOn(feature.properties, place),
      ...(type.shown === 'area' && feature.geometry ? (['place-dropped'] as const) : []),
    ]
    return kept(
      {
        ...fields,
        count: fields.count ?? 1,
        found: fields.found ?? null,
        place: place?.shape ?? null,
        site: fields.site ?? null,
        area: fields.area ?? null,
      },
      notes,
      listed ? null : fields.type,
    )
  },
})

/** A coordinate of a type counted by area is never so much as looked at. */
const placeOf = (
  { geometry }: Feature,
  type: ActionType,
  { vicinity }: FeedContext,
): Placed<Point> | Refusal | null => (type.shown === 'area' ? null : readShape(geometry, GEOMETRY, vicinity))
