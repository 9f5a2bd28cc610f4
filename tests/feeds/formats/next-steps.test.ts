/** What a conversion says is to be done about rows that it set aside; what it asks for works. */
import { describe, expect, test } from 'vitest'
import type { FeedKind } from '../../../src/domain/feed.ts'
import { convert } from '../../../src/feeds/formats/convert.ts'
import { nextSteps } from '../../../src/feeds/formats/next-steps.ts'
import { choicesFor } from '../../../src/feeds/formats/recognise.ts'
import { constantsIn, withConstants, withMapping } from '../../../src/feeds/tables/mapping/mapping.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { GROUND, converted, fileOf, recognised } from './converting.ts'

async function outcomeOf(text: string, kind: FeedKind, settings: readonly string[] = []) {
  const found = await recognised([fileOf(text, /^[{<]/.test(text) ? 'a.geojson' : 'a.csv')], kind)
  const constants = constantsIn(settings)
  const choices = withConstants(
    choicesFor(found, GROUND, kind),
    constants as Readonly<Record<string, string>>,
    PLACE,
  )
  if ('what' in choices) throw new Error(choices.what)
  const result = await convert(found, choices, GROUND)
  if (result.kind === 'failed') throw new Error(result.what)
  return {
    shown: result.report.shown,
    steps: nextSteps(result.report, { recognised: found, choices }, PLACE),
    notices: result.report.notices.map((notice) => notice.text),
  }
}
const SQUARE = [
  [-2.6, 53.5],
  [-2.59, 53.5],
  [-2.59, 53.51],
  [-2.6, 53.5],
]
const feature = (geometry: object, properties: object) =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties }] })
const KML = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Footprint W1</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${SQUARE.map((at) => at.join(',')).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`

describe('a needed field without a column', () => {
  test('of several options names them, and the one that the cells name', async () => {
    const { steps } = await outcomeOf(KML, 'areas')
    expect(steps).toHaveLength(1)
    expect(steps[0]).toMatch(/No column gives level\. .*--set level=footprint, .*one of: borough, .*ward/)
    expect((await outcomeOf(KML, 'areas', ['level=footprint'])).shown).toBe(1)
  })
  test('is asked for with all others, each by a setting that is read', async () => {
    const site = feature(
      { type: 'Polygon', coordinates: [SQUARE] },
      { site_name: 'Market quarter', status: 'Clear' },
    )
    const { steps } = await outcomeOf(site, 'sites')
    expect(steps.map((step) => /^No column gives (\w+)/.exec(step)?.[1] ?? step)).toEqual([
      'phases',
      'ringMetres',
      'comparison',
      'Columns that are not used: status.',
    ])
    const settings = steps.flatMap((step) => /--set '?(.+?)'?, or name/.exec(step)?.[1] ?? [])
    expect(settings).toHaveLength(3)
    const numbered = settings.map((setting) => setting.replace('NUMBER', '400'))
    expect((await outcomeOf(site, 'sites', numbered)).shown).toBe(1)
  })
})

describe('rows of another shape', () => {
  test.each<[string, object, FeedKind, RegExp]>([
    [
      'areas as incidents',
      { type: 'Polygon', coordinates: [SQUARE] },
      'incidents',
      /areas with a boundary;.*--kind .*areas/,
    ],
    [
      'points as areas',
      { type: 'Point', coordinates: [-2.6, 53.5] },
      'areas',
      /are points;.*--kind incidents/,
    ],
    [
      'lines as incidents',
      { type: 'LineString', coordinates: SQUARE },
      'incidents',
      /are lines;.*Ask for the points/,
    ],
  ])('%s', async (_, geometry, kind, says) => {
    const { shown, steps } = await outcomeOf(feature(geometry, { ref: 'a' }), kind)
    expect([shown, steps]).toEqual([0, [expect.stringMatching(says)]])
  })
})

test.each([
  ['########', /widen the column/],
  ['15:00.0', /widen the column/],
  ['2023-W18', /week names no day/],
  ['w/c 01/05/2023', /week names no day/],
  ['2023/24', /year names no month/],
  ['14-May', /have no year/],
  ['soonish', /A word is no date/],
])('the date %s says what to do', async (date, says) => {
  const { steps } = await outcomeOf(`ref,type,date,lon,lat\na,Drugs,${date},-2.6,53.5\n`, 'incidents')
  expect(steps).toEqual([expect.stringMatching(says)])
})

test('a file without rows says so', async () => {
  const { steps } = await outcomeOf('{"type":"FeatureCollection","features":[]}', 'incidents')
  expect(steps).toEqual([expect.stringMatching(/holds no row/)])
})

describe('a table of which no column gives the place', () => {
  const TEXT = 'Ref,Notice served,Where\na,2024-05-04,Elm\nb,2024-05-05,Oak\n'
  test('says so, and which columns are left', async () => {
    const { shown, steps } = await outcomeOf(TEXT, 'closure-orders')
    expect(shown).toBe(0)
    expect(steps).toEqual([
      expect.stringMatching(/^No column gives the place \(easting .* name its column in a mapping/),
      'Columns that are not used: Where.',
    ])
  })
  test('says nothing of it where only single cells are blank', async () => {
    const { steps } = await outcomeOf(TEXT.replace('Where', 'Postcode').replace('Elm', ''), 'closure-orders')
    expect(steps).toEqual([])
  })
})

describe('two times of day', () => {
  const TWO = 'ref,type,date,time of call,time,lon,lat\na,Drugs,2024-05-04,21:15,21:40,-2.6,53.5\n'
  test('are refused with the mapping that names one of them', async () => {
    const found = await recognised([fileOf(TWO)], 'incidents')
    expect(await convert(found, choicesFor(found, GROUND), GROUND)).toMatchObject({
      kind: 'failed',
      toDo: expect.stringContaining('{ "mapping": 1, "columns": { "time of call": "time" } }') as string,
    })
  })
  test('the mapping that is named is read', async () => {
    const found = await recognised([fileOf(TWO)], 'incidents')
    const mapping = {
      mapping: 1,
      columns: { 'time of call': 'time' },
      constants: {},
      categories: {},
    } as const
    const choices = withMapping(choicesFor(found, GROUND), mapping, { columns: found.columns, place: PLACE })
    if ('what' in choices) throw new Error(choices.what)
    const { features } = await converted([fileOf(TWO)], { ...choices, kind: 'incidents' })
    expect(features[0]?.properties['occurred']).toBe('2024-05-04T21:15:00')
  })
})

describe('the files of a month of data.police.uk at once', () => {
  const FILES = [
    fileOf('Crime ID,Month,Longitude,Latitude,Crime type\nq,2024-05,-2.6,53.5,Burglary\n', 'street.csv'),
    fileOf('Crime ID,Month,Outcome type\nq,2024-05,Caution\n', 'outcomes.csv'),
    fileOf(
      'Type,Date,Latitude,Longitude,Legislation,Object of search\nPerson search,2024-05-04,53.5,-2.6,Some Act,Drugs\n',
      '2024-05-gmp-stop-and-search.csv',
    ),
  ]
  test.each<[FeedKind, readonly string[]]>([
    ['incidents', ['outcomes.csv', '2024-05-gmp-stop-and-search.csv']],
    ['actions', ['street.csv', 'outcomes.csv']],
  ])('give the %s, and name the files that are not read', async (kind, others) => {
    const { features, report } = await converted(FILES, { kind })
    expect(features).toHaveLength(1)
    const unread = report.notices.filter(({ code }) => code === 'unread-files').map(({ text }) => text)
    expect(unread.map((text) => /^Not read: (\S+) holds/.exec(text)?.[1])).toEqual(others)
  })
})

describe('a needed field that a column gives', () => {
  const HEAD = 'ref,type,date,lon,lat\n'
  test('but not in every row is asked of the sender', async () => {
    const { shown, steps } = await outcomeOf(
      `${HEAD}a,Drugs,04/05/2023,-2.6,53.5\nb,Drugs,N/K,-2.6,53.5\n`,
      'incidents',
    )
    expect([shown, steps]).toEqual([
      1,
      ['Rows that are blank in date cannot be shown: ask their sender to fill it in.'],
    ])
  })
  test.each(['Unknown', 'TBC', 'some time in May'])(
    'and holds the word %s is answered with what to write',
    async (word) => {
      const { steps } = await outcomeOf(`${HEAD}a,Drugs,${word},-2.6,53.5\n`, 'incidents')
      expect(steps).toEqual([
        'A word is no date: write the day, or the month as 2023-05; a date that need not be known may be left blank.',
      ])
    },
  )
})

describe('an area without a code', () => {
  const areas = (...rows: readonly object[]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: rows.map((properties) => ({
        type: 'Feature',
        geometry: { type: 'Polygon', coordinates: [SQUARE] },
        properties,
      })),
    })
  const codesOf = async (...rows: readonly object[]) => {
    const { features, report } = await converted([fileOf(areas(...rows), 'beats.geojson')], { kind: 'areas' })
    return [
      features.map(({ properties }) => properties['code']),
      report.notices.map(({ text }) => text),
    ] as const
  }
  test('has one made from its name, where no other row has that', async () => {
    const [codes, notices] = await codesOf(
      { BEAT_CODE: 'B1', BEAT_NAME: 'North' },
      { BEAT_CODE: null, BEAT_NAME: 'South side' },
    )
    expect(codes).toEqual(['B1', 'south-side'])
    expect(notices).toContain(
      '1 row without a code: one was made from the name, which no other area of the file has.',
    )
    expect((await codesOf({ BEAT_NAME: 'Only' }))[0]).toEqual(['only'])
  })
  test('is set aside where another row has the name, or a code like it', async () => {
    expect((await codesOf({ code: 'a', name: 'Mill' }, { name: 'Same' }, { name: 'same' }))[0]).toEqual(['a'])
    expect((await codesOf({ code: 'mill', name: 'One' }, { name: 'Mill' }))[0]).toEqual(['mill'])
  })
})
