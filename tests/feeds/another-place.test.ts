/** Reading, measuring and publishing use the given place, and nothing of the shipped one. */
import { describe, expect, test } from 'vitest'
import type { Place } from '../../src/domain/place/place.ts'
import { documentPages } from '../../src/feeds/documentation/pages.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { meaningsOf } from '../../src/feeds/tables/meanings.ts'
import { jsonSchemas } from '../../src/feeds/json-schemas.ts'
import { loadDataset } from '../../src/feeds/load.ts'
import { reportInWords } from '../../src/feeds/rows/report-in-words.ts'
import { siteQuestions } from '../../src/measures/gaps/questions.ts'
import { decisionsOn } from '../../src/measures/decisions.ts'
import { figuresOf } from '../../src/measures/figures-of.ts'
import { publicContacts, publicLabels } from '../../src/publish/texts/public-texts.ts'
import { ownWordsOf, suspicionsIn } from '../../src/publish/texts/suspicions.ts'
import { PLACE } from '../domain/shipped-place.ts'
import { placeWordsIn, wordsOf } from '../architecture/place-names.ts'
import { datasetOf, day, on, order, phase, siteWith, span, until } from '../measures/invented-dataset.ts'
import { SMALL_BOROUGH } from './small-borough.ts'

const WESTBY: Place = {
  ...PLACE,
  name: 'Westby',
  code: 'X01',
  labels: { place: 'Westby and Eastby' },
  vicinityMetres: 5000,
  partners: [
    { id: 'shire-police', label: 'Shire Police' },
    { id: 'westby-council', label: 'Westby Council' },
  ],
  police: 'shire-police',
  council: 'westby-council',
  contacts: [{ id: 'police', name: 'Shire Police', text: 'Ring.', phone: '101', url: null }],
  attribution: { ...PLACE.attribution, line: 'Westby’s own' },
  examples: {
    point: [0.5, 51.2],
    block: [
      [0.5, 51.2],
      [0.6, 51.2],
      [0.6, 51.3],
      [0.5, 51.2],
    ],
    typed: '51.2, 0.5',
    partner: 'westby-council',
  },
}
const action = (id: string, partner: string) => ({
  type: 'Feature',
  geometry: null,
  properties: { id, type: 'injunction', on: '2024-05-11', partner },
})
const files: Readonly<Record<string, unknown>> = {
  'manifest.json': {
    version: 1,
    asOf: '2024-08-31',
    feeds: [{ id: 'actions', kind: 'actions', url: 'actions.geojson', handling: 'public' }],
  },
  'actions.geojson': {
    type: 'FeatureCollection',
    features: [action('a', 'westby-council'), action('b', PLACE.police)],
  },
}
const dataset = await loadDataset(new URL('https://holdfast.example/manifest.json'), {
  fetchResponse: (url) => Promise.resolve(Response.json(files[url.pathname.slice(1)])),
  place: WESTBY,
  borough: SMALL_BOROUGH,
})
if ('kind' in dataset) throw new Error(dataset.what)

describe('feeds of another place', () => {
  test('are read with the partners of that place, and others under their own names', () => {
    expect(dataset.actions.map(({ partner }) => partner)).toEqual(['westby-council', 'gmp'])
    expect(dataset.place.partners.slice(-2)).toEqual([
      { id: 'westby-council', label: 'Westby Council' },
      { id: 'gmp', label: 'gmp' },
    ])
    expect(dataset.reports[0]).toMatchObject({ setAside: [], notices: [{ code: 'partner-not-in-list' }] })
  })
  test('are counted under its name and code where no feed contains the borough', () => {
    expect(dataset.areas.find(({ level }) => level === 'borough')).toMatchObject({
      code: 'X01',
      name: 'Westby',
    })
  })
  test('use its distance for rows near the borough', () => {
    const outside = { reason: 'outside', count: 1, examples: [] }
    const report = {
      feed: 'f',
      kind: 'sites',
      rowsIn: 1,
      shown: 0,
      setAside: [outside],
      notices: [],
    } as const
    expect(reportInWords(report, WESTBY)).toContain(
      'more than 5 km from Westby and Eastby, the place of this map',
    )
  })
  test('are documented without words of the shipped place', () => {
    const placeWords = wordsOf(PLACE, [])
    const texts = [
      ...Object.values(documentPages(WESTBY)),
      JSON.stringify(jsonSchemas(WESTBY)),
      JSON.stringify(FEED_KINDS.map((kind) => meaningsOf(kind, WESTBY))),
    ]
    const matches = texts.flatMap((text) => placeWordsIn('text', text, placeWords))
    // The maximum ring width does not belong to a place.
    expect(matches.filter((one) => !/^25,?000$/.test(one.word))).toEqual([])
    expect(texts.join()).toContain('about 0.5 here')
  })
})

describe('measures of another place', () => {
  const known = datasetOf([], {
    place: WESTBY,
    orders: [order('2024-06-01', { made: on('2024-06-03'), ends: until('2024-09-03'), applicant: 'police' })],
    sites: [siteWith([phase('clear', '2023-05-01')])],
  })
  test('name its police and its council', () => {
    expect(decisionsOn(known, day('2024-08-31'))).toMatchObject([
      { kind: 'order', owner: 'Shire Police' },
      { kind: 'notice', owner: 'The landlord' },
    ])
    const questions = siteQuestions(known, day('2024-08-31')).map(({ ask }) => ask)
    expect(new Set(questions)).toEqual(new Set(['Westby Council']))
  })
  test('name its partners in figures', () => {
    const figures = figuresOf(dataset, { window: span('2024-05-01', '2024-05-31'), baseline: null })
    expect(figures.map(({ label }) => label)).toContain('Injunctions, Westby Council')
  })
})

describe('a public summary of another place', () => {
  test('has its labels and contacts', () => {
    expect(publicLabels(WESTBY, {})).toEqual({ place: 'Westby and Eastby' })
    expect(publicContacts(WESTBY)).toEqual(WESTBY.contacts)
  })
  test('does not flag its own names as names of people', () => {
    const known = { streets: new Set<string>(), ...ownWordsOf(WESTBY) }
    expect(suspicionsIn({ text: 'Eastby Shire' }, known)).toEqual([])
    expect(suspicionsIn({ text: 'Jane Roe' }, known)).toEqual([{ match: 'Jane Roe', looksLike: 'a name' }])
  })
})
