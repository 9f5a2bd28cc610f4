/** Commitments: what the meeting agreed, who owns it, by when, and what came of it. */
import * as v from 'valibot'
import type { Commitment } from '../../domain/commitment.ts'
import { latestDayOf } from '../../domain/day.ts'
import { isRefusal, kept } from '../rows/verdict.ts'
import { notAfter, notesOn, smallKind } from './definition.ts'
import { checked, endMoment, idText, moment, oneOf, text, textUpTo, yesOrNo } from './fields.ts'

const MOST_LETTERS = 200

const shape = v.object({
  id: idText('Name of the commitment, unique in the feeds of this kind.'),
  agreed: moment('When the meeting agreed it.'),
  text: textUpTo(MOST_LETTERS, 'What was agreed, in at most 200 characters.'),
  owner: text('Which partner or role owns it; never a person.'),
  due: endMoment('By when.'),
  done: v.optional(moment('When it was done; open if not given.')),
  outcome: v.optional(text('What came of it.')),
  site: v.optional(idText('Id of the site that it is for.')),
  area: v.optional(idText('Code of the area that it is for.')),
  askedBy: v.optional(oneOf(['board', 'residents'], 'Who asked for it.')),
  public: v.optional(yesOrNo('Whether the public page may show it; no if not given.')),
})

export const COMMITMENTS = smallKind<Commitment>({
  title: 'Commitments',
  description: 'One feature a commitment, without a geometry.',
  geometry: [],
  mayLackGeometry: true,
  properties: () => shape,
  keyOf: (commitment) => commitment.id,
  lastDay: ({ done }) => (done ? latestDayOf(done) : null),
  records: (commitments) => ({ commitments }),
  judge: ({ geometry, properties }, { asOf }) => {
    const row = checked(shape, properties)
    if (isRefusal(row)) return row
    const { agreed, done } = row.fields
    const late = notAfter(asOf, { agreed, done })
    if (late) return late
    const { outcome, site, area, askedBy, public: isPublic, ...fields } = row.fields
    const record = {
      ...fields,
      done: done ?? null,
      outcome: outcome ?? null,
      site: site ?? null,
      area: area ?? null,
      askedBy: askedBy ?? null,
      isPublic: isPublic ?? false,
    }
    return kept(record, [...notesOn(properties, null), ...(geometry ? (['shape-dropped'] as const) : [])])
  },
})
