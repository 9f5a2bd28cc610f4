/** Roads and water of a place: lines of map layers by class, cut to its surroundings and simplified. */
import { textOfLines } from '../../build/geography/delta-text.mjs'
import { planeAt, toUnits, type Point } from '../../build/geography/plane.mjs'
import { METRES_A_DEGREE, type Box, type Position, isInBox } from '../../domain/geography.ts'
import { isList, type JsonObject } from '../../feeds/rows/json-object.ts'
import type { MapFeature, MapLayer } from '../../feeds/features/map-layer.ts'
import { columnFor, columnNames, counted, textIn, type GivenColumns } from './columns.ts'
import { positionsIn } from './shapes.ts'

/** A line with its class, in the order of importance given by the classes. */
interface ClassedLine {
  readonly class: string
  readonly name: string | null
  readonly line: readonly Point[]
}
interface EncodedLines {
  readonly names: readonly (string | null)[]
  readonly lines: string
}

/** Distance beyond the outline's box up to which lines are kept. */
const MARGIN_METRES = 2_500
const TOLERANCE_METRES = 4
const MOST_POINTS = 40_000

/** Words of classes in open data, by the class that they become; the most important first. */
const ROAD_CLASSES: readonly (readonly [name: string, words: RegExp])[] = [
  ['motorway', /^motorway(?:_link)?$/],
  ['primary', /^(?:trunk|primary)(?:_link)?$|^a road$/],
  ['secondary', /^secondary(?:_link)?$|^b road$/],
  ['minor', /^(?:tertiary|minor)(?:_link)?$|^unclassified$|^minor road$|^classified unnumbered$/],
  [
    'local',
    /^(?:residential|living_street|pedestrian)$|^local (?:road|access road)$|^not classified$|^(?:restricted )?local access road$/,
  ],
  ['path', /^(?:path|footway|cycleway|bridleway|track)$/],
]
const WATER_KINDS: readonly (readonly [name: string, words: RegExp])[] = [
  ['river', /^(?:river|inlandriver|tidalriver)$/],
  ['canal', /^canal$/],
  ['lake', /^(?:lake|water|reservoir|pond|dock)$/],
]

export interface Roads {
  readonly classes: readonly (EncodedLines & { readonly class: string })[]
  /** Streets by a point of theirs, for names. */
  readonly remarks: readonly string[]
}
export interface Water {
  readonly rivers: EncodedLines
  readonly canals: EncodedLines
  readonly lakes: EncodedLines
  readonly remarks: readonly string[]
}
interface Ground {
  readonly box: Box
  readonly latitude: number
  readonly given: GivenColumns
}

export function roadsIn(layer: MapLayer, ground: Ground): Roads {
  const column = columnFor('class', layer, ground.given)
  const classOf = (feature: MapFeature) =>
    column === null ? 'minor' : classIn(textIn(feature, column), ROAD_CLASSES)
  const taken = linesIn(layer, ground, { classOf, nameOf: roadName(layer) })
  const fitting = withinLimit(
    taken.lines,
    ROAD_CLASSES.map(([name]) => name),
  )
  // The app draws small roads in one way.
  const lines = fitting.lines.map((line) => (line.class === 'local' ? { ...line, class: 'minor' } : line))
  const names = ['motorway', 'primary', 'secondary', 'minor', 'path'].filter((name) =>
    lines.some((line) => line.class === name),
  )
  return {
    classes: names.map((name) => ({ class: name, ...encoded(lines.filter((line) => line.class === name)) })),
    remarks: [
      ...(column === null
        ? [
            `${layer.name} has no column of classes (it has: ${columnNames(layer).join(', ')}), so every road is drawn as a small one. Say which one with --set class=COLUMN.`,
          ]
        : []),
      ...taken.remarks,
      ...(fitting.leftOut.length > 0
        ? [`Roads left out, since the map would grow heavy: ${fitting.leftOut.join(', ')}.`]
        : []),
    ],
  }
}

export function waterIn(layer: MapLayer, ground: Ground): Water {
  const column = columnFor('kind', layer, ground.given)
  const classOf = (feature: MapFeature) => {
    const kind = classIn(textIn(feature, column), WATER_KINDS)
    return kind ?? (isSurface(feature.geometry) ? 'lake' : column === null ? 'river' : null)
  }
  const name = columnFor('name', layer, ground.given)
  const { lines, remarks } = linesIn(layer, ground, { classOf, nameOf: (feature) => textIn(feature, name) })
  const of = (kind: string) => encoded(lines.filter((line) => line.class === kind))
  return { rivers: of('river'), canals: of('canal'), lakes: of('lake'), remarks }
}

