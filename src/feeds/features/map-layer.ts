/** Any file with places as one layer of features in degrees, for uses that are not feeds. */
import { failed, type Failed, type Notice } from '../../domain/feed.ts'
import { areDegrees } from './json-features.ts'
import { servedGrid } from '../../domain/place/served-place.ts'
import { DEGREES_FROM, fixedGeometry } from '../formats/coordinate-fixes.ts'
import { FORMATS } from '../formats/formats.ts'
import type { Content, Crs, InputFile, SourceFile } from '../formats/recognised.ts'
import { sourceFiles } from '../formats/source-files.ts'
import { isObject, type JsonObject } from '../rows/json-object.ts'
import { plainName } from '../tables/columns/part-names.ts'
import { cellText, columnsOf, eachRow } from '../tables/table-rows.ts'

/** A file, with the other files of a shapefile by their endings. */
interface LayerFile extends InputFile {
  readonly parts: ReadonlyMap<string, Uint8Array>
}
export interface MapFeature {
  readonly properties: JsonObject
  /** GeoJSON, unchecked, in degrees; null where there is none. */
  readonly geometry: JsonObject | null
}
export interface MapLayer {
  readonly name: string
  readonly features: readonly MapFeature[]
  /** The system that the file is in. */
  readonly crs: Crs
  readonly notices: readonly Notice[]
}

/** @param sheet layer of a file with several; null: the only one */
export async function mapLayer(file: LayerFile, sheet: string | null): Promise<MapLayer | Failed> {
  const sources = await sourcesOf(file, sheet)
  if ('kind' in sources) return sources
  const [first] = sources
  const format = first && FORMATS.find(({ isIn }) => isIn(first))
  if (!first || !format) return failed(`${file.name} holds nothing that is read here.`, ASK_FOR_LAYER)
  const opened = await format.open(sources)
  if (opened.kind === 'failed') return opened
  const features = opened.content.kind === 'texts' ? pointsOf(opened.content) : featuresOf(opened.content)
  if ('kind' in features) return features
  const crs = opened.crs ?? (areDegrees(features) ? '4326' : servedGrid().crs)
  return { name: file.name, features: inDegrees(features, crs), crs, notices: opened.notices ?? [] }
}

const ASK_FOR_LAYER = 'Give the layer as GeoJSON, GeoPackage or shapefile.'

async function sourcesOf(file: LayerFile, sheet: string | null): Promise<readonly SourceFile[] | Failed> {
  const { name, parts } = file
  if (parts.size > 0)
    return [{ name, text: '', isWindows1252: false, signature: 'shape', parts, sheet: null }]
  const police = { kind: null, forces: null, isOwnForce: () => true }
  const opened = await sourceFiles([file], { sheet, headLine: null, police })
  return 'kind' in opened ? opened : opened.files
}

function featuresOf(content: Exclude<Content, { kind: 'texts' }>): readonly MapFeature[] {
  if (content.kind === 'positions') return []
  return content.files.flatMap(({ features }) =>
    features.flatMap((raw) =>
      isObject(raw)
        ? [
            {
              properties: isObject(raw['properties']) ? raw['properties'] : {},
              geometry: isObject(raw['geometry']) ? raw['geometry'] : null,
            },
          ]
        : [],
    ),
  )
}

const X_NAMES = ['longitude', 'lon', 'lng', 'long', 'easting', 'eastings', 'geometryx', 'x']
const Y_NAMES = ['latitude', 'lat', 'northing', 'northings', 'geometryy', 'y']

/** Rows of a table as points. */
function pointsOf(content: Extract<Content, { kind: 'texts' }>): readonly MapFeature[] | Failed {
  const columns = columnsOf(content)
  const columnOf = (names: readonly string[]) =>
    names.map((name) => columns.findIndex((column) => plainName(column) === name)).find((at) => at >= 0)
  const [x, y] = [columnOf(X_NAMES), columnOf(Y_NAMES)]
  const [first] = content.files
  if (x === undefined || y === undefined)
    return failed(
      `${first?.name ?? 'The table'} has no columns of longitude and latitude or of easting and northing.`,
      ASK_FOR_LAYER,
    )
  const features: MapFeature[] = []
  const failure = eachRow(content, columns, ({ cells }) => {
    const coordinates = [cells[x], cells[y]].map((cell) => Number(cellText(cell) || Number.NaN))
    const isPlaced = coordinates.every(Number.isFinite)
    const properties = Object.fromEntries(columns.map((name, at) => [name, cells[at]]))
    features.push({ properties, geometry: isPlaced ? { type: 'Point', coordinates } : null })
  })
  return failure ?? features
}

function inDegrees(features: readonly MapFeature[], crs: Crs): readonly MapFeature[] {
  if (crs === '4326') return features
  return features.map(({ properties, geometry }) => {
    const fixed = geometry === null ? null : fixedGeometry(geometry, DEGREES_FROM[crs])
    return { properties, geometry: isObject(fixed) && areDegrees([{ geometry: fixed }]) ? fixed : null }
  })
}
