/** Survey results: how many answered a question for a site or an area, and how many of them agreed. */
import * as v from 'valibot'
import type { SurveyResult } from '../../domain/commitment.ts'
import { isInOrder, lastDayOfMoment } from '../../domain/day.ts'
import { isRefusal, kept } from '../rows/verdict.ts'
import { notAfter, notesOn, smallKind } from './definition.ts'
import { checked, endMoment, idText, moment, text, whole } from './fields.ts'

const shape = v.object({
  id: idText('Name of the result, unique in the feeds of this kind.'),
  site: v.optional(idText('Id of the site; this or area is needed.')),
  area: v.optional(idText('Code of the area; this or site is needed.')),
  from: moment('First day of the survey.'),
  to: endMoment('Last day of the survey.'),
  question: text('The question as it was put.'),
  answered: whole(0, 'How many answered.'),
  agreed: whole(0, 'How many of them agreed.'),
})
const rules = v.pipe(
  shape,
  v.check((result) => result.site !== undefined || result.area !== undefined, 'no-site-or-area'),
  v.forward(
    v.check(({ from, to }) => isInOrder(from, to), 'ends-before-start'),
    ['to'],
  ),
  v.forward(
    v.check(({ answered, agreed }) => agreed <= answered, 'bad-field'),
    ['agreed'],
  ),
)

export const SURVEY_RESULTS = smallKind<SurveyResult>({
  title: 'Survey results',
  description: 'One feature a question of a survey, without a geometry.',
  geometry: [],
  mayLackGeometry: true,
  properties: () => shape,
  keyOf: (result) => result.id,
  lastDay: (result) => lastDayOfMoment(result.to),
  records: (surveys) => ({ surveys }),
  judge: ({ geometry, properties }, { asOf }) => {
    const row = checked(rules, properties)
    if (isRefusal(row)) return row
    const { from, to } = row.fields
    const late = notAfter(asOf, { from, to })
    if (late) return late
    const record = { ...row.fields, site: row.fields.site ?? null, area: row.fields.area ?? null }
    return kept(record, [...notesOn(properties, null), ...(geometry ? (['shape-dropped'] as const) : [])])
  },
})