const isSurface = (geometry: JsonObject | null) => String(geometry?.['type']).endsWith('Polygon')

/** Number of a road where it has one, else its name. */
function roadName(layer: MapLayer) {
  const columns = columnNames(layer)
  const columnOf = (pattern: RegExp) => columns.find((name) => pattern.test(name.toLowerCase())) ?? null
  const number = columnOf(/^(?:ref|number|road_?number|road_?classification_?number)$/)
  const name = columnOf(/^name(?:_?1)?$/)
  return (feature: MapFeature) => {
    const own = textIn(feature, number)?.split(';')[0] ?? null
    return own !== null && /^[ABM]\d+/.test(own) ? own : textIn(feature, name)
  }
}

const classIn = (text: string | null, classes: typeof ROAD_CLASSES): string | null =>
  classes.find(([, words]) => text !== null && words.test(text.toLowerCase()))?.[0] ?? null

interface Reading {
  readonly classOf: (feature: MapFeature) => string | null
  readonly nameOf: (feature: MapFeature) => string | null
}

function linesIn({ name, features }: MapLayer, { box, latitude }: Ground, { classOf, nameOf }: Reading) {
  const { simplifyLine } = planeAt(latitude)
  const near = grown(box, latitude)
  const lines: ClassedLine[] = []
  let others = 0
  let broken = 0
  for (const feature of features) {
    const paths = pathsIn(feature.geometry)
    if (paths === null) broken += 1
    const here = (paths ?? []).flatMap((path) => partsWithin(path, near))
    if (here.length === 0) continue
    const itsClass = classOf(feature)
    if (itsClass === null) others += 1
    else
      for (const part of here) {
        const line = simplifyLine(part.map(toUnits), TOLERANCE_METRES)
        lines.push({ class: itsClass, name: nameOf(feature), line })
      }
  }
  return {
    lines,
    remarks: [
      ...(lines.length === 0 ? [`${name}: nothing of it lies in or near the place.`] : []),
      ...(others > 0
        ? [
            `${name}: ${counted(others, 'feature near the place is', 'features near the place are')} of a class that is not drawn.`,
          ]
        : []),
      ...(broken > 0
        ? [`${name}: ${counted(broken, 'feature has', 'features have')} no line that can be read.`]
        : []),
    ],
  }
}

/** Lines of a geometry, and the borders of its surfaces; null where it has none. */
function pathsIn(geometry: JsonObject | null): readonly (readonly Position[])[] | null {
  const { type, coordinates } = geometry ?? {}
  const nested =
    type === 'LineString'
      ? [coordinates]
      : type === 'MultiPolygon' && isList(coordinates)
        ? coordinates.flat()
        : coordinates
  if (!isList(nested) || !['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'].includes(String(type)))
    return null
  const paths = nested.map(positionsIn)
  return paths.every((path): path is readonly Position[] => path !== null && path.length > 1) ? paths : null
}

/** The stretches of a line in a box, each with the point before and after it. */
function partsWithin(path: readonly Position[], box: Box): readonly (readonly Position[])[] {
  const isIn = path.map(([longitude, latitude]) => isInBox(longitude, latitude, box))
  if (isIn.every(Boolean)) return [path]
  const parts: Position[][] = []
  let part: Position[] = []
  for (const [at, position] of path.entries()) {
    const isKept = isIn[at] || isIn[at - 1] || isIn[at + 1]
    if (isKept) part.push(position)
    if ((!isKept || at === path.length - 1) && part.length > 1) parts.push(part)
    if (!isKept) part = []
  }
  return parts
}

export function grown({ west, south, east, north }: Box, latitude: number, metres = MARGIN_METRES): Box {
  const up = metres / METRES_A_DEGREE
  const across = up / Math.cos((latitude * Math.PI) / 180)
  return { west: west - across, south: south - up, east: east + across, north: north + up }
}

/** Whole classes, the most important first, as long as they have few enough points. */
function withinLimit(lines: readonly ClassedLine[], order: readonly string[]) {
  let points = 0
  const taken: ClassedLine[] = []
  const leftOut: string[] = []
  for (const name of order) {
    const own = lines.filter((line) => line.class === name)
    const size = own.reduce((sum, { line }) => sum + line.length, 0)
    if (points + size > MOST_POINTS && taken.length > 0)
      leftOut.push(`${name} (${own.length.toLocaleString('en-GB')})`)
    else {
      points += size
      taken.push(...own)
    }
  }
  return { lines: taken, leftOut }
}

const encoded = (lines: readonly ClassedLine[]): EncodedLines => ({
  names: lines.map(({ name }) => name),
  lines: textOfLines(lines.map(({ line }) => line)),
})

export const NO_LINES: EncodedLines = { names: [], lines: '' }
