/** Feeds full of canaries: a unique word in every text of every feed and of the manifest, and unique positions. */
import { FEW, filesOf, textOf } from '../feeds/demonstration-geography.ts'

export type Json = Readonly<Record<string, unknown>>
export interface Feature {
  readonly geometry?: Json | null
  readonly properties: Json
}

/** Fields whose values come from a list, so that another word would set the row aside. */
const LISTED = new Set(
  'category place type partner level code access scope applicant afterwards mode askedBy kind phases decile'.split(
    ' ',
  ),
)
const IS_TIME = /^\d{4}-\d{2}|^\d{2}:\d{2}/
let planted = 0
const canary = () => `cnry${String((planted += 1)).padStart(6, '0')}`
export const CANARY = /cnry\d+/
/** Matches a moved coordinate, or one of the borough. */
export const PLACE = /137731|\b5[34]\.\d{3,}|-2\.[4-8]\d{2,}/

/** Appends a unique word to every free text, at any nesting. */
function withCanaries(value: unknown, key = ''): unknown {
  if (LISTED.has(key)) return value
  if (typeof value === 'string') return IS_TIME.test(value) ? value : `${value} ${canary()}`
  if (Array.isArray(value)) return value.map((each) => withCanaries(each, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withCanaries(each, name)]))
}
const withUniquePlaces = (coordinates: unknown): unknown =>
  Array.isArray(coordinates)
    ? coordinates.map(withUniquePlaces)
    : typeof coordinates === 'number'
      ? coordinates + 1.377_31e-6
      : coordinates

/** What residents are to read: public commitments, and the names of published areas. */
const isMeant = (kind: string, { properties }: Feature) =>
  (kind === 'commitments' && properties['public'] === true) ||
  (kind === 'areas' && properties['level'] === 'msoa')

function plantedIn(kind: string, feature: Feature): unknown {
  const { geometry, properties } = feature
  const words = isMeant(kind, feature) ? properties : (withCanaries(properties) as Json)
  return {
    type: 'Feature',
    geometry: geometry && { ...geometry, coordinates: withUniquePlaces(geometry['coordinates']) },
    properties: {
      ...words,
      unknown: canary(),
      nested: { deep: [{ er: canary() }], nested: { id: canary() } },
    },
  }
}

/** The feeds before planting. */
export const ordinary = filesOf(FEW)
/** File texts by name. */
export const plantedFiles = new Map(
  [...ordinary].map(([name, text]): readonly [string, string] => {
    if (!name.endsWith('.geojson')) return [name, text]
    const { features } = JSON.parse(text) as { readonly features: readonly Feature[] }
    const kind = name.replace(/\.geojson$/, '')
    return [
      name,
      JSON.stringify({ type: 'FeatureCollection', features: features.map((each) => plantedIn(kind, each)) }),
    ]
  }),
)

/** The manifest with canaries in every text that residents are not to read, and unknown keys. */
const manifest = JSON.parse(textOf(ordinary, 'manifest.json')) as Json &
  Readonly<Record<'feeds' | 'notes', Json[]>>
export const QUOTED = {
  text: 'Forty orders were announced',
  on: '2024-06-12',
  source: 'A news release of the partnership',
  why: 'They were counted by days.',
}
plantedFiles.set(
  'manifest.json',
  JSON.stringify({
    ...manifest,
    title: canary(),
    feeds: manifest.feeds.map((each) => ({ ...each, source: canary(), licence: canary(), secret: canary() })),
    notes: manifest.notes.map((each) => ({ ...each, text: canary() })),
    notPlaces: [{ point: [-2.631_377_31, 53.541_377_31], metres: 50, reason: canary() }],
    labels: { team: canary() },
    announced: [{ ...QUOTED, unknown: canary(), nested: { deep: [canary()] } }],
    nested: { deep: [{ er: canary() }] },
  }),
)

/** Number of canaries. */
export const plantedCount = planted
