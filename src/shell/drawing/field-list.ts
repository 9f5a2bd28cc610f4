/** The fields of each form with labels, input types and hints. */
import { PHASE_KINDS, PHASE_LABELS } from '../../domain/site.ts'
import type { DrawnKind } from '../../state/drawing/drawing.ts'

export interface Option {
  readonly id: string
  readonly label: string
}
export interface FieldSpec {
  /** Property name in the feed. */
  readonly name: string
  readonly label: string
  readonly takes: 'text' | 'long' | 'number' | 'day' | 'choice' | 'tick'
  readonly hint?: string
  readonly isOptional?: boolean
  /** Largest number of letters; a counter is shown while typing. */
  readonly most?: number
  /** Options of a choice that do not depend on the data. */
  readonly options?: readonly Option[]
}
export interface FieldGroup {
  readonly title: string | null
  readonly hint?: string
  readonly fields: readonly FieldSpec[]
}

export const KIND_LABELS: Readonly<Record<DrawnKind, string>> = {
  hotspot: 'Patrol hotspot',
  site: 'Site',
  phase: 'Phase decision',
  commitment: 'Commitment',
}
export const KIND_SENTENCES: Readonly<Record<DrawnKind, string>> = {
  hotspot: 'A small place chosen for patrol, with the time planned for it.',
  site: 'A Clear, Hold, Build place: its boundary, its ring and what it is compared with, fixed beforehand.',
  phase: 'Who decided a phase of a site, on what evidence, and when it is reviewed.',
  commitment: 'What the meeting agreed, who owns it and by when.',
}

const NAME_FIELD: FieldSpec = {
  name: 'name',
  label: 'Name',
  takes: 'text',
  hint: 'What people call the place; never a person.',
}
const PHASE_FIELDS: readonly FieldSpec[] = [
  {
    name: 'kind',
    label: 'Phase',
    takes: 'choice',
    options: PHASE_KINDS.map((kind) => ({ id: kind, label: PHASE_LABELS[kind] })),
  },
  { name: 'from', label: 'First day', takes: 'day' },
  { name: 'to', label: 'Last day', takes: 'day', isOptional: true, hint: 'Left empty, it is open.' },
  { name: 'decidedBy', label: 'Decided by', takes: 'text', hint: 'The meeting or role; never a person.' },
  { name: 'evidence', label: 'On what evidence', takes: 'long' },
  { name: 'review', label: 'To be reviewed on', takes: 'day', isOptional: true },
]

export const FORMS: Readonly<Record<DrawnKind, readonly FieldGroup[]>> = {
  hotspot: [
    {
      title: null,
      fields: [
        NAME_FIELD,
        { name: 'visitsPerDay', label: 'Visits a day', takes: 'number' },
        { name: 'minutesPerVisit', label: 'Minutes a visit', takes: 'number' },
        { name: 'hours', label: 'Hours', takes: 'text', isOptional: true, hint: 'Such as 18:00-23:00.' },
        { name: 'from', label: 'First day', takes: 'day' },
        { name: 'to', label: 'Last day', takes: 'day', isOptional: true, hint: 'Left empty, it is open.' },
        { name: 'why', label: 'Why this place', takes: 'long', isOptional: true },
        { name: 'doThere', label: 'What to do there', takes: 'long', isOptional: true },
      ],
    },
  ],
  site: [
    {
      title: null,
      fields: [
        NAME_FIELD,
        {
          name: 'ringMetres',
          label: 'Ring, in metres',
          takes: 'number',
          hint: 'How far round the site displacement is looked for.',
        },
      ],
    },
    {
      title: 'First phase',
      hint: 'Leave it all empty where none is decided yet.',
      fields: PHASE_FIELDS.map((field) => (field.name === 'kind' ? { ...field, isOptional: true } : field)),
    },
  ],
  phase: [{ title: null, fields: [{ name: 'site', label: 'Site', takes: 'choice' }, ...PHASE_FIELDS] }],
  commitment: [
    {
      title: null,
      fields: [
        { name: 'text', label: 'What was agreed', takes: 'long', most: 200 },
        { name: 'owner', label: 'Owner', takes: 'text', hint: 'A partner or a role; never a person.' },
        { name: 'agreed', label: 'Agreed on', takes: 'day' },
        { name: 'due', label: 'Due', takes: 'day' },
        { name: 'site', label: 'Site', takes: 'choice', isOptional: true },
        { name: 'area', label: 'Ward', takes: 'choice', isOptional: true },
        {
          name: 'askedBy',
          label: 'Asked for by',
          takes: 'choice',
          isOptional: true,
          options: [
            { id: 'board', label: 'The board' },
            { id: 'residents', label: 'Residents' },
          ],
        },
        { name: 'public', label: 'The public page may show it', takes: 'tick', isOptional: true },
      ],
    },
  ],
}

/** Field names in the order in which faults are focused. */
export const fieldOrder = (kind: DrawnKind): readonly string[] => [
  'shape',
  ...FORMS[kind].flatMap(({ fields }, index) => [
    ...(index === 1 ? ['comparison'] : []),
    ...fields.map(({ name }) => name),
  ]),
  'whole',
]
