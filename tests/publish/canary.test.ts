/** Nothing of a feed passes the wall: unique words and places in every field of every feed, looked for in every byte that is published. */
import { describe, expect, test } from 'vitest'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { noticeOf } from '../../src/publish/texts/notice.ts'
import { filesOf as releaseFiles } from '../../src/workshop/commands/publish.ts'
import { pageWriterWith } from '../../src/workshop/publishing/public-files.ts'
import { FEW, datasetOf, filesOf, textOf } from '../feeds/demonstration-ground.ts'

type Json = Readonly<Record<string, unknown>>
interface Feature {
  readonly geometry?: Json | null
  readonly properties: Json
}

/** Words of these fields are a list's, so that another word would set the row aside. */
const LISTED = new Set(
  'category place type partner level code access scope applicant afterwards mode askedBy kind phases decile'.split(
    ' ',
  ),
)
const IS_TIME = /^\d{4}-\d{2}|^\d{2}:\d{2}/
let planted = 0
const canary = () => `cnry${String((planted += 1)).padStart(6, '0')}`

/** Every free text with a word of its own at its end, whatever it is nested in. */
function withWords(value: unknown, key = ''): unknown {
  if (LISTED.has(key)) return value
  if (typeof value === 'string') return IS_TIME.test(value) ? value : `${value} ${canary()}`
  if (Array.isArray(value)) return value.map((each) => withWords(each, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withWords(each, name)]))
}
const placed = (coordinates: unknown): unknown =>
  Array.isArray(coordinates)
    ? coordinates.map(placed)
    : typeof coordinates === 'number'
      ? coordinates + 1.377_31e-6
      : coordinates

/** What residents are to read: public commitments, and the names of published areas. */
const isMeant = (kind: string, { properties }: Feature) =>
  (kind === 'commitments' && properties['public'] === true) ||
  (kind === 'areas' && properties['level'] === 'msoa')

function plantedIn(kind: string, feature: Feature): unknown {
  const { geometry, properties } = feature
  const words = isMeant(kind, feature) ? properties : (withWords(properties) as Json)
  return {
    type: 'Feature',
    geometry: geometry && { ...geometry, coordinates: placed(geometry['coordinates']) },
    properties: {
      ...words,
      unknown: canary(),
      nested: { deep: [{ er: canary() }], nested: { id: canary() } },
    },
  }
}

const ordinary = filesOf(FEW)
const files = new Map(
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

/** The manifest too: every text of it that residents are not to read, and keys that nobody knows. */
const manifest = JSON.parse(textOf(ordinary, 'manifest.json')) as Json &
  Readonly<Record<'feeds' | 'notes', Json[]>>
const QUOTED = {
  text: 'Forty orders were announced',
  on: '2024-06-12',
  source: 'A news release of the partnership',
  why: 'They were counted by days.',
}
files.set(
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

describe('what is published of feeds full of canaries', async () => {
  const dataset = await datasetOf(files)
  const release = prepareRelease(dataset, EMPTY_LEDGER, null)
  if (release.kind === 'failed') throw new Error(release.what)
  const writePage = pageWriterWith(() => Promise.resolve([]))
  const { summary } = release
  const notice = noticeOf(summary, { on: '2024-09-30', reason: 'An example' })
  const out = [...(await releaseFiles(summary, writePage)), ...(await writePage(notice))].map(
    ({ name, contents }) => ({
      name,
      text: typeof contents === 'string' ? contents : new TextDecoder().decode(contents),
    }),
  )
  const rows = [...files].flatMap(([name, text]) =>
    name.endsWith('.geojson') ? (JSON.parse(text) as { readonly features: readonly Feature[] }).features : [],
  )

  test('the feeds were read, every kind of them, and the release is whole', () => {
    expect(planted).toBeGreaterThan(20_000)
    expect(dataset.failures).toEqual([])
    for (const { feed, shown } of dataset.reports) expect(shown, feed).toBeGreaterThan(0)
    expect(JSON.stringify([dataset.sites, dataset.orders, dataset.hotspots, dataset.actions])).toContain(
      'cnry',
    )
    expect(summary.cells).toHaveLength(40 * 11 * 7)
    expect(summary.commitments.length).toBeGreaterThan(8)
    expect(out.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['summary.json', 'figures.csv', 'index.html']),
    )
  })
  test('holds what was announced elsewhere, as residents are to read it, and its day in the summary alone', () => {
    expect(summary.announced).toEqual([{ ...QUOTED, url: null }])
    expect(out.find(({ name }) => name === 'index.html')?.text).toContain(QUOTED.text)
  })
  test('holds no canary', () => {
    for (const { name, text } of out) expect(/cnry\d+/.exec(text)?.[0], name).toBeUndefined()
  })
  test('holds no place', () => {
    for (const { name, text } of out) {
      expect(text, name).not.toContain('137731')
      expect(/\b5[34]\.\d{3,}|-2\.[4-8]\d{2,}/.exec(text)?.[0], name).toBeUndefined()
    }
  })
  test('holds no day but that of the release, and no time', () => {
    for (const { name, text } of out) {
      const days = [...text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].map(([day]) => day)
      expect(
        days.filter((day) => ![summary.releasedOn, notice.retractedOn, QUOTED.on].includes(day)),
        name,
      ).toEqual([])
      expect(/\d{2}:\d{2}:\d{2}/.exec(text)?.[0], name).toBeUndefined()
    }
  })
  test('holds no street, no site, no name of an order, and no id', () => {
    const told = (kind: string) =>
      JSON.parse(textOf(ordinary, `${kind}.geojson`)) as { readonly features: readonly Feature[] }
    const texts = [
      ...told('incidents').features.map(({ properties }) => properties['location']),
      ...told('sites').features.flatMap(({ properties }) => [properties['name'], properties['id']]),
      ...told('patrol-hotspots').features.flatMap(({ properties }) => [properties['name'], properties['id']]),
      ...told('closure-orders').features.map(({ properties }) => properties['id']),
    ].filter((text): text is string => typeof text === 'string' && text.length > 4)
    const unique = [...new Set(texts)]
    expect(unique.length).toBeGreaterThan(300)
    for (const { name, text } of out)
      expect(
        unique.filter((each) => text.includes(each)),
        name,
      ).toEqual([])
    expect(rows.length).toBeGreaterThan(4000)
  })
})
