/**
 * Style of the built-in base map: valid, self-contained, coloured by tokens, with each boundary drawn once.
 */
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { baseStyle, repaint } from '../../../src/map/base/base-style.ts'
import { bordersOf } from '../../../src/map/base/base-sources.ts'
import { TOKENS, type Theme } from '../../../src/ui/tokens.ts'
import { BOROUGH, ROADS } from '../sample-map.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const THEMES: readonly Theme[] = ['day', 'night']
const styleIn = (theme: Theme) => baseStyle({ place: PLACE, borough: BOROUGH, roads: ROADS }, theme)
const coloursIn = (value: unknown) => JSON.stringify(value).match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi) ?? []

describe.each(THEMES)('the base map by %s', (theme) => {
  const style = styleIn(theme)

  it('is a style that MapLibre accepts', () => {
    expect(validateStyleMin(style)).toEqual([])
  })
  it('fetches nothing: no glyphs, no sprite, no address', () => {
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
    expect(JSON.stringify(style)).not.toMatch(/https?:|\burl\b/)
    for (const source of Object.values(style.sources)) expect(source).toHaveProperty('data.features')
  })
  it('uses only the colours of tokens', () => {
    const colours = coloursIn(style.layers)
    expect(colours.length).toBeGreaterThan(20)
    const tokens: readonly string[] = Object.values(TOKENS[theme])
    expect(colours.filter((colour) => !tokens.includes(colour))).toEqual([])
  })
  it('uses all of its own sources and no others', () => {
    const used = new Set(style.layers.flatMap((layer) => ('source' in layer ? [layer.source] : [])))
    expect([...used].toSorted()).toEqual(Object.keys(style.sources).toSorted())
  })
})

describe('without roads', () => {
  const firstZoomOf = (roads: typeof ROADS) =>
    baseStyle({ place: PLACE, borough: BOROUGH, roads }, 'day').layers.find(({ id }) => id === 'ward-lines')
      ?.minzoom
  it('the outlines of the wards are drawn at every zoom', () => {
    expect(firstZoomOf([])).toBe(0)
    expect(firstZoomOf(ROADS)).toBeGreaterThan(8)
  })
})

describe('a change of theme', () => {
  it('changes colours but neither data nor layer order', () => {
    const [day, night] = THEMES.map(styleIn)
    expect(night?.sources).toEqual(day?.sources)
    expect(night?.layers.map(({ id }) => id)).toEqual(day?.layers.map(({ id }) => id))
    expect(coloursIn(night?.layers)).not.toEqual(coloursIn(day?.layers))
  })
  it('is applied to an existing map by paint properties alone', () => {
    const painted = new Map<string, unknown>()
    const map = {
      setPaintProperty: (layer: string, property: string, value: unknown) =>
        painted.set(`${layer} ${property}`, value),
    }
    repaint(map, 'night')
    const requested = styleIn('night').layers.flatMap(({ id, paint }) =>
      Object.entries(paint ?? {}).map(([property, value]) => [`${id} ${property}`, value] as const),
    )
    expect([...painted]).toEqual(requested)
  })
})

describe('borders', () => {
  it('draws the shared boundary of two wards once, without the outline of the borough', () => {
    const shapes = BOROUGH.wards.map(({ shape }) => shape)
    expect(bordersOf(shapes, BOROUGH.outline)).toEqual([
      [
        [-2.6, 53.5],
        [-2.6, 53.56],
      ],
    ])
  })
  it('draws every edge of shapes without shared edges', () => {
    const [first] = BOROUGH.wards
    expect(bordersOf(first ? [first.shape] : [], null)).toEqual([first?.shape.coordinates[0]])
  })
})
