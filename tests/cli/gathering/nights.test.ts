/** Fourteen nights of three sources with faults: what is there afterwards, and what is said. */
import { expect, test } from 'vitest'
import { FIRST_NIGHT, incidentsCsv, machineWith } from './gather-setup.ts'

const SOURCES = {
  title: 'Three sources',
  sources: [
    {
      id: 'incidents',
      kind: 'incidents',
      everyDays: 1,
      from: { kind: 'http', url: 'https://force.example/incidents.csv' },
    },
    { id: 'council', kind: 'incidents', from: { kind: 'file', path: 'drop/council-*.csv', take: 'newest' } },
    {
      id: 'layer',
      kind: 'incidents',
      from: { kind: 'feature-server', url: 'https://maps.example/arcgis/rest/services/asb/FeatureServer/0' },
    },
  ],
}

const DAY = 86_400_000
const csv = (text: string, headers: Record<string, string> = {}) => new Response(text, { headers })
const LAYER_ROWS = 60

/** A layer that answers counts and pages of 25 rows; `rows` is how many it gives of those that it counts. */
function layer(url: URL, { counted = LAYER_ROWS, given = LAYER_ROWS } = {}): Response {
  const query = url.searchParams
  if (!url.pathname.endsWith('/query'))
    return Response.json({
      fields: [
        { name: 'OBJECTID', type: 'esriFieldTypeOID' },
        { name: 'occurred', type: 'esriFieldTypeDate' },
      ],
      objectIdField: 'OBJECTID',
      maxRecordCount: 25,
    })
  if (query.get('returnCountOnly') === 'true') return Response.json({ count: counted })
  const start = Number(query.get('resultOffset'))
  const ids = Array.from({ length: Math.max(0, Math.min(25, given - start)) }, (_, index) => start + index)
  return Response.json({
    type: 'FeatureCollection',
    features: ids.map((id) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
      properties: {
        OBJECTID: id,
        id: `L${id}`,
        category: 'burglary',
        occurred: Date.UTC(2024, 7, 1) + id * 3_600_000,
      },
    })),
  })
}

interface Night {
  readonly what: string
  readonly force: () => Response
  readonly council?: string
  readonly layer?: (url: URL) => Response
  readonly code: number
  readonly incidents: RegExp
  readonly others?: RegExp
}

const gone = () => Promise.reject(new TypeError('fetch failed'))
const html = () => csv('<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' })
const whole = (count: number) => () => csv(incidentsCsv(count))
const renamed = () => csv(incidentsCsv(100).replace('occurred', 'Occ_Dt_V2'))

const NIGHTS: readonly Night[] = [
  {
    what: 'all well',
    force: whole(100),
    council: incidentsCsv(40),
    code: 0,
    incidents: /^incidents: written, 100 rows\.$/m,
  },
  {
    what: 'ten more',
    force: whole(110),
    code: 0,
    incidents: /^incidents: written, 110 rows, was 100\.$/m,
    others: /^council: same as before, 40 rows/m,
  },
  {
    what: 'the source gone',
    force: () => new Response('', { status: 503 }),
    code: 3,
    incidents: /^incidents: LAST GOOD KEPT, 110 rows.*too busy.*tried 4 times/m,
  },
  {
    what: 'a sign-in page',
    force: html,
    code: 3,
    incidents: /^incidents: LAST GOOD KEPT, 110 rows.*web page/m,
  },
  {
    what: 'half a file',
    force: () => csv(incidentsCsv(120).slice(0, 2500)),
    code: 3,
    incidents: /^incidents: LAST GOOD KEPT, 110 rows/m,
  },
  { what: 'a column renamed', force: renamed, code: 3, incidents: /^incidents: LAST GOOD KEPT, 110 rows/m },
  { what: 'well again', force: whole(120), code: 0, incidents: /^incidents: written, 120 rows, was 110\.$/m },
  {
    what: 'yesterday’s file again',
    force: whole(120),
    code: 0,
    incidents: /^incidents: same as before, 120 rows, content of 2024-09-07/m,
  },
  {
    what: 'and again: late',
    force: whole(120),
    code: 3,
    incidents: /^incidents: LAST GOOD KEPT.*expected every day/m,
  },
  {
    what: 'ten times as many rows',
    force: whole(700),
    code: 3,
    incidents: /^incidents: LAST GOOD KEPT, 120 rows.*700 rows, where the last good feed has 120/m,
  },
  {
    what: 'a sixth of the rows',
    force: whole(20),
    code: 3,
    incidents: /^incidents: LAST GOOD KEPT, 120 rows.*20 rows, where/m,
  },
  {
    what: 'the layer cut short',
    force: whole(125),
    layer: (url) => layer(url, { given: 50 }),
    code: 3,
    incidents: /^incidents: written, 125 rows/m,
    others: /^layer: LAST GOOD KEPT, 60 rows.*counts 60 rows and gave 50/m,
  },
  {
    what: 'the layer answers an error',
    force: whole(130),
    layer: () => Response.json({ error: { code: 498, message: 'Invalid Token', details: [] } }),
    code: 3,
    incidents: /^incidents: written, 130 rows/m,
    others: /^layer: LAST GOOD KEPT.*Invalid Token/m,
  },
  {
    what: 'all well, a new file of the council',
    force: whole(131),
    council: incidentsCsv(45),
    code: 0,
    incidents: /^incidents: written, 131 rows/m,
    others: /^council: written, 45 rows, was 40/m,
  },
]

test('fourteen nights: a good feed is never replaced by a bad one, and each night says why', async () => {
  const machine = machineWith(SOURCES)
  let before = ''
  for (const [index, night] of NIGHTS.entries()) {
    machine.state.now = FIRST_NIGHT + index * DAY
    machine.state.answer = (url) =>
      url.host === 'force.example' ? night.force() : (night.layer ?? ((address) => layer(address)))(url)
    if (night.council) machine.put(`/job/drop/council-${index}.csv`, night.council)
    const { code, out, err } = await machine.run()
    const label = `night ${index + 1}: ${night.what}`
    expect(`${code} ${err}`, label).toBe(`${night.code} `)
    expect(out, label).toMatch(night.incidents)
    if (night.others) expect(out, label).toMatch(night.others)
    const now = machine.files['/feeds/incidents.geojson'] ?? ''
    if (!/^incidents: written/m.test(out)) expect(now, label).toBe(before)
    before = now
    const rows = /^incidents: [^,]*, (\d+) rows/m.exec(out)?.[1]
    const { features } = JSON.parse(now) as { readonly features: readonly unknown[] }
    expect(features.length, label).toBe(Number(rows))
    const { feeds } = JSON.parse(machine.files['/feeds/manifest.json'] ?? '') as { feeds: { url: string }[] }
    expect(feeds.map(({ url }) => url)).toEqual(['incidents.geojson', 'council.geojson', 'layer.geojson'])
  }
})

test('without a network nothing is written, the exit code is 1, and no feed is invented', async () => {
  const machine = machineWith({ title: 'One', sources: SOURCES.sources.slice(0, 1) })
  machine.state.answer = gone
  const { code, out } = await machine.run()
  expect(code).toBe(1)
  expect(out).toMatch(/^incidents: NO FEED YET\. force\.example could not be reached/)
  expect(
    Object.keys(machine.files).filter((path) => path.startsWith('/feeds/') && !path.includes('.gather')),
  ).toEqual([])
  expect(machine.slept).toEqual([1000, 4000, 16_000])
})
