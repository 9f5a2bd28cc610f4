/** Manifests: their defaults, and the messages for invalid ones. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_ACTION_TYPES } from '../../src/domain/action.ts'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { Manifest } from '../../src/domain/feed.ts'
import { readManifest as readIn, unknownManifestKeys } from '../../src/feeds/manifest.ts'
import { PLACE } from '../domain/shipped-place.ts'

const readManifest = (text: string) => readIn(text, PLACE)

const FEED = { id: 'crimes', kind: 'incidents', url: 'crimes.geojson' }
const LEAST = { version: 1, asOf: '2024-08-31', feeds: [FEED] }
const read = (manifest: unknown) => readManifest(JSON.stringify(manifest))
function good(manifest: unknown): Manifest {
  const result = read(manifest)
  if ('kind' in result) throw new Error(result.what)
  return result
}
const fault = (text: string) => {
  const result = readManifest(text)
  return 'kind' in result ? result.what : null
}

describe('a manifest', () => {
  test('needs a version, a day and feeds, and has the strictest handling mark by default', () => {
    const manifest = good(LEAST)
    expect(isoDay(manifest.asOf)).toBe('2024-08-31')
    expect(manifest.feeds).toEqual([
      {
        ...FEED,
        refreshMinutes: 60,
        source: '',
        licence: '',
        handling: 'official-sensitive',
        keepOnDeviceHours: null,
        keepMonths: null,
      },
    ])
    expect(manifest.categories).toEqual(DEFAULT_CATEGORIES)
    expect(manifest.actionTypes).toEqual(DEFAULT_ACTION_TYPES)
  })

  test('can list partners of its own, under their ids where it gives no label', () => {
    const partners = [{ id: 'street-angels', label: 'Street Angels' }, { id: 'Rangers' }]
    expect(good({ ...LEAST, partners }).partners).toEqual([partners[0], { id: 'Rangers', label: 'Rangers' }])
    expect(good(LEAST)).not.toHaveProperty('partners')
    expect(fault(JSON.stringify({ ...LEAST, partners: [{ id: '' }] }))).toContain('partners[1].id')
    expect(fault(JSON.stringify({ ...LEAST, partners: [{ label: 'x' }] }))).toBe(
      'The manifest lacks partners[1].id.',
    )
    const misspelt = JSON.stringify({ ...LEAST, partners: [{ id: 'a', lable: 'A' }] })
    expect(unknownManifestKeys(misspelt)).toEqual(['partners[1].lable'])
  })

  test('a feed states how coarse its positions and times are', () => {
    const withGrain = (grain: unknown) => JSON.stringify({ ...LEAST, feeds: [{ ...FEED, grain }] })
    const grain = { metres: 150, time: 'day' }
    expect(good(JSON.parse(withGrain(grain))).feeds[0]).toMatchObject({ grain })
    for (const wrong of [{ metres: -1 }, { metres: 'far' }, { time: 'year' }, 150])
      expect(fault(withGrain(wrong))).toContain('grain')
  })
  test('can state how often rows are expected, apart from how often it is fetched', () => {
    const withDays = (everyDays: unknown) => JSON.stringify({ ...LEAST, feeds: [{ ...FEED, everyDays }] })
    expect(good(JSON.parse(withDays(31))).feeds[0]).toMatchObject({ everyDays: 31, refreshMinutes: 60 })
    for (const wrong of [0, -1, 'month']) expect(fault(withDays(wrong))).toContain('everyDays')
  })

  test('can state which days a feed covers: months to their last day, and no end while rows arrive', () => {
    const withCovers = (covers: unknown) => JSON.stringify({ ...LEAST, feeds: [{ ...FEED, covers }] })
    const days = (covers: unknown) => {
      const parsed = good(JSON.parse(withCovers(covers))).feeds[0]?.covers
      return parsed && [isoDay(parsed.from), parsed.to === null ? null : isoDay(parsed.to)]
    }
    expect(days({ from: '2022-01', to: '2024-06' })).toEqual(['2022-01-01', '2024-06-30'])
    expect(days({ from: '2022-01-05' })).toEqual(['2022-01-05', null])
    for (const wrong of [{ from: '2024-06-02', to: '2024-06-01' }, { to: '2024-06-01' }, '2024'])
      expect(fault(withCovers(wrong))).toContain('covers')
  })

  test('can name a base map by its address', () => {
    expect(good({ ...LEAST, baseMap: 'map/borough.pmtiles' }).baseMap).toBe('map/borough.pmtiles')
    expect(good(LEAST).baseMap).toBeNull()
    expect(fault(JSON.stringify({ ...LEAST, baseMap: 7 }))).toContain('baseMap')
  })
  test('can name another place by a path of its own host', () => {
    expect(good({ ...LEAST, place: 'place' }).place).toBe('place')
    expect(good(LEAST)).not.toHaveProperty('place')
    for (const wrong of ['https://elsewhere.example/place', '//elsewhere.example/place', '/place', ''])
      expect(fault(JSON.stringify({ ...LEAST, place: wrong }))).toContain(
        'It should be a path from the manifest to the folder of the place',
      )
  })
  test('replaces a category or action type of the same id and extends the lists', () => {
    const { categories, actionTypes } = good({
      ...LEAST,
      categories: [
        { id: 'burglary', harm: 99 },
        { id: 'sexual-offence', sensitive: true },
      ],
      actionTypes: [
        { id: 'arrest', shown: 'area' },
        { id: 'street-party', label: 'Street party', phase: 'build', shown: 'place' },
      ],
    })
    const listed = DEFAULT_CATEGORIES.find((category) => category.id === 'burglary')
    expect(categories.find((category) => category.id === 'burglary')).toEqual({ ...listed, harm: 99 })
    expect(categories.at(-1)).toMatchObject({
      id: 'sexual-offence',
      label: 'sexual-offence',
      sensitive: true,
    })
    expect(categories).toHaveLength(DEFAULT_CATEGORIES.length + 1)
    expect(actionTypes.find((type) => type.id === 'arrest')?.shown).toBe('area')
    expect(actionTypes.at(-1)).toEqual({
      id: 'street-party',
      label: 'Street party',
      phase: 'build',
      p: null,
      shown: 'place',
    })
  })

  test('has notes as moments, and labels without unsafe keys', () => {
    const text = `{ "version": 1, "asOf": "2024-08-31", "feeds": [],
      "notes": [{ "from": "2019-07", "text": "New system", "categories": ["burglary"] }],
      "labels": { "team": "Crew", "__proto__": "x", "constructor": "y" } }`
    const manifest = readManifest(text)
    if ('kind' in manifest) throw new Error(manifest.what)
    expect(manifest.notes).toMatchObject([{ from: { precision: 'month' }, to: null, text: 'New system' }])
    expect(Object.entries(manifest.labels)).toEqual([['team', 'Crew']])
    expect(Object.getPrototypeOf(manifest.labels)).toBe(Object.prototype)
  })
})

const ANNOUNCED = {
  text: '38 closure orders were made',
  on: '2024-05',
  source: 'The partnership, in a news release',
  url: 'https://news.example/38',
  why: 'It counts by days.',
}

describe('an announced figure', () => {
  test('is unchanged, with or without an address', () => {
    const { url: _, ...bare } = ANNOUNCED
    expect(good({ ...LEAST, announced: [ANNOUNCED, { ...bare, on: '2024-06-03' }] }).announced).toMatchObject(
      [
        { ...ANNOUNCED, on: { precision: 'month' } },
        { text: ANNOUNCED.text, on: { precision: 'day' }, url: null },
      ],
    )
    expect(good(LEAST)).not.toHaveProperty('announced')
  })
  test.each([
    [{ why: undefined }, 'The manifest lacks announced[1].why.'],
    [
      { source: ' ' },
      `announced[1].source holds something it cannot mean "". It should be words, at most 200`,
    ],
    [{ text: 'x'.repeat(301) }, 'It should be words, at most 300 letters of them.'],
    [{ on: 'in May' }, `The manifest's announced[1].on holds something it cannot mean "in May".`],
    [{ url: 'javascript:alert(1)' }, 'It should be an address that begins with https://.'],
  ])('is refused in plain words: %o', (change, words) =>
    expect(fault(JSON.stringify({ ...LEAST, announced: [{ ...ANNOUNCED, ...change }] }))).toContain(words),
  )
  test('has its unread keys listed', () =>
    expect(
      unknownManifestKeys(JSON.stringify({ ...LEAST, announced: [{ ...ANNOUNCED, date: '2024' }] })),
    ).toEqual(['announced[1].date']))
})

describe('names in use and teams', () => {
  const team = { areas: ['A1'], name: 'Team', nextMeeting: { on: '2024-09-30', at: '18:30', where: 'Hall' } }
  test('are read, with what is left out said to be nothing', () => {
    const { publicNames, teams } = good({
      ...LEAST,
      publicNames: [{ area: 'A1', name: ' The Flats ' }],
      teams: [team, { areas: [], name: 'Bare' }],
    })
    expect(publicNames).toEqual([{ area: 'A1', name: 'The Flats' }])
    expect(teams?.map(({ priorities, nextMeeting }) => [priorities, nextMeeting?.at])).toEqual([
      [[], '18:30'],
      [[], undefined],
    ])
    expect(good(LEAST)).not.toHaveProperty('teams')
    expect(good(LEAST)).not.toHaveProperty('publicNames')
  })
  test.each([
    [{ publicNames: [{ area: 'A1', name: '' }] }, 'publicNames[1].name'],
    [{ publicNames: [{ name: 'The Flats' }] }, 'The manifest lacks publicNames[1].area.'],
    [
      { teams: [{ ...team, nextMeeting: { ...team.nextMeeting, on: '2024-09' } }] },
      'a day such as 2024-09-30',
    ],
    [{ teams: [{ ...team, nextMeeting: { ...team.nextMeeting, at: '25:00' } }] }, 'teams[1].nextMeeting.at'],
    [{ teams: [{ ...team, priorities: Array.from({ length: 6 }, () => 'Noise') }] }, 'teams[1].priorities'],
  ])('are refused in plain words: %o', (change, words) =>
    expect(fault(JSON.stringify({ ...LEAST, ...change }))).toContain(words),
  )
  test('have their unread keys listed', () =>
    expect(unknownManifestKeys(JSON.stringify({ ...LEAST, teams: [{ ...team, phone: '1' }] }))).toEqual([
      'teams[1].phone',
    ]))
})

describe('an invalid manifest is refused with a message', () => {
  test.each([
    [
      '<!doctype html><p>Sign in</p>',
      'The manifest did not open. The address answered with a web page, not JSON.',
    ],
    ['', 'The manifest did not open. The address answered with nothing: it is empty.'],
    ['{"version": 1, "fee', 'The manifest did not open. The address answered with JSON that ends early'],
    ['hello', 'The manifest did not open. The address answered with something that is not JSON.'],
    ['[]', 'The manifest is not an object with a list of feeds.'],
    ['{}', 'The manifest lacks version.'],
    ['{"version":2}', "The manifest's version holds something it cannot mean. It should be 1."],
    ['{"version":1}', 'The manifest lacks asOf.'],
    ['{"version":1,"asOf":"soon"}', `The manifest's asOf holds something it cannot mean "soon".`],
    ['{"version":1,"asOf":"2024-08-31"}', 'The manifest lacks feeds.'],
  ])('%s', (text, words) => expect(fault(text)).toContain(words))

  test('that names the field of the feed', () => {
    const feeds = [FEED, { ...FEED, id: 'b', kind: 'incident' }]
    expect(fault(JSON.stringify({ ...LEAST, feeds }))).toContain(`The manifest's feeds[2].kind holds`)
    expect(fault(JSON.stringify({ ...LEAST, feeds: [{ ...FEED, id: '__proto__' }] }))).toContain(
      'feeds[1].id',
    )
    expect(fault(JSON.stringify({ ...LEAST, feeds: [FEED, FEED] }))).toBe(
      'The manifest names two feeds "crimes".',
    )
  })

  test('for more categories than a byte can number', () => {
    const categories = Array.from({ length: 240 }, (_, i) => ({ id: `category-${i}` }))
    expect(fault(JSON.stringify({ ...LEAST, categories }))).toBe(
      'The manifest lists more than 250 categories.',
    )
  })
})

test('no JSON causes an exception', () => {
  fc.assert(fc.property(fc.json(), (text) => ['object'].includes(typeof readManifest(text))))
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readManifest(text)).toHaveProperty('kind', 'failed')
    }),
  )
})
