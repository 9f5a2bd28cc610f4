/** Zipped shapefiles as GeoJSON features; loaded with the first one. */
import { failed, type Failed } from '../../domain/feed.ts'
import { crsOfWkt, nameInWkt } from '../features/crs-names.ts'
import { type FeatureFile, otherCrs } from '../features/json-features.ts'
import { mendedFeatures } from '../features/property-mends.ts'
import type { SourceFile } from '../formats/recognised.ts'
import { dbfRows } from './dbf.ts'
import { shapes } from './shp.ts'

const PACK_WHOLE =
  'Pack all files of the layer (.shp, .dbf, .shx, .prj) into one ZIP, or export it as GeoJSON.'

/** Every row of the layer that is not deleted, or the failure of one that cannot be read whole. */
export function shapefileFeatures({ name, parts }: SourceFile): FeatureFile | Failed {
  const [shp, dbf, prj] = ['shp', 'dbf', 'prj'].map((part) => parts.get(part))
  if (!shp)
    return failed(
      `${name} is the shapes of a shapefile alone: what belongs to them is in its other files.`,
      PACK_WHOLE,
    )
  if (!dbf) return failed(`${name} lacks the .dbf of its layer, which holds the rows.`, PACK_WHOLE)
  const crs = prj ? crsOfWkt(textOf(prj)) : null
  if (prj && crs === 'other') return otherCrs(name, nameInWkt(textOf(prj)))
  const geometries = shapes(shp)
  const rows = dbfRows(dbf, encodingOf(parts.get('cpg')))
  if (geometries === null || rows === null)
    return failed(`${name} holds a layer that is damaged or cut off.`, PACK_WHOLE)
  if (geometries.length !== rows.length) {
    return failed(
      `${name} does not fit together: its .shp has ${geometries.length} shapes, its .dbf ${rows.length} rows.`,
      PACK_WHOLE,
    )
  }
  const features = rows.flatMap((properties, at) =>
    properties === null ? [] : [{ type: 'Feature', geometry: geometries[at], properties }],
  )
  return {
    name,
    features: mendedFeatures(features),
    crs: crs === 'other' ? null : crs,
    mark: undefined,
    notices: [],
  }
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
/** Without a .cpg programs write Latin letters by the code page of Windows. */
const encodingOf = (cpg: Uint8Array | undefined) => (cpg ? textOf(cpg) : 'windows-1252')
