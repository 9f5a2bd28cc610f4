/** Custom base maps: valid, on one host and of supported kinds, or refused with a message. */
import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { StyleSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import { openCustomBase } from '../../../src/map/custom-base/open-custom-base.ts'
import { layerKind, tileLayers } from '../../../src/map/custom-base/tile-layers.ts'
import { plainText, type CustomBase } from '../../../src/map/custom-base/custom-base.ts'
import { addressWithin, checkedStyle, validStyle } from '../../../src/map/custom-base/style-check.ts'
import { TOKENS } from '../../../src/ui/tokens.ts'

const BASE = new URL('https://desk.example/feeds/map/style.json')
const MINIMAL: StyleSpecification = {
  version: 8,
  sources: {
    ground: { type: 'vector', tiles: ['tiles/{z}/{x}/{y}.pbf'], attribution: '<a href="x">&copy; Us</a>' },
  },
  layers: [{ id: 'roads', type: 'line', source: 'ground', 'source-layer': 'road' }],
}
const converted = (style: StyleSpecification): CustomBase => {
  const checked = checkedStyle(style, BASE)
  if ('kind' in checked) throw new Error(checked.what)
  return checked
}
const failureText = (style: StyleSpecification): string => {
  const checked = checkedStyle(style, BASE)
  return 'kind' in checked ? checked.what : 'nothing'
}

describe('an address', () => {
  it('is made absolute and keeps its placeholders', () => {
    expect(addressWithin(BASE, 'tiles/{z}/{x}/{y}.pbf')).toBe(
      'https://desk.example/feeds/map/tiles/{z}/{x}/{y}.pbf',
    )
    expect(addressWithin(BASE, '/fonts/{fontstack}.pbf')).toBe('https://desk.example/fonts/{fontstack}.pbf')
  })
  it.each([
    'https://other.example/a',
    '//other.example/a',
    'http://desk.example/a',
    'mapbox://a',
    'data:,a',
    'pmtiles://a',
  ])('on another host is null: %s', (address) => expect(addressWithin(BASE, address)).toBeNull())
})

describe('a style', () => {
  it('is converted with prefixed ids, absolute addresses and a plain-text attribution', () => {
    const { sources, layers, attribution, notes } = converted(MINIMAL)
    expect(sources).toHaveProperty(
      ['richer:ground', 'tiles'],
      ['https://desk.example/feeds/map/tiles/{z}/{x}/{y}.pbf'],
    )
    expect(layers.day[0]).toMatchObject({ id: 'richer:roads', source: 'richer:ground' })
    expect(layers.night.at(-1)).toMatchObject({
      id: 'richer:veil',
      paint: { 'background-color': TOKENS.night.land },
    })
    expect(attribution).toBe('© Us')
    expect(notes).toEqual([])
  })
  it.each<[string, Partial<StyleSpecification>]>([
    ['tiles', { sources: { ground: { type: 'vector', tiles: ['https://other.example/{z}/{x}/{y}'] } } }],
    ['heights', { sources: { hills: { type: 'raster-dem', tiles: ['https://other.example/{z}/{x}/{y}'] } } }],
    ['a list of tiles', { sources: { ground: { type: 'raster', url: 'https://other.example/list.json' } } }],
    ['data', { sources: { ground: { type: 'geojson', data: 'https://other.example/a.geojson' } } }],
    ['a sprite', { sprite: 'https://other.example/sprite' }],
    [
      'one sprite of two',
      {
        sprite: [
          { id: 'a', url: 'a' },
          { id: 'b', url: 'https://other.example/b' },
        ],
      },
    ],
    ['glyphs', { glyphs: 'https://other.example/{fontstack}/{range}.pbf' }],
    [
      'a film that is not drawn',
      {
        sources: {
          ...MINIMAL.sources,
          film: {
            type: 'video',
            urls: ['https://other.example/film'],
            coordinates: [
              [0, 1],
              [1, 1],
              [1, 0],
              [0, 0],
            ],
          },
        },
      },
    ],
  ])('with %s on another host is refused, naming the address', (_, rest) => {
    expect(failureText({ ...MINIMAL, ...rest })).toContain('https://other.example/')
  })
  it('reports which layers are not drawn', () => {
    const { layers, notes } = converted({
      ...MINIMAL,
      layers: [...MINIMAL.layers, { id: 'heat', type: 'heatmap', source: 'ground', 'source-layer': 'point' }],
    })
    expect(layers.day.map(({ id }) => id)).toEqual(['richer:roads', 'richer:veil'])
    expect(notes).toEqual(['The richer base map holds 1 layer that is not drawn here (heatmap).'])
  })
  it('may contain hillshade layers and MLT tiles', () => {
    const { sources, layers, notes } = converted({
      ...MINIMAL,
      sources: {
        ground: { type: 'vector', tiles: ['tiles/{z}/{x}/{y}.mlt'], encoding: 'mlt' },
        hills: { type: 'raster-dem', tiles: ['hills/{z}/{x}/{y}.png'] },
      },
      layers: [
        ...MINIMAL.layers,
        { id: 'shade', type: 'hillshade', source: 'hills' },
        { id: 'heights', type: 'color-relief', source: 'hills' },
      ],
    })
    expect(Object.keys(sources)).toEqual(['richer:ground', 'richer:hills'])
    expect(sources).toHaveProperty(
      ['richer:hills', 'tiles'],
      ['https://desk.example/feeds/map/hills/{z}/{x}/{y}.png'],
    )
    expect(layers.day.map(({ id }) => id)).toEqual([
      'richer:roads',
      'richer:shade',
      'richer:heights',
      'richer:veil',
    ])
    expect(notes).toEqual([])
  })
  it('that is invalid is refused with the first error', () => {
    const wrong = validStyle({ ...MINIMAL, layers: [{ id: 'a', type: 'line', source: 'nowhere' }] })
    expect(wrong).toMatchObject({ kind: 'failed' })
    expect('kind' in wrong && wrong.what).toContain('nowhere')
    for (const nonsense of [null, 7, 'style', [], {}])
      expect(validStyle(nonsense)).toMatchObject({ kind: 'failed' })
    expect(validStyle(MINIMAL)).toBe(MINIMAL)
  })
})

describe('the base map of a manifest', () => {
  const requested: string[] = []
  const answering = (files: Readonly<Record<string, unknown>>) => (url: string) => {
    requested.push(url)
    const file = files[url]
    return Promise.resolve(file === undefined ? new Response('', { status: 404 }) : Response.json(file))
  }
  const open = (baseMap: string, files: Readonly<Record<string, unknown>> = {}) =>
    openCustomBase(
      { baseMap, manifest: new URL('https://desk.example/feeds/manifest.json') },
      answering(files),
    )

  it('on another host is refused and never fetched', async () => {
    requested.length = 0
    expect(await open('https://other.example/style.json')).toMatchObject({
      kind: 'failed',
      what: expect.stringContaining('https://other.example/style.json'),
    })
    expect(requested).toEqual([])
  })
  it('that is missing or no style fails with a message', async () => {
    expect(await open('map/style.json')).toMatchObject({ what: expect.stringContaining('404') })
    expect(await open('map/style.json', { [BASE.href]: { version: 7 } })).toMatchObject({ kind: 'failed' })
  })
  it('may refer to TileJSON, which is read before any tile is fetched', async () => {
    const style = { ...MINIMAL, sources: { ground: { type: 'vector', url: 'list.json' } } }
    const list = 'https://desk.example/feeds/map/list.json'
    const opened = await open('map/style.json', {
      [BASE.href]: style,
      [list]: { tiles: ['t/{z}/{x}/{y}'], maxzoom: 9 },
    })
    expect(opened).toHaveProperty(['sources', 'richer:ground'], {
      type: 'vector',
      tiles: ['https://desk.example/feeds/map/t/{z}/{x}/{y}'],
      maxzoom: 9,
    })
    const foreign = { tiles: ['https://other.example/{z}/{x}/{y}'] }
    expect(await open('map/style.json', { [BASE.href]: style, [list]: foreign })).toMatchObject({
      what: expect.stringContaining('https://other.example/'),
    })
  })
})

describe('attribution', () => {
  it.each([
    ['<a href="javascript:alert(1)">© Us</a> &amp; <b>them</b>', '© Us & them'],
    ['&#169; Us <img src=x onerror=alert(1)>', '© Us'],
    ['&unknown; Us', '&unknown; Us'],
  ])('of %s is plain text', (html, text) => expect(plainText(html)).toBe(text))
})

describe('vector tiles of unknown schema', () => {
  it.each([
    ['transportation', 'road'],
    ['roads', 'road'],
    ['waterway', 'water'],
    ['earth', 'land'],
    ['boundaries', 'border'],
    ['buildings', 'building'],
    ['pois', 'other'],
  ])('are classified by name: %s is %s', (name, kind) => expect(layerKind(name)).toBe(kind))
  it('get a valid style in token colours, without names of places', () => {
    for (const theme of ['day', 'night'] as const) {
      const layers = [...tileLayers('a', ['roads', 'water', 'earth', 'pois'], theme)]
      const style: StyleSpecification = {
        version: 8,
        sources: { a: { type: 'vector', tiles: ['a'] } },
        layers,
      }
      expect(validateStyleMin(style)).toEqual([])
      expect(new Set(layers.map(({ type }) => type))).toEqual(new Set(['fill', 'line', 'symbol']))
      expect(layers.flatMap(({ id, type }) => (type === 'symbol' ? [id] : []))).toEqual([
        'richer:water:name',
        'richer:roads:name',
        'richer:roads:number',
      ])
      const tokens: readonly string[] = Object.values(TOKENS[theme])
      for (const colour of JSON.stringify(layers).match(/#[0-9a-f]+/g) ?? ['none'])
        expect(tokens).toContain(colour)
    }
  })
  it.each([
    ['Protomaps', 'roads', { kind: 'highway' }, { kind: 'minor_road' }, { kind: 'path' }],
    ['OpenMapTiles', 'transportation', { class: 'motorway' }, { class: 'tertiary' }, { class: 'rail' }],
  ])('of the schema of %s are drawn by class', (_, name, main, other, path) => {
    const line = tileLayers('a', [name], 'day').find(({ id }) => id === `richer:${name}:line`)
    if (line?.type !== 'line') throw new Error('no line')
    const colourOf = (properties: Readonly<Record<string, string>>) => {
      const parsed = createExpression(line.paint?.['line-color'], 'paint.line-color')
      if (parsed.result === 'error') throw new Error('no expression')
      return parsed.value.evaluate({ zoom: 14 }, { type: 2, properties, geometry: [] }) as unknown
    }
    const { day } = TOKENS
    expect([main, other, path, {}].map(colourOf)).toEqual([
      day['road-main'],
      day.road,
      day['road-case'],
      day.road,
    ])
  })
})
