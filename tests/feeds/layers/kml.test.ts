/** KML and KMZ: placemarks with their data and shapes as features, or a sentence on why not. */
import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { converted, fileOf, recognised, whyNot } from '../formats/converting.ts'

const kml = (...placemarks: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- by hand -->\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemarks.join('\n')}</Document></kml>`
const data = (name: string, value: string) => `<Data name="${name}"><value>${value}</value></Data>`
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const point = (id: string, extra = '') =>
  `<Placemark><name>x</name><ExtendedData>${data('id', id)}${data('category', 'burglary')}${data('date', '2023-05-04')}${extra}</ExtendedData><Point><coordinates>-2.61,53.51,0</coordinates></Point></Placemark>`
const INCIDENTS = { kind: 'incidents' } as const
const ring = (west: number, south: number, size: number) =>
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ]
    .map(([x, y]) => `${x},${y},0`)
    .join(' ')
const polygon = (name: string, rings: string) =>
  `<Placemark><name>${name}</name><Polygon>${rings}</Polygon></Placemark>`
const outer = (text: string) =>
  `<outerBoundaryIs><LinearRing><coordinates>${text}</coordinates></LinearRing></outerBoundaryIs>`
const inner = (text: string) =>
  `<innerBoundaryIs><LinearRing><coordinates>${text}</coordinates></LinearRing></innerBoundaryIs>`

describe('KML', () => {
  test('written with any texts and places reads back the same', async () => {
    const row = fc.record({
      lon: fc.integer({ min: 0, max: 400 }).map((step) => (-26_200 + step) / 10_000),
      lat: fc.integer({ min: 0, max: 400 }).map((step) => (535_000 + step) / 10_000),
      location: fc.constantFrom('Mill Row', 'a < b & "c"', '<script>alert(x)</script>', 'Ä 😀'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 10 }), async (rows) => {
        const text = kml(
          ...rows.map(({ lon, lat, location }, at) =>
            point(`r${at}`, data('location', escaped(location))).replace('-2.61,53.51', `${lon},${lat}`),
          ),
        )
        const { features } = await converted([fileOf(text, 'a.kml')], INCIDENTS)
        expect(
          features.map(({ geometry, properties }) => [geometry?.coordinates, properties['location']]),
        ).toEqual(rows.map(({ lon, lat, location }) => [[lon, lat], location]))
      }),
      { numRuns: 25 },
    )
  })
  test('has its schema data, time stamps and folders as columns', async () => {
    const text = kml(
      `<Folder><name>Burglary</name><Placemark id="p1"><TimeStamp><when>2023-05-04T21:15:00Z</when></TimeStamp><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="category">burglary</SimpleData></SchemaData></ExtendedData><Point><coordinates>-2.61, 53.51, 0</coordinates></Point></Placemark></Folder>`,
    )
    const { features } = await converted([fileOf(text, 'a.kml')], INCIDENTS)
    expect(features[0]).toEqual({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-2.61, 53.51] },
      properties: { id: 'p1', category: 'burglary', occurred: '2023-05-04T21:15:00Z' },
    })
  })
  test('has polygons with holes, and several as one', async () => {
    const beats = kml(
      `<Placemark id="W1"><name>One</name><ExtendedData>${data('level', 'beat')}</ExtendedData><Polygon>${inner(ring(-2.605, 53.505, 0.001))}${outer(ring(-2.61, 53.5, 0.01))}</Polygon></Placemark>`,
      `<Placemark id="W2"><name>Two</name><ExtendedData>${data('level', 'beat')}</ExtendedData><MultiGeometry><Polygon>${outer(ring(-2.61, 53.5, 0.01))}</Polygon><Polygon>${outer(ring(-2.59, 53.5, 0.01))}</Polygon></MultiGeometry></Placemark>`,
    )
    const { features } = await converted([fileOf(beats, 'beats.kml')], { kind: 'areas' })
    expect(
      features.map(({ geometry, properties }) => [
        properties['code'],
        geometry?.type,
        geometry?.coordinates.length,
      ]),
    ).toEqual([
      ['W1', 'Polygon', 2],
      ['W2', 'MultiPolygon', 2],
    ])
    expect(features[0]?.geometry?.coordinates[0]).toHaveProperty([0, 0], -2.61)
  })
  test('of areas without ids has them made from names that differ', async () => {
    const named = (name: string) => polygon(name, outer(ring(-2.61, 53.5, 0.01)))
    const options = { kind: 'patrol-hotspots' } as const
    const level = (text: string) =>
      text.replaceAll('<Polygon>', `<ExtendedData>${data('level', 'beat')}</ExtendedData><Polygon>`)
    const { features, report } = await converted(
      [fileOf(level(kml(named('Beat W1'), named('Beat W2'))), 'a.kml')],
      { kind: 'areas' },
    )
    expect(features.map(({ properties }) => properties['code'])).toEqual(['beat-w1', 'beat-w2'])
    expect(report.notices.map(({ code }) => code)).toContain('ids-by-name')
    const station =
      '<Placemark><name>Station</name><Point><coordinates>-2.6,53.5</coordinates></Point></Placemark>'
    const mixed = await converted([fileOf(kml(named('Beat W1'), named('Beat W2'), station), 'beats.kml')], {
      kind: 'areas',
    })
    expect(mixed.features.map(({ properties }) => properties['code'])).toEqual(['beat-w1', 'beat-w2'])
    expect(mixed.report.setAside.map(({ reason }) => reason)).toEqual(['bad-geometry'])
    expect(await whyNot([fileOf(kml(named('A'), named('A')), 'a.kml')], options)).not.toContain('Error')
  })
  test.each([
    ['cut off', kml(point('a')).slice(0, -20), 'a.kml ends early: it is cut off before its end.'],
    [
      'with an entity of its own',
      kml('&x;'),
      'a.kml holds a document type or an entity of its own, which no KML needs: it is refused.',
    ],
    [
      'that links to another',
      kml('<NetworkLink><Link><href>http://x</href></Link></NetworkLink>'),
      'a.kml holds only the address of another KML.',
    ],
  ])('%s is refused', async (_what, text, words) =>
    expect(await whyNot([fileOf(text, 'a.kml')], INCIDENTS)).toBe(words),
  )
  test('with coordinates that are none has the row set aside', async () => {
    const { report } = await converted(
      [fileOf(kml(point('a').replace('53.51', 'north'), point('b')), 'a.kml')],
      INCIDENTS,
    )
    expect(report).toMatchObject({ rowsIn: 2, shown: 1 })
  })
})

test('KMZ is read under any name, beside its pictures', async () => {
  const bytes = new Uint8Array(
    zipSync({ 'doc.kml': strToU8(kml(point('a'))), 'files/icon.png': strToU8('x') }),
  )
  for (const name of ['a.kmz', 'a.csv']) {
    const { report } = await converted([fileOf(bytes, name)], INCIDENTS)
    expect(report.shown).toBe(1)
    expect(report.notices.filter(({ code }) => code === 'unread-files')).toEqual([])
  }
})

test.each([
  ['<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0"/>', 'a.gml is GML.'],
  [
    '<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="o"/>',
    'a.gml is an error that a map server sent in place of data.',
  ],
  [
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    'a.gml is an old workbook in XML.',
  ],
  ['<rss/>', 'a.gml is XML of a kind that is not read.'],
])('%s is refused with what it is', async (text, words) =>
  expect(await whyNot([fileOf(text, 'a.gml')])).toBe(words),
)

describe('what a map of KML leaves to its labels', () => {
  const areas = (names: readonly string[], file = 'a.kml') =>
    fileOf(kml(...names.map((name, at) => polygon(name, outer(ring(-2.62 + at / 100, 53.5, 0.005))))), file)
  const levels = async (names: readonly string[], file?: string) => {
    const { features, report } = await converted([areas(names, file)], { kind: 'areas' })
    const said = report.notices.find(({ code }) => code === 'level-assumed')?.text ?? ''
    return [new Set(features.map(({ properties }) => properties['level'])), /\((\w+);/.exec(said)?.[1]]
  }
  test('a level that the names of areas or their file share is taken, and said', async () => {
    expect(await levels(['Beat A1', 'Beat A2'])).toEqual([new Set(['beat']), 'beat'])
    expect(await levels(['Elm Ward', 'Oak Ward'])).toEqual([new Set(['ward']), 'ward'])
    expect(await levels(['A1', 'A2'], 'neighbourhoods.kml')).toEqual([new Set(['beat']), 'beat'])
  })
  test('a level that none of them says is asked for', async () => {
    for (const names of [
      ['Beat A1', 'Elm Ward'],
      ['Elm', 'Oak'],
    ])
      await expect(levels(names)).resolves.toEqual([new Set(), undefined])
  })
  const labelled = (name: string) =>
    `<Placemark><name>${name}</name><ExtendedData>${data('date', '2023-05-04')}</ExtendedData><Point><coordinates>-2.61,53.51</coordinates></Point></Placemark>`
  test('points that are labelled with categories have them', async () => {
    const { features } = await converted(
      [fileOf(kml(labelled('Burglary'), labelled('ASB')), 'a.kml')],
      INCIDENTS,
    )
    expect(features.map(({ properties }) => properties['category'])).toEqual([
      'burglary',
      'anti-social-behaviour',
    ])
  })
  test('points with any other label are not taken for a category', async () => {
    const { report } = await converted(
      [fileOf(kml(labelled('Burglary'), labelled('Elm')), 'a.kml')],
      INCIDENTS,
    )
    expect(report.setAside.map(({ reason, count }) => [reason, count])).toEqual([['missing-field', 2]])
  })
})

test('shapes are taken for areas and points for incidents, where nothing else says the kind', async () => {
  const shapes = kml(polygon('Elm', outer(ring(-2.62, 53.5, 0.005))))
  expect((await recognised([fileOf(shapes, 'a.kml')])).feedKind).toBe('areas')
  expect((await recognised([fileOf(kml(point('a')), 'a.kml')])).feedKind).toBe('incidents')
  const ring4 = ['A', 'B', 'C', 'D'].map((name) => polygon(name, outer(ring(-2.62, 53.5, 0.005))))
  expect((await recognised([fileOf(kml(...ring4, point('a')), 'a.kml')])).feedKind).toBe('areas')
  expect((await recognised([fileOf(shapes, 'closure-orders.kml')])).feedKind).toBe('closure-orders')
})
