/** Esri JSON, the answer of an ArcGIS FeatureServer with `f=json`, as GeoJSON features. */
import { type JsonObject, isList, isObject } from '../rows/json-object.ts'

/** Whether an object has features with attributes rather than properties. */
export const isEsriJson = (value: JsonObject) => {
  const { features } = value
  if (!isList(features)) return false
  const isNamed = 'geometryType' in value || 'spatialReference' in value || 'objectIdFieldName' in value
  const [first] = features
  return first === undefined ? isNamed : isObject(first) && isObject(first['attributes'])
}

/** Features with the labels of coded values. */
export function featuresOfEsri({ features, fields }: JsonObject): readonly unknown[] {
  const columns = isList(fields) ? fields.filter(isObject) : []
  const readers = new Map(columns.map((field) => [field['name'], valueReader(field)]))
  return (isList(features) ? features : []).map((feature) => {
    if (!isObject(feature) || !isObject(feature['attributes'])) return feature
    const properties = Object.fromEntries(
      Object.entries(feature['attributes']).map(([name, value]) => [
        name,
        readers.get(name)?.(value) ?? value,
      ]),
    )
    return { type: 'Feature', geometry: geometryOf(feature['geometry']), properties }
  })
}

/** Reader of one field's values; undefined leaves the value as it is. */
function valueReader({ domain }: JsonObject): (value: unknown) => unknown {
  const coded = isObject(domain) && isList(domain['codedValues']) ? domain['codedValues'] : []
  const labels = new Map(coded.filter(isObject).map(({ code, name }) => [code, name]))
  return (value) => labels.get(value)
}

/** Names of the fields of dates, which are in milliseconds since 1970. */
export const dateFieldsOf = ({ fields }: JsonObject): ReadonlySet<string> =>
  new Set(
    (isList(fields) ? fields : []).flatMap((field) =>
      isObject(field) && field['type'] === 'esriFieldTypeDate' && typeof field['name'] === 'string'
        ? [field['name']]
        : [],
    ),
  )

function geometryOf(geometry: unknown): JsonObject | null {
  if (!isObject(geometry)) return null
  const { x, y, rings, paths, points } = geometry
  if (x !== undefined || y !== undefined) {
    return x === null || x === 'NaN' ? null : { type: 'Point', coordinates: [x, y] }
  }
  if (isList(points)) return { type: 'MultiPoint', coordinates: points }
  if (isList(paths)) {
    return paths.length === 1
      ? { type: 'LineString', coordinates: paths[0] }
      : { type: 'MultiLineString', coordinates: paths }
  }
  return isList(rings) ? polygonOf(rings) : null
}

type Ring = readonly unknown[]

/** Outer rings run clockwise and holes the other way; every hole belongs to the outer ring around it. */
export function polygonOf(rings: readonly unknown[]): JsonObject {
  const whole = rings.filter(isList)
  const outers = whole.filter((ring) => signedArea(ring) <= 0).map((ring) => [ring])
  for (const hole of whole.filter((ring) => signedArea(ring) > 0)) {
    const around = outers.find(([outer]) => outer && isInside(hole[0], outer))
    // A hole without an outer ring is an outer ring that runs the wrong way.
    if (around) around.push(hole)
    else outers.push([hole])
  }
  const [only] = outers
  return outers.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: outers }
}

const pairOf = (position: unknown): readonly [number, number] =>
  isList(position) ? [Number(position[0]), Number(position[1])] : [NaN, NaN]

/** Twice the area: positive where the ring runs anticlockwise. */
function signedArea(ring: Ring): number {
  let sum = 0
  for (let at = 1; at < ring.length; at += 1) {
    const [x1, y1] = pairOf(ring[at - 1])
    const [x2, y2] = pairOf(ring[at])
    sum += x1 * y2 - x2 * y1
  }
  return sum
}

function isInside(position: unknown, ring: Ring): boolean {
  const [x, y] = pairOf(position)
  let inside = false
  for (let at = 1; at < ring.length; at += 1) {
    const [x1, y1] = pairOf(ring[at - 1])
    const [x2, y2] = pairOf(ring[at])
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
