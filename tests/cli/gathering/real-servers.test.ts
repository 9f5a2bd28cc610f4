/** Real MapServer (OGC API Features, WFS 2.0) and Koop (FeatureServer): 5,000 rows in, 5,000 out, none twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { machineWith } from './gather-setup.ts'
import { installKoop, installMapServer, pointRows, startKoop, startMapServer } from './real-servers.ts'
import { WHY_SKIPPED } from '../installed-programs.ts'

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

/** What one night gives, and another on which the server ends after two requests. */
async function twoNights(server: Started, from: object) {
  const machine = machineWith(sourcesOf(from), { answer: real })
  const first = await machine.run()
  const feed = machine.files['/feeds/incidents.geojson']
  server.endAfter(2)
  const second = await machine.run()
  server.endAfter(Infinity)
  return {
    first: first.out,
    ids: idsIn(feed).toSorted(),
    second: second.out.split('rows')[0],
    isBrokenOff: second.out.includes('could not be reached, or broke off'),
    isKept: machine.files['/feeds/incidents.geojson'] === feed,
  }
}
const WHOLE = {
  first: 'incidents: written, 5,000 rows.\n',
  ids: ALL.toSorted(),
  second: 'incidents: LAST GOOD KEPT, 5,000 ',
  isBrokenOff: true,
  isKept: true,
}

describe.skipIf(!isThere.MapServer)('MapServer', () => {
  let server: Started
  beforeAll(async () => {
    server = await startMapServer(pointRows(ROWS))
  })
  afterAll(() => server.end())

  test('WFS 2.0, in pages of 1,000', async () => {
    expect(
      await twoNights(server, { kind: 'wfs', url: `${server.origin}/?map=holdfast`, typeName: 'incidents' }),
    ).toEqual(WHOLE)
  })
  test('WFS 2.0, in pages larger than its own limit, at which it stops without a sign', async () => {
    expect(
      await twoNights(server, {
        kind: 'wfs',
        url: `${server.origin}/?map=holdfast`,
        typeName: 'incidents',
        pageSize: 5000,
      }),
    ).toEqual(WHOLE)
  })
  test('OGC API Features', async () => {
    expect(
      await twoNights(server, {
        kind: 'ogc-api',
        url: `${server.origin}/holdfast/ogcapi/collections/incidents`,
      }),
    ).toEqual(WHOLE)
  })
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

  test('FeatureServer', async () => {
    expect(
      await twoNights(server, {
        kind: 'feature-server',
        url: `${server.origin}/rest/services/incidents/FeatureServer/0`,
      }),
    ).toEqual(WHOLE)
  })
})
