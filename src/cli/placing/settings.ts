/** Settings of a place that no map holds: its words, partners and contacts, from a file or as any place could have them. */
import * as v from 'valibot'
import { parseDay } from '../../domain/day.ts'
import { failed, type Failed } from '../../domain/feed.ts'
import { JURISDICTIONS, type Jurisdiction } from '../../domain/place/jurisdiction.ts'
import {
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
const day = v.pipe(
  v.string(),
  v.check((written) => parseDay(written) !== null, 'a day such as 2024-04-15'),
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
  noun: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z][a-z -]{1,29}$/, 'a word in small letters, such as city')),
  ),
  jurisdiction: v.optional(v.picklist(JURISDICTIONS)),
  localHolidays: v.optional(v.record(text, v.pipe(v.array(day), v.minLength(1))), {}),
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

/** What the bodies of a jurisdiction are called. */
interface LocalNames {
  readonly police: Partner
  readonly policeUrl: string
  readonly others: readonly Partner[]
}
const COUNCIL: Partner = { id: 'council', label: 'The council' }
const IMMIGRATION: Partner = { id: 'immigration-enforcement', label: 'Home Office Immigration Enforcement' }
const WORK_AND_PENSIONS: Partner = { id: 'dwp', label: 'Department for Work and Pensions' }
const OTHERS: readonly Partner[] = [
  { id: 'charity', label: 'Charities' },
  { id: 'other', label: 'Other partners' },
]
/** Partners that any place of the jurisdiction may have; Scotland and Northern Ireland have one police service each. */
const LOCAL_NAMES: Readonly<Record<Jurisdiction, LocalNames>> = {
  'england-and-wales': {
    police: { id: 'police', label: 'The police' },
    policeUrl: 'https://www.police.uk/',
    others: [
      IMMIGRATION,
      WORK_AND_PENSIONS,
      { id: 'probation', label: 'Probation Service' },
      { id: 'fire-and-rescue', label: 'Fire and rescue service' },
      ...OTHERS,
    ],
  },
  scotland: {
    police: { id: 'police', label: 'Police Scotland' },
    policeUrl: 'https://www.scotland.police.uk/',
    others: [
      IMMIGRATION,
      WORK_AND_PENSIONS,
      { id: 'justice-social-work', label: 'Justice social work' },
      { id: 'fire-and-rescue', label: 'Scottish Fire and Rescue Service' },
      ...OTHERS,
    ],
  },
  'northern-ireland': {
    police: { id: 'police', label: 'Police Service of Northern Ireland' },
    policeUrl: 'https://www.psni.police.uk/',
    others: [
      IMMIGRATION,
      { id: 'communities', label: 'Department for Communities' },
      { id: 'probation', label: 'Probation Board for Northern Ireland' },
      { id: 'fire-and-rescue', label: 'Northern Ireland Fire and Rescue Service' },
      ...OTHERS,
    ],
  },
}

/** Police, council and the other partners, in display order. */
export function partnersOf({ police, council = COUNCIL, partners }: Settings, jurisdiction: Jurisdiction) {
  const names = LOCAL_NAMES[jurisdiction]
  const own = police ?? names.police
  const others = [...partners, ...names.others].filter(
    ({ id: each }, at, all) =>
      each !== own.id && each !== council.id && all.findIndex((other) => other.id === each) === at,
  )
  return { police: own.id, council: council.id, partners: [own, council, ...others] }
}

/** Contacts of any place; name and address of the police are those of the jurisdiction. */
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
    name: 'The police',
    text: 'When it is not an emergency: report on the website, or ring 101.',
    phone: '101',
    url: null,
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

/** Rights that other jurisdictions do not have: the ASB case review is of the Act of 2014, s.104. */
const OF_ENGLAND_AND_WALES: readonly string[] = ['asb-case-review']

/** The usual contacts; those of the settings replace the one of the same id, and extend the list. */
export function contactsOf(
  { police, council, contacts }: Settings,
  jurisdiction: Jurisdiction,
): readonly PlaceContact[] {
  const names = new Map<string, string>([
    ...(police ? ([['police', police.label]] as const) : []),
    ...(council ? ([['council', `${council.label}, or your landlord`]] as const) : []),
  ])
  const ownById = new Map(contacts.map((one) => [one.id, one]))
  const local = LOCAL_NAMES[jurisdiction]
  const usual = USUAL_CONTACTS.filter(
    ({ id: each }) => jurisdiction === 'england-and-wales' || !OF_ENGLAND_AND_WALES.includes(each),
  ).map((one) => (one.id === 'police' ? { ...one, name: local.police.label, url: local.policeUrl } : one))
  return [
    ...usual.map((one) => ownById.get(one.id) ?? { ...one, name: names.get(one.id) ?? one.name }),
    ...contacts.filter(({ id: own }) => usual.every((one) => one.id !== own)),
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
