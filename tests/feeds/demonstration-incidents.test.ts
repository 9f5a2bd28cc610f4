/** The invented incidents counted again from their points and times, by other means than they were made by. */
import { describe, expect, test } from 'vitest'
import type { Polygon } from '../../src/domain/geography.ts'
import { vicinityOf } from '../../src/feeds/vicinity.ts'
import type { Row, SiteTruth } from './demonstration-ground.ts'
import {
  GROUND,
  dayOfRow,
  isDuring,
  isInside,
  made,
  metresToBorder,
  rowsOf,
  squareOf,
  textOf,
  truthOf,
} from './demonstration-ground.ts'

interface Place {
  readonly longitude: number
  readonly latitude: number
  readonly rows: readonly Row[]
}
/** Rows by the point that they share. */
function placesOf(rows: readonly Row[]): readonly Place[] {
  const places = new Map<string, { longitude: number; latitude: number; rows: Row[] }>()
  for (const row of rows) {
    const [longitude, latitude] = row.geometry?.coordinates ?? [NaN, NaN]
    const key = `${longitude},${latitude}`
    const place = places.get(key)
    if (place) place.rows.push(row)
    else places.set(key, { longitude, latitude, rows: [row] })
  }
  return [...places.values()]
}

const demonstrations = [1, 2, 3].map((seed) => {
  const files = made({ seed })
  const rows = rowsOf(files, 'incidents.geojson')
  return { seed, files, rows, places: placesOf(rows), truth: truthOf(files) }
})
const ringMetres = 200
const siteShapes = new Map(
  rowsOf(made({ incidentsAMonth: 1 }), 'sites.geojson').map(({ properties, geometry }) => [
    String(properties['id']),
    geometry as unknown as Polygon,
  ]),
)
