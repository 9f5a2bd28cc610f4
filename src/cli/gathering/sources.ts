/** Reads `sources.json`: a manifest whose feeds say where they are gathered from instead of an address. */
import * as v from 'valibot'
import { type Failed, failed, type FeedEntry, type Manifest } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { parseJson } from '../../feeds/json-text.ts'
import { readManifest, unknownManifestKeys } from '../../feeds/manifest.ts'
import { isList, isObject, type JsonObject } from '../../feeds/rows/json-object.ts'
import { MAPPING } from '../../feeds/tables/mapping/mapping.ts'
import { CRS_WORDS } from '../commands/convert.ts'
import { fieldOf } from '../../feeds/definition/fields.ts'

const address = v.pipe(
  v.string(),
  v.check(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'an address that begins with https:// (or http://)',
  ),
)
const path = v.pipe(v.string(), v.nonEmpty())
const words = v.optional(v.record(v.string(), v.string()), {})
/** Members of every source that is fetched; `${NAME}` in a header or a query is a variable of the environment. */
const fetched = { headers: words, query: words }
const pageSize = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50_000)))

const from = v.variant('kind', [
  v.strictObject({
    kind: v.literal('file'),
    /** A path, or a pattern with `*`, `**` and `?`, from the folder of sources.json. */
    path,
    take: v.optional(v.picklist(['all', 'newest']), 'all'),
  }),
  v.strictObject({ kind: v.literal('inbox'), path }),
  v.pipe(
    v.strictObject({
      kind: v.literal('police-archive'),
      /** ZIPs of data.police.uk by a path or a pattern, the newest read last; or the address of one. */
      path: v.optional(path),
      url: v.optional(address),
      /** Forces as its files name them; the place's own where left out. */
      forces: v.optional(v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1))),
      ...fetched,
    }),
    v.check((each) => (each.path === undefined) !== (each.url === undefined), 'either a path or a url'),
  ),
  v.strictObject({ kind: v.literal('http'), url: address, ...fetched }),
  v.strictObject({
    kind: v.literal('feature-server'),
    url: address,
    where: v.optional(v.string(), '1=1'),
    pageSize,
    ...fetched,
  }),
  v.strictObject({ kind: v.literal('ogc-api'), url: address, pageSize, ...fetched }),
  v.strictObject({
    kind: v.literal('wfs'),
    url: address,
    typeName: v.pipe(v.string(), v.nonEmpty()),
    outputFormat: v.optional(v.string(), 'application/json'),
    pageSize,
    ...fetched,
  }),
  v.strictObject({
    kind: v.literal('socrata'),
    url: address,
    where: v.optional(v.string()),
    pageSize,
    ...fetched,
  }),
])
const rows = v.pipe(
  v.tuple([v.pipe(v.number(), v.minValue(0)), v.pipe(v.number(), v.minValue(0))]),
  v.check(([least, most]) => least <= most, 'two numbers, the first not the larger'),
)
/** Members of a source that are not part of the manifest. */
const gathering = v.object({
  from,
  crs: v.optional(v.picklist(CRS_WORDS)),
  swap: v.optional(v.boolean(), false),
  /** Whether rows outside the place are set aside. */
  inside: v.optional(v.boolean(), false),
  /** Columns, constants and categories, as `convert --suggest` writes them. */
  mapping: v.optional(MAPPING),
  /** Id of the source of patrol hotspots in which positions become visits. */
  hotspots: v.optional(v.string()),
  /** Fewest and most rows that are plausible, instead of the comparison with the last good feed. */
  rows: v.optional(rows),
  /** Minutes between two runs of `--watch`. */
  everyMinutes: v.optional(v.pipe(v.number(), v.minValue(1)), 60),
})
const GATHERING_KEYS = Object.keys(gathering.entries)

type Gathering = v.InferOutput<typeof gathering>
/** Where a source is taken from. */
type SourcePlace = Gathering['from']
export type PlaceOf<Kind extends SourcePlace['kind']> = Extract<SourcePlace, { readonly kind: Kind }>

/** One source: its feed in the manifest, and how it is gathered. */
export interface Source extends Gathering {
  readonly id: string
  readonly feed: FeedEntry
}
/** The sources, hotspots before what needs them, and the manifest that they make. */
export interface Sources {
  readonly kind: 'sources'
  readonly sources: readonly Source[]
  readonly manifest: Manifest
  /** Text of the manifest to write. */
  readonly manifestText: string
  /** Members that are not known: most often misspelt. */
  readonly unknown: readonly string[]
}

