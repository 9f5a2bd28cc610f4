/** MapServer and Koop, installed where they can be, started on 127.0.0.1 for tests, and ended by them. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fromRoot } from '../../../src/build/fresh.mjs'
import { installedProgram, MAY_INSTALL } from '../installed-programs.ts'

const KOOP = ['@koopjs/featureserver@9.3.0', 'express@4.21.2']
const KOOP_FOLDER = fromRoot('node_modules/.cache/holdfast/koop')

const works = (program: string, args: readonly string[]) =>
  spawnSync(program, args, { stdio: 'ignore', timeout: 120_000 }).status === 0
/** Whether MapServer can be run, installed from Debian's packages if that is allowed. */
export const installMapServer = () =>
  installedProgram({ programs: ['mapserv'], debian: 'cgi-mapserver' }) !== null

/** Whether Koop's FeatureServer can be loaded, installed from npm beside the caches if that is allowed. */
export function installKoop(): boolean {
  if (existsSync(join(KOOP_FOLDER, 'node_modules/@koopjs/featureserver'))) return true
  if (!MAY_INSTALL) return false
  mkdirSync(KOOP_FOLDER, { recursive: true })
  writeFileSync(join(KOOP_FOLDER, 'package.json'), '{ "private": true }')
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--omit=optional', '--no-audit', '--no-fund']
  return works('npm', ['install', '--prefix', KOOP_FOLDER, ...flags, ...KOOP])
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

interface RunningServer {
  readonly origin: string
  /** Requests answered so far. */
  readonly requests: () => number
  /** Ends the server at once after this many requests. */
  readonly endAfter: (requests: number) => void
  readonly end: () => Promise<void>
}

async function listen(handlerFor: (origin: string) => Handler): Promise<RunningServer> {
  const server: Server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const origin = `http://127.0.0.1:${port}`
  const handler = handlerFor(origin)
  let count = 0
  let last = Infinity
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (++count > last) return void request.socket.destroy()
    handler(request, response)
  })
  return {
    origin,
    requests: () => count,
    endAfter: (requests) => void (last = count + requests),
    end: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface PointRow {
  readonly id: string
  readonly category: string
  readonly occurred: string
}

/** Incidents at places of their own in the small borough, on the hours of a year. */
export const pointRows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    type: 'Feature' as const,
    properties: {
      id: `M${index}`,
      category: 'burglary',
      occurred: new Date(Date.UTC(2024, 0, 1) + index * 3_600_000).toISOString(),
    } satisfies PointRow,
    geometry: {
      type: 'Point' as const,
      coordinates: [-2.69 + (index % 100) / 1000, 53.46 + Math.floor(index / 100) / 500],
    },
  }))

/** WFS 2.0 and OGC API Features of MapServer, which answers at most 2,000 rows to a WFS request. */
export async function startMapServer(rows: ReturnType<typeof pointRows>): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-mapserver-'))
  const data = join(folder, 'incidents.geojson')
  writeFileSync(data, JSON.stringify({ type: 'FeatureCollection', features: rows }))
  writeFileSync(
    join(folder, 'mapserver.conf'),
    `CONFIG\nENV\nEND\nMAPS\nholdfast "${folder}/holdfast.map"\nEND\nEND\n`,
  )
  const server = await listen((origin) => {
    writeFileSync(join(folder, 'holdfast.map'), mapFile(origin, data))
    return (request, response) => answerByCgi(folder, request, response)
  })
  return {
    ...server,
    end: async () => {
      await server.end()
      rmSync(folder, { recursive: true })
    },
  }
}

const mapFile = (origin: string, data: string) => `MAP
  NAME "holdfast"
  EXTENT -3 53 -2 54
  SIZE 100 100
  PROJECTION "init=epsg:4326" END
  OUTPUTFORMAT
    NAME "geojson"
    DRIVER "OGR/GEOJSON"
    MIMETYPE "application/json"
    FORMATOPTION "STORAGE=stream"
    FORMATOPTION "FORM=SIMPLE"
  END
  WEB METADATA
    "ows_title" "Holdfast"
    "ows_onlineresource" "${origin}/?"
    "ows_enable_request" "*"
    "ows_srs" "EPSG:4326"
    "wfs_maxfeatures" "2000"
    "wfs_getfeature_formatlist" "geojson"
    "oga_enable_request" "*"
    "oga_onlineresource" "${origin}/holdfast/ogcapi"
  END END
  LAYER
    NAME "incidents"
    TYPE POINT
    STATUS ON
    CONNECTIONTYPE OGR
    CONNECTION "${data}"
    PROJECTION "init=epsg:4326" END
    METADATA
      "ows_title" "incidents"
      "gml_include_items" "all"
      "ows_include_items" "all"
      "gml_featureid" "id"
      "wfs_getfeature_formatlist" "geojson"
    END
    TEMPLATE "none"
  END
END
`

function answerByCgi(folder: string, { url = '/' }: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(url, 'http://127.0.0.1')
  const child = spawn('mapserv', [], {
    env: {
      PATH: process.env['PATH'],
      REQUEST_METHOD: 'GET',
      MAPSERVER_CONFIG_FILE: join(folder, 'mapserver.conf'),
      PATH_INFO: pathname === '/' ? '' : pathname,
      QUERY_STRING: search.slice(1),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => void parts.push(part))
  child.on('close', () => {
    const answer = Buffer.concat(parts)
    const end = answer.indexOf('\n\n')
    const headEnd = end < 0 || answer.indexOf('\r\n\r\n') >= 0 ? answer.indexOf('\r\n\r\n') + 4 : end + 2
    const type = /content-type: *([^\r\n]+)/i.exec(answer.subarray(0, headEnd).toString())?.[1]
    response.setHeader('content-type', type ?? 'text/plain')
    response.end(answer.subarray(headEnd))
  })
}

type KoopRoute = (request: unknown, response: unknown, geojson: unknown) => void
interface KoopModule {
  readonly layerInfo: KoopRoute
  readonly query: KoopRoute
}
type Express = () => {
  all: (path: string, handler: (request: unknown, response: unknown) => void) => void
} & Handler

/** A FeatureServer layer of Koop, which gives no sign of further pages with `f=geojson`. */
export function startKoop(rows: ReturnType<typeof pointRows>): Promise<RunningServer> {
  const load = createRequire(join(KOOP_FOLDER, 'package.json'))
  const koop = load('@koopjs/featureserver') as KoopModule
  const express = load('express') as Express
  const features = rows.map((row, index) => ({
    ...row,
    properties: { OBJECTID: index + 1, ...row.properties },
  }))
  const app = express()
  const collection = () => ({
    type: 'FeatureCollection',
    metadata: { name: 'incidents', idField: 'OBJECTID', maxRecordCount: 1000 },
    features: structuredClone(features),
  })
  const layer = '/rest/services/incidents/FeatureServer/:layer'
  app.all(`${layer}/query`, (request, response) => koop.query(request, response, collection()))
  app.all(layer, (request, response) => koop.layerInfo(request, response, collection()))
  return listen(() => app)
}
