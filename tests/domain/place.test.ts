/** The place file: validation, and consistency of the shipped place. */
import { describe, expect, it } from 'vitest'
import boroughFile from '../../data/place/borough.json'
import postcodesFile from '../../data/place/postcodes.json'
import roadsFile from '../../data/place/roads.json'
import streetsFile from '../../data/place/streets.json'
import { contains, metresToSurface } from '../../src/analytics/geometry.ts'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import { boxOf } from '../../src/domain/geography.ts'
import { partnerName, placeFrom, vicinityWords, type PlaceFile } from '../../src/domain/place/place.ts'
import { PLACE } from './shipped-place.ts'

const FILE: PlaceFile = { ...PLACE, format: 'holdfast-place', version: 1 }

describe('a place file', () => {
  it('is returned without format and version', () => expect(placeFrom(FILE)).toEqual(PLACE))
  it.each<[Partial<PlaceFile>, string]>([
    [{ version: 2 }, 'holdfast-place version 2'],
    [{ format: 'holdfast-borough' }, 'holdfast-borough version 1'],
    [{ timeZone: 'Europe/Paris' }, 'the time of Europe/Paris'],
    [{ projection: 'EPSG:2154' }, 'measured in EPSG:2154'],
    [{ police: 'sussex' }, 'no partner sussex'],
    [{ council: 'lewes' }, 'no partner lewes'],
  ])('is refused with %j', (part, message) => {
    expect(() => placeFrom({ ...FILE, ...part })).toThrow(message)
  })
})

describe('the shipped place', () => {
  const borough = decodeBorough(boroughFile)
  it('has its neighbours outside the borough and on its map, each once', () => {
    const { neighbours = [] } = PLACE
    expect(neighbours.length).toBeGreaterThan(10)
    expect(new Set(neighbours.map(({ name }) => name)).size).toBe(neighbours.length)
    for (const { name, at } of neighbours) {
      const metres = metresToSurface(borough.outline, at)
      expect(metres, name).toBeGreaterThan(200)
      expect(metres, name).toBeLessThan(10_000)
    }
  })
  it('has its examples inside its outline, and its reference latitude in the middle', () => {
    const { south, north } = boxOf(borough.outline)
    for (const [longitude, latitude] of [PLACE.examples.point, ...PLACE.examples.block])
      expect(contains(borough.outline, longitude, latitude)).toBe(true)
    const [latitude, longitude] = PLACE.examples.typed.split(', ').map(Number)
    expect(contains(borough.outline, longitude ?? 0, latitude ?? 0)).toBe(true)
    expect(Math.abs(PLACE.referenceLatitude - (south + north) / 2)).toBeLessThan(0.01)
  })
  it('has the licence and attribution of its files', () => {
    const files = { borough: boroughFile, roads: roadsFile, postcodes: postcodesFile, streets: streetsFile }
    for (const [name, { licence, attribution }] of Object.entries(PLACE.attribution.files))
      expect(Object.entries(files).find(([file]) => file === name)?.[1]).toMatchObject({
        licence,
        attribution,
      })
  })
  it('lists each partner once', () => {
    const ids = PLACE.partners.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.map((id) => partnerName(PLACE, id))).toEqual(PLACE.partners.map(({ label }) => label))
  })
})

it('formats the vicinity distance', () => expect(vicinityWords({ vicinityMetres: 7500 })).toBe('7.5 km'))
