/** Settings of a place that no map holds: its words, partners and contacts, from a file or as any place could have them. */
import * as v from 'valibot'
import { failed, type Failed } from '../../domain/feed.ts'
import {
  PROJECTION,
  TIME_ZONE,
  USUAL_VICINITY_METRES,
  type Credit,
  type Partner,
  type PlaceContact,
} from '../../domain/place/place.ts'
import { parseJson } from '../../feeds/json-text.ts'
import { fieldOf } from '../../feeds/definition/fields.ts'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(400))
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens'))
const address = v.pipe(
  v.string(),
  v.regex(/^(?:https:\/\/|mailto:)/, 'an address that begins with https:// or mailto:'),
)
const named = v.strictObject({ id, label: text })
const contact = v.strictObject({
  id,
  name: text,
  text: v.optional(v.string(), ''),
  phone: v.optional(v.nullable(text), null),
  url: v.optional(v.nullable(address), null),
})
const credit = v.strictObject({ licence: text, attribution: v.pipe(v.array(text), v.minLength(1)) })
const SETTINGS = v.strictObject({
  name: v.optional(text),
  labels: v.optional(v.record(v.string(), text), {}),
  police: v.optional(named),
  council: v.optional(named),
  partners: v.optional(v.array(named), []),
  contacts: v.optional(v.array(contact), []),
  timeZone: v.optional(v.literal(TIME_ZONE), TIME_ZONE),
  projection: v.optional(v.literal(PROJECTION), PROJECTION),
  vicinityMetres: v.optional(
    v.pipe(v.number(), v.minValue(1000), v.maxValue(100_000)),
    USUAL_VICINITY_METRES,
  ),
  postcodesYear: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))),
  neighbours: v.optional(
    v.array(v.strictObject({ name: text, at: v.strictTuple([v.number(), v.number()]) })),
  ),
  attribution: v.optional(
    v.strictObject({
      line: v.optional(text),
      streets: v.optional(text),
      borough: v.optional(credit),
      roads: v.optional(credit),
      postcodes: v.optional(credit),
    }),
    {},
  ),
})
export type Settings = v.InferOutput<typeof SETTINGS>
export const NO_SETTINGS: Settings = v.parse(SETTINGS, {})

/** The settings in a text, or every member of it that cannot be meant. */
export function settingsIn(content: string, name: string): Settings | Failed {
  const parsed = parseJson(content, 'The file holds', 'JSON')
  if (parsed.kind === 'failed') return failed(`${name} did not open. ${parsed.what}`, parsed.toDo)
  const read = v.safeParse(SETTINGS, parsed.value)
  if (read.success) return read.output
  const faults = read.issues.map((issue) => `${fieldOf(issue) ?? 'the whole'} (${faultOf(issue)})`)
  return failed(
    `${name} holds what cannot be meant: ${[...new Set(faults)].join('; ')}.`,
    `Mend it; what may be in it: ${Object.keys(SETTINGS.entries).join(', ')}.`,
  )
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'not known'
  if (issue.input === undefined) return 'missing'
  if (issue.type === 'regex') return `it should be ${issue.message}`
  return issue.expected === null ? 'it has another form' : `it should be ${issue.expected}`
}

const POLICE: Partner = { id: 'police', label: 'The police' }
const COUNCIL: Partner = { id: 'council', label: 'The council' }
/** Partners that any place of England may have. */
const USUAL_PARTNERS: readonly Partner[] = [
  { id: 'immigration-enforcement', label: 'Home Office Immigration Enforcement' },
  { id: 'dwp', label: 'Department for Work and Pensions' },
  { id: 'probation', label: 'Probation Service' },
  { id: 'fire-and-rescue', label: 'Fire and rescue service' },
  { id: 'charity', label: 'Charities' },
  { id: 'other', label: 'Other partners' },
]

/** Police, council and the other partners, in display order. */
export function partnersOf({ police = POLICE, council = COUNCIL, partners }: Settings) {
  const others = [...partners, ...USUAL_PARTNERS].filter(
    ({ id: own }, at, all) =>
      own !== police.id && own !== council.id && all.findIndex((other) => other.id === own) === at,
  )
  return { police: police.id, council: council.id, partners: [police, council, ...others] }
}

