/** Writes GeoPackages with SQLite itself. */
import { createRequire } from 'node:module'
import type { Layer } from './shapefile-writer.ts'

interface SqlDatabase {
  readonly run: (sql: string, values?: readonly unknown[]) => void
  readonly export: () => Uint8Array<ArrayBuffer>
}
interface SqlJs {
  readonly Database: new () => SqlDatabase
}
const require = createRequire(import.meta.url)
const openSql = require('sql.js') as () => Promise<SqlJs>

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

const SYSTEM_COLUMNS = {
  srs_name: 'TEXT NOT NULL',
  srs_id: 'INTEGER PRIMARY KEY',
  organization: 'TEXT NOT NULL',
  organization_coordsys_id: 'INTEGER NOT NULL',
  definition: 'TEXT NOT NULL',
}

/** The same features in each of the layers. */
export async function geopackage(
  layer: Layer,
  tables: readonly string[] = ['crimes'],
): Promise<Uint8Array<ArrayBuffer>> {
  const { Database } = await openSql()
  const database = new Database()
  const systems = Object.entries(SYSTEM_COLUMNS).map(([name, type]) => `${name} ${type}`)
  database.run(`CREATE TABLE gpkg_spatial_ref_sys (${systems.join(', ')})`)
  database.run(
    "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, ''), ('Undefined', -1, 'NONE', -1, '')",
  )
  database.run(
    'CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, srs_id INTEGER)',
  )
  database.run(
    'CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk PRIMARY KEY (table_name, column_name))',
  )
  for (const table of tables) writeLayer(database, table, layer)
  return database.export()
}

function writeLayer(database: SqlDatabase, table: string, layer: Layer): void {
  const names = Object.keys(layer[0]?.properties ?? {})
  database.run(
    `CREATE TABLE ${quoted(table)} ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "geom" GEOMETRY, ${names.map((name) => `${quoted(name)} TEXT`).join(', ')})`,
  )
  database.run('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?)', [table, 'features', table, 4326])
  database.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)', [
    table,
    'geom',
    'GEOMETRY',
    4326,
  ])
  for (const { geometry, properties } of layer)
    database.run(
      `INSERT INTO ${quoted(table)} (geom, ${names.map(quoted).join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
      [blobOf(geometry), ...names.map((name) => properties[name])],
    )
}

type Position = readonly number[]

function blobOf({ type, coordinates }: Layer[number]['geometry']): Uint8Array {
  const numbers = (position: Position) => [...new Uint8Array(Float64Array.from(position).buffer)]
  const count = (value: number) => [...new Uint8Array(Uint32Array.of(value).buffer)]
  const body =
    type === 'Point'
      ? numbers(coordinates as Position)
      : [
          ...count(coordinates.length),
          ...(coordinates as readonly (readonly Position[])[]).flatMap((ring) => [
            ...count(ring.length),
            ...ring.flatMap(numbers),
          ]),
        ]
  // A header without an envelope, in little-endian order.
  return new Uint8Array([0x47, 0x50, 0, 1, ...count(4326), 1, ...count(type === 'Point' ? 1 : 3), ...body])
}
