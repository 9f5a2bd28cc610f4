/** Real MapServer (OGC API Features, WFS 2.0) and Koop (FeatureServer): 5,000 rows in, 5,000 out, none twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { machineWith } from './gather-setup.ts'
import {
  installKoop,
  installMapServer,
  pointRows,
  startKoop,
  startMapServer,
  WHY_SKIPPED,
} from './real-servers.ts'

const ROWS = 5000
const isThere = { MapServer: installMapServer(), Koop: installKoop() }
for (const [name, isInstalled] of Object.entries(isThere))
  if (!isInstalled) process.stderr.write(`Skipped: ${name} ${WHY_SKIPPED}.\n`)

const real = (url: URL, init: RequestInit) => fetch(url, init)
const sourcesOf = (from: object) => ({ sources: [{ id: 'incidents', kind: 'incidents', from }] })

function idsIn(text: string | undefined): readonly string[] {
  const { features } = JSON.parse(text ?? '{"features":[]}') as { features: { properties: { id: string } }[] }
  return features.map(({ properties }) => properties.id)
}
const ALL = pointRows(ROWS).map(({ properties }) => properties.id)

type Started = Awaited<ReturnType<typeof startMapServer>>

async function expectAll(server: Started, from: object) {
  const machine = machineWith(sourcesOf(from), { answer: real })
  const { code, out } = await machine.run()
  expect(`${code} ${out}`).toMatch(/^0 incidents: written, 5,000 rows\.\n$/)
  const ids = idsIn(machine.files['/feeds/incidents.geojson'])
  expect(new Set(ids)).toEqual(new Set(ALL))
  expect(ids).toHaveLength(ROWS)
  const before = machine.files['/feeds/incidents.geojson']
  server.endAfter(2)
  const cut = await machine.run()
  expect(cut.code).toBe(1)
  expect(cut.out).toMatch(/^incidents: LAST GOOD KEPT, 5,000 rows.*could not be reached, or broke off/)
  expect(machine.files['/feeds/incidents.geojson']).toBe(before)
  server.endAfter(Infinity)
}

describe.skipIf(!isThere.MapServer)('MapServer', () => {
  let server: Started
  beforeAll(async () => {
    server = await startMapServer(pointRows(ROWS))
  })
  afterAll(() => server.end())

  test('WFS 2.0, in pages of 1,000', () =>
    expectAll(server, { kind: 'wfs', url: `${server.origin}/?map=holdfast`, typeName: 'incidents' }))
  test('WFS 2.0, in pages larger than its own limit, at which it stops without a sign', () =>
    expectAll(server, {
      kind: 'wfs',
      url: `${server.origin}/?map=holdfast`,
      typeName: 'incidents',
      pageSize: 5000,
    }))
  test('OGC API Features', () =>
    expectAll(server, { kind: 'ogc-api', url: `${server.origin}/holdfast/ogcapi/collections/incidents` }))
  test('OGC API Features within a box, though its next links drop the box', async () => {
    const box = { bbox: '-2.695,53.4,-2.6405,53.6' }
    const url = `${server.origin}/holdfast/ogcapi/collections/incidents`
    const machine = machineWith(sourcesOf({ kind: 'ogc-api', url, query: box, pageSize: 200 }), {
      answer: real,
    })
    expect((await machine.run()).out).toBe('incidents: written, 2,500 rows.\n')
  })
})

describe.skipIf(!isThere.Koop)('Koop', () => {
  let server: Started
  beforeAll(async () => {
    server = await startKoop(pointRows(ROWS))
  })
  afterAll(() => server.end())

  test('FeatureServer', () =>
    expectAll(server, {
      kind: 'feature-server',
      url: `${server.origin}/rest/services/incidents/FeatureServer/0`,
    }))
})