/** Contacts of any place of England; the names of police and council are those of the place. */
const USUAL_CONTACTS: readonly PlaceContact[] = [
  {
    id: 'emergency',
    name: 'Emergency',
    text: 'If somebody is in danger, or a crime is happening now.',
    phone: '999',
    url: null,
  },
  {
    id: 'police',
    name: POLICE.label,
    text: 'When it is not an emergency: report on the website, or ring 101.',
    phone: '101',
    url: 'https://www.police.uk/',
  },
  {
    id: 'crimestoppers',
    name: 'Crimestoppers',
    text: 'An independent charity. It is not the police and never asks your name.',
    phone: '0800 555 111',
    url: 'https://crimestoppers-uk.org/',
  },
  {
    id: 'fearless',
    name: 'Fearless',
    text: 'For young people: the same charity, and no name either.',
    phone: null,
    url: 'https://www.fearless.org/',
  },
  {
    id: 'council',
    name: `${COUNCIL.label}, or your landlord`,
    text: 'Noise, rubbish, repairs and anti-social behaviour at home.',
    phone: null,
    url: null,
  },
  {
    id: 'asb-case-review',
    name: 'ASB case review',
    text: 'Did you report it three times, and it goes on? You can ask all who should act to look at it together.',
    phone: null,
    url: null,
  },
  {
    id: 'corrections',
    name: 'Something here is wrong',
    text: 'Tell the partnership.',
    phone: null,
    url: null,
  },
]

/** The usual contacts; those of the settings replace the one of the same id, and extend the list. */
export function contactsOf({ police, council, contacts }: Settings): readonly PlaceContact[] {
  const names = new Map<string, string>([
    ...(police ? ([['police', police.label]] as const) : []),
    ...(council ? ([['council', `${council.label}, or your landlord`]] as const) : []),
  ])
  const ownById = new Map(contacts.map((one) => [one.id, one]))
  return [
    ...USUAL_CONTACTS.map((one) => ownById.get(one.id) ?? { ...one, name: names.get(one.id) ?? one.name }),
    ...contacts.filter(({ id: own }) => USUAL_CONTACTS.every((one) => one.id !== own)),
  ]
}

const OPEN_GOVERNMENT = 'Open Government Licence v3.0'

interface Sources {
  readonly year: number
  readonly postcodesYear: number | null
  readonly areRoadsOfOpenStreetMap: boolean
  readonly hasRoads: boolean
  readonly hasStreets: boolean
}

/** Attribution as the usual sources of each file ask for it. */
export function attributionOf({ attribution }: Settings, sources: Sources) {
  const { year, postcodesYear, areRoadsOfOpenStreetMap, hasRoads, hasStreets } = sources
  const survey = `Contains OS data © Crown copyright and database right ${year}`
  const borough: Credit = attribution.borough ?? {
    licence: OPEN_GOVERNMENT,
    attribution: [
      `Boundaries: Source: Office for National Statistics licensed under the ${OPEN_GOVERNMENT}. ${survey}.`,
    ],
  }
  const ownRoads: Credit = areRoadsOfOpenStreetMap
    ? {
        licence: 'Open Database Licence 1.0',
        attribution: [
          'Roads: © OpenStreetMap contributors, available under the Open Database Licence 1.0 (openstreetmap.org/copyright).',
        ],
      }
    : { licence: OPEN_GOVERNMENT, attribution: [`Roads: ${survey}, licensed under the ${OPEN_GOVERNMENT}.`] }
  const postcodes: Credit = attribution.postcodes ?? {
    licence: OPEN_GOVERNMENT,
    attribution: [
      `Postcodes: ${survey}; contains Royal Mail data © Royal Mail copyright and database right ${postcodesYear ?? year}, licensed under the ${OPEN_GOVERNMENT}.`,
    ],
  }
  const roads = attribution.roads ?? ownRoads
  const line = [
    `© Crown copyright and database right ${year}, ONS`,
    ...(postcodesYear === null ? [] : [`© Royal Mail ${postcodesYear}`]),
    ...(hasRoads && areRoadsOfOpenStreetMap ? ['© OpenStreetMap contributors'] : []),
  ].join('; ')
  return {
    line: attribution.line ?? line,
    ...(hasStreets && attribution.streets !== undefined && { streets: attribution.streets }),
    files: { borough, roads, postcodes, streets: borough },
  }
}
