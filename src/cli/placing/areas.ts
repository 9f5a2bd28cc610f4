/** The boundary of a place, and its wards and census areas, from the features of their layers. */
import { boxOf, type MultiPolygon } from '../../domain/geography.ts'
import { failed, type Failed } from '../../domain/feed.ts'
import type { MapFeature, MapLayer } from '../../feeds/features/map-layer.ts'
import { censusNames } from '../../domain/place/served-place.ts'
import { areaColumns, columnFor, numberIn, textIn, type GivenColumns } from './columns.ts'
import { doBoxesMeet, insideOf, samplesOf, surfaceIn } from './shapes.ts'

export interface Boundary {
  readonly kind: 'boundary'
  readonly code: string
  readonly name: string
  readonly shape: MultiPolygon
}

export type Level = 'ward' | 'lsoa' | 'msoa'
export const LEVELS = ['ward', 'lsoa', 'msoa'] as const satisfies readonly Level[]

export interface SourceArea {
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly shape: MultiPolygon
  readonly population: number | null
  readonly deprivationDecile: number | null
  /** Code of the ward, where the file states it. */
  readonly ward: string | null
}

/** @param wanted code or name of the feature in a file of several; null: the only one */
export function boundaryIn(layer: MapLayer, wanted: string | null, given: GivenColumns): Boundary | Failed {
  const columns = areaColumns(layer, given)
  if (columns.kind === 'failed') return columns
  const named = layer.features.map((feature) => ({
    code: textIn(feature, columns.code) ?? '',
    name: textIn(feature, columns.name) ?? '',
    geometry: feature.geometry,
  }))
  const isWanted = ({ code, name }: (typeof named)[number]) =>
    wanted === null || code === wanted || name.toLowerCase() === wanted.toLowerCase()
  const [found, ...more] = named.filter(isWanted)
  if (!found)
    return failed(
      wanted === null ? `${layer.name} holds no area.` : `${layer.name} holds no area “${wanted}”.`,
      wanted === null ? 'Give the boundary of the place.' : 'Give --code as the file has it.',
    )
  if (more.length > 0)
    return failed(
      `${layer.name} holds ${more.length + 1} areas (${named
        .slice(0, 3)
        .map(({ code, name }) => `${code} ${name}`)
        .join(', ')} ...).`,
      'Say which one is the place with --code CODE. A place of several is joined into one area first (Dissolve in QGIS).',
    )
  const { code, name } = found
  const shape = surfaceIn(found.geometry)
  if (!shape) return failed(`The boundary in ${layer.name} is no area.`, 'Give a polygon.')
  return code === '' || name === ''
    ? failed(`The boundary in ${layer.name} has no code or no name.`, 'Give it both.')
    : { kind: 'boundary', code, name, shape }
}

export interface ChosenAreas {
  readonly kind: 'areas'
  readonly level: Level
  readonly areas: readonly SourceArea[]
  /** Areas of the file that lie elsewhere. */
  readonly elsewhere: number
}

function withoutLevel({ name }: MapLayer): Failed {
  const { lsoa, msoa } = censusNames()
  return failed(
    `${name} does not say whether its areas are wards, ${lsoa.many} or ${msoa.many}.`,
    `Name the file for it, such as wards.geojson, or give it a column level with ${LEVELS.join(', ')} (${lsoa.many} are lsoa, ${msoa.many} msoa).`,
  )
}

/** The areas of a layer that lie in the boundary for the most part. */
export function areasIn(
  layer: MapLayer,
  { shape: boundary }: Boundary,
  given: GivenColumns,
): ChosenAreas | Failed {
  const columns = areaColumns(layer, given)
  if (columns.kind === 'failed') return columns
  const level = levelOf(layer, columns.level, given)
  if (level === null) return withoutLevel(layer)
  const box = boxOf(boundary)
  const isInside = insideOf(boundary)
  const others = {
    population: columnFor('population', layer, given),
    deprivationDecile: columnFor('decile', layer, given),
    ward: level === 'ward' ? null : columnFor('ward', layer, given),
  }
  const areas: SourceArea[] = []
  for (const feature of layer.features) {
    const shape = surfaceIn(feature.geometry)
    const [code, name] = [textIn(feature, columns.code), textIn(feature, columns.name)]
    const isHere = shape !== null && doBoxesMeet(boxOf(shape), box) && isMostly(shape, isInside)
    if (shape === null && code !== null && wasExpected(feature))
      return failed(`The area ${code} in ${layer.name} has a broken shape.`, 'Export the layer again.')
    if (!shape || !isHere) continue
    if (code === null || name === null)
      return failed(`An area in ${layer.name} has no ${code === null ? 'code' : 'name'}.`, 'Give it one.')
    areas.push({
      code,
      name,
      level,
      shape,
      population: numberIn(feature, others.population),
      deprivationDecile: decileIn(feature, others.deprivationDecile),
      ward: textIn(feature, others.ward),
    })
  }
  const repeated = areas.find(({ code }, at) => areas.findIndex((other) => other.code === code) !== at)
  if (repeated)
    return failed(
      `Two areas in ${layer.name} have the code ${repeated.code}.`,
      'Each area needs a code of its own: join its parts into one feature of several polygons.',
    )
  return areas.length === 0
    ? failed(`No area of ${layer.name} lies in the boundary.`, 'Check that both are of the same place.')
    : { kind: 'areas', level, areas: areas.toSorted(byCode), elsewhere: layer.features.length - areas.length }
}

const byCode = (one: SourceArea, other: SourceArea) => (one.code < other.code ? -1 : 1)

const wasExpected = ({ geometry }: MapFeature) => geometry !== null

function isMostly(shape: MultiPolygon, isInside: (at: readonly [number, number]) => boolean): boolean {
  const points = samplesOf(shape)
  return points.filter(isInside).length * 2 > points.length
}

const MOST_DECILE = 10
function decileIn(feature: MapFeature, column: string | null): number | null {
  const decile = numberIn(feature, column)
  return decile !== null && Number.isInteger(decile) && decile >= 1 && decile <= MOST_DECILE ? decile : null
}

const isLevel = (text: string | null): text is Level => LEVELS.some((level) => level === text)

/** By a column, by the names of columns, or by a word in the name of the file. */
function levelOf(layer: MapLayer, stated: string | null, given: GivenColumns): Level | null {
  const column = columnFor('level', layer, given)
  const [first] = layer.features
  const cell = first && column !== null ? (textIn(first, column)?.toLowerCase() ?? null) : null
  if (isLevel(cell)) return cell
  if (isLevel(stated)) return stated
  return LEVELS.find((level) => layer.name.toLowerCase().includes(level)) ?? null
}