const REMEDY = 'Mend sources.json; README says what it holds.'

/**
 * Sources of a text, or why they cannot be read. `asOf` is the manifest's day where the file states none, as ISO date.
 * Never throws.
 */
export function readSources(text: string, asOf: string, place: Pick<Place, 'timeZone'>): Sources | Failed {
  const parsed = parseJson(text, 'The file holds', 'JSON')
  if (parsed.kind === 'failed') return failed(`sources.json did not open. ${parsed.what}`, parsed.toDo)
  const file = parsed.value
  if (!isObject(file) || !isList(file['sources']))
    return failed('sources.json is not an object with a list of sources.', REMEDY)
  const { sources: listed, ...members } = file
  if (!isList(listed) || listed.length === 0) return failed('sources.json names no source.', REMEDY)
  const entries = listed.map((entry) => (isObject(entry) ? entry : {}))
  const manifestText = manifestTextOf({ asOf, ...members }, entries)
  const manifest = readManifest(manifestText, place, 'The file holds')
  if ('kind' in manifest) return failed(inSources(manifest.what), REMEDY)
  const sources: Source[] = []
  for (const [index, entry] of entries.entries()) {
    const feed = manifest.feeds[index]
    const read = v.safeParse(gathering, entry, { abortEarly: true })
    if (!read.success || !feed)
      return failed(issueSentence(read.issues?.[0], feed?.id ?? String(index + 1)), REMEDY)
    sources.push({ id: feed.id, feed, ...read.output })
  }
  const unmet = unmetHotspots(sources) ?? unmetArchive(sources)
  if (unmet !== null) return failed(unmet, REMEDY)
  return {
    kind: 'sources',
    sources: inOrder(sources),
    manifest,
    manifestText,
    unknown: unknownManifestKeys(manifestText).map((key) => key.replace('feeds[', 'sources[')),
  }
}

const inSources = (what: string) =>
  what.replace(/^The manifest's feeds\[/, 'sources.json: sources[').replace(/^The manifest\b/, 'sources.json')

/** The manifest's text: each source with the address of its feed in place of what only gathering needs. */
function manifestTextOf(members: JsonObject, entries: readonly JsonObject[]): string {
  const feeds = entries.map((entry) => {
    const kept = Object.entries(entry).filter(([key]) => !GATHERING_KEYS.includes(key) && key !== 'url')
    return { ...Object.fromEntries(kept), url: `${String(entry['id'])}.geojson` }
  })
  return `${JSON.stringify({ version: 1, ...members, feeds }, null, 2)}\n`
}

function issueSentence(issue: v.BaseIssue<unknown> | undefined, id: string): string {
  const field = issue ? (fieldOf(issue) ?? 'whole') : 'whole'
  if (issue?.input === undefined) return `The source "${id}" lacks ${field}.`
  const value = typeof issue.input === 'string' ? ` "${issue.input}"` : ''
  const expected = issue.type === 'check' ? issue.message : issue.expected
  return `The source "${id}": ${field} holds something it cannot mean${value}.${expected ? ` It should be ${expected}.` : ''}`
}

/** What is wrong with a source's hotspots, if anything. */
function unmetHotspots(sources: readonly Source[]): string | null {
  for (const { id, hotspots } of sources) {
    if (hotspots === undefined) continue
    const named = sources.find((each) => each.id === hotspots)
    if (named?.feed.kind !== 'patrol-hotspots')
      return `The source "${id}" names the hotspots "${hotspots}", which is no source of patrol hotspots.`
  }
  return null
}

/** What is wrong with the kind of a source's archive, if anything. */
function unmetArchive(sources: readonly Source[]): string | null {
  const wrong = sources.find(
    (source) => source.from.kind === 'police-archive' && !['incidents', 'actions'].includes(source.feed.kind),
  )
  return wrong
    ? `The source "${wrong.id}" is an archive of data.police.uk: it holds incidents (street crimes) or actions (stops and searches), not ${wrong.feed.kind}.`
    : null
}

const inOrder = (sources: readonly Source[]) =>
  sources.toSorted(
    (a, b) => Number(b.feed.kind === 'patrol-hotspots') - Number(a.feed.kind === 'patrol-hotspots'),
  )
