/** Runs: rehearsal, lock, report, inbox, and files that are still being written. */
import { expect, test } from 'vitest'
import { incidentsCsv, machineWith } from './gather-setup.ts'

const one = (from: object, more: object = {}) => ({
  sources: [{ id: 'incidents', kind: 'incidents', from, ...more }],
})
const FILE = one({ kind: 'file', path: 'in/*.csv' })

test('a rehearsal says what would be written and writes nothing', async () => {
  const machine = machineWith(FILE)
  machine.put('/job/in/a.csv', incidentsCsv(5))
  const before = JSON.stringify(machine.files)
  expect(await machine.run('--dry-run')).toEqual({
    code: 0,
    out: 'incidents: would be written, 5 rows.\n',
    err: '',
  })
  expect(JSON.stringify(machine.files)).toBe(before)
})

test('a mapping named by its file is read from beside sources.json, and one that is broken is named', async () => {
  const machine = machineWith(one({ kind: 'file', path: 'in/*.csv' }, { mapping: 'maps/incidents.json' }))
  machine.put('/job/in/a.csv', incidentsCsv(2).replace(/^[^,]+/, 'Odd name'))
  expect(await machine.run()).toMatchObject({
    code: 1,
    err: 'The source "incidents": its mapping maps/incidents.json could not be read. Name the file from the folder of sources.json, or write the mapping itself.\n',
  })
  machine.files['/job/maps/incidents.json'] = '{"mapping":2}'
  expect((await machine.run()).err).toMatch(
    /^The source "incidents": maps\/incidents\.json is no mapping: mapping holds/,
  )
  machine.files['/job/maps/incidents.json'] = JSON.stringify({ mapping: 1, columns: { 'Odd name': 'id' } })
  expect((await machine.run()).code).toBe(0)
  const feed = JSON.parse(machine.files['/feeds/incidents.geojson'] ?? '') as {
    features: { properties: { id: string } }[]
  }
  const ids = incidentsCsv(2)
    .split('\n')
    .slice(1, 3)
    .map((line) => line.split(',')[0])
  expect(feed.features.map(({ properties }) => properties.id)).toEqual(ids)
  expect(JSON.parse(machine.files['/feeds/manifest.json'] ?? '')).not.toHaveProperty('feeds.0.mapping')
})

test('feeds that were not gathered are not written over; those of a run before are', async () => {
  const machine = machineWith(FILE)
  machine.put('/job/in/a.csv', incidentsCsv(5))
  machine.files['/feeds/manifest.json'] = '{"version":1,"feeds":[]}'
  const before = JSON.stringify(machine.files)
  expect(await machine.run()).toEqual({
    code: 1,
    out: '',
    err: '/feeds holds a manifest.json that was not gathered. Nothing was written. Name another folder, or take that one away.\n',
  })
  expect(JSON.stringify(machine.files)).toBe(before)

  delete machine.files['/feeds/manifest.json']
  expect((await machine.run()).code).toBe(0)
  const gathered = machine.files['/feeds/manifest.json']
  machine.put('/job/in/a.csv', incidentsCsv(6))
  expect(await machine.run()).toMatchObject({ code: 0, err: '' })
  expect(machine.files['/feeds/manifest.json']).toBe(gathered)
})

test('while another run is at it, nothing is touched and the exit code is 4', async () => {
  const machine = machineWith(FILE)
  machine.put('/job/in/a.csv', incidentsCsv(5))
  machine.files['/feeds/.gather/lock.json'] = JSON.stringify({
    host: 'here',
    pid: 77,
    since: '2024-09-01T02:00:00Z',
  })
  const before = JSON.stringify(machine.files)
  const { code, err } = await machine.run()
  expect(code).toBe(4)
  expect(err).toMatch(/^Another run holds the folder \/feeds: process 77 on here/)
  expect(JSON.stringify(machine.files)).toBe(before)
})

test('the lock is given back, and the report says in JSON and on a page what became of each source', async () => {
  const machine = machineWith(one({ kind: 'file', path: 'in/*.csv' }, { id: 'in<script>' }))
  const bad = await machine.run()
  expect(bad.code).toBe(1)
  const named = machineWith(FILE)
  named.put('/job/in/<script>alert(1)<.csv', 'id,category\nx')
  expect((await named.run()).code).toBe(1)
  expect(named.files['/feeds/.gather/lock.json']).toBeUndefined()
  const report = JSON.parse(named.files['/feeds/.gather/report.json'] ?? '') as object
  expect(report).toMatchObject({ exitCode: 1, feeds: [{ id: 'incidents', status: 'missing', rows: null }] })
  const page = named.files['/feeds/.gather/report.html'] ?? ''
  expect(page).toContain('Nothing could be gathered.')
  expect(page).not.toContain('<script')
})

test('in an inbox a file that cannot be read holds up no other, and is named', async () => {
  const machine = machineWith(one({ kind: 'inbox', path: 'handed-in' }))
  machine.put('/job/handed-in/a.csv', incidentsCsv(3))
  machine.put('/job/handed-in/b.csv', incidentsCsv(2, 10))
  machine.put('/job/handed-in/page.csv', '<!doctype html><p>no</p>')
  machine.put('/job/handed-in/.hidden.csv', incidentsCsv(9, 50))
  const { code, out } = await machine.run()
  expect(code).toBe(0)
  expect(out).toMatch(/^incidents: written, 5 rows\. page\.csv is left: /)
})

test('a file written to a moment ago is left for the next run', async () => {
  const machine = machineWith(FILE)
  machine.put('/job/in/a.csv', incidentsCsv(3), 2000)
  expect((await machine.run()).out).toContain('a.csv is still being written')
  machine.state.now += 60_000
  expect((await machine.run()).out).toBe('incidents: written, 3 rows.\n')
})

test('of a pattern the newest file alone, where that is asked for', async () => {
  const machine = machineWith(one({ kind: 'file', path: 'in/*.csv', take: 'newest' }))
  machine.put('/job/in/b.csv', incidentsCsv(3), 9_000_000)
  machine.put('/job/in/a.csv', incidentsCsv(4), 1_000_000)
  expect((await machine.run()).out).toBe('incidents: written, 4 rows.\n')
})

test('what sources.json expects decides, in place of the last good feed', async () => {
  const machine = machineWith(one({ kind: 'file', path: 'in/a.csv' }, { rows: [10, 20] }))
  machine.put('/job/in/a.csv', incidentsCsv(5))
  expect((await machine.run()).out).toContain('5 rows, where sources.json expects 10 to 20.')
  machine.put('/job/in/a.csv', incidentsCsv(15))
  expect((await machine.run()).out).toBe('incidents: written, 15 rows.\n')
})

test('a field that the rows always had and that none has any more keeps the last good feed', async () => {
  const machine = machineWith(one({ kind: 'file', path: 'in/a.csv' }))
  const withStreet = incidentsCsv(40)
    .replaceAll(/^(.+)$/gm, '$1,outside the school')
    .replace('latitude,outside the school', 'latitude,note')
  const streets = withStreet.replace(',note', ',location')
  machine.put('/job/in/a.csv', streets)
  const first = await machine.run()
  expect(first.out).toMatch(/^incidents: written, 40 rows/)
  machine.put('/job/in/a.csv', streets.replace(',location', ',loc_txt_7'))
  expect((await machine.run()).out).toMatch(
    /^incidents: LAST GOOD KEPT, 40 rows.*No row has location any more/,
  )
})

test('wrong usage is said', async () => {
  const machine = machineWith(FILE)
  expect(await machine.run('--once', '--watch')).toMatchObject({ code: 2 })
  machine.files['/job/sources.json'] = '{'
  expect(await machine.run()).toMatchObject({ code: 1 })
})

test('a source may bring its mapping, and one that does not fit is said', async () => {
  const odd = 'a,b,c,d,e\n1,Noise,04/05/2024,-2.6,53.5\n'
  const columns = { a: 'id', b: 'category', c: 'occurred', d: 'longitude', e: 'latitude' }
  const good = machineWith(one({ kind: 'file', path: 'in/*.csv' }, { mapping: { mapping: 1, columns } }))
  good.put('/job/in/a.csv', odd)
  expect((await good.run()).out).toBe('incidents: written, 1 rows.\n')
  const bad = machineWith(
    one({ kind: 'file', path: 'in/*.csv' }, { mapping: { mapping: 1, columns: { z: 'id' } } }),
  )
  bad.put('/job/in/a.csv', odd)
  const { code, out, err } = await bad.run()
  expect(code).toBe(1)
  expect(out + err).toContain('names a column z, which the file does not have')
})

test('what to do about rows set aside is in the log, the report and its page, in the words of sources.json', async () => {
  const machine = machineWith({
    sources: [{ id: 'done', kind: 'actions', from: { kind: 'file', path: 'in/*.csv' } }],
  })
  machine.put('/job/in/a.csv', 'Ref,Date,Type\na,2024-05-04,Arrest\n')
  const refused = await machine.run()
  const step =
    'No column gives partner. Set partner for all rows under "constants" in the mapping of the source'
  expect([refused.code, refused.out]).toEqual([1, expect.stringContaining(step)])
  expect(refused.out).not.toContain('--set')
  expect(machine.files['/feeds/.gather/report.json']).toContain(JSON.stringify(step).slice(1, -1))
  expect(machine.files['/feeds/.gather/report.html']).toContain('No column gives partner.')
  machine.put(
    '/job/in/a.csv',
    'Ref,Date,Type,Partner\na,2024-05-04,Arrest,Rangers\nb,2023-W18,Arrest,Rangers\n',
  )
  const { code, out } = await machine.run()
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /^done: written, 1 rows, 1 set aside\. Set aside: 1 bad-date \(line 3\)\. A week names no day/,
    ),
  ])
})

test('a mended mapping takes effect on a file that is still the same', async () => {
  const withPartner = (partner: string) => ({
    sources: [
      {
        id: 'done',
        kind: 'actions',
        from: { kind: 'file', path: 'in/*.csv' },
        mapping: { mapping: 1, constants: { partner } },
      },
    ],
  })
  const machine = machineWith(withPartner('Rangers'))
  machine.put('/job/in/a.csv', 'Ref,Date,Type\na,2024-05-04,Arrest\n')
  expect((await machine.run()).out).toMatch(/^done: written/)
  expect((await machine.run()).out).toMatch(/^done: same as before/)
  machine.files['/job/sources.json'] = JSON.stringify(withPartner('Street Angels'))
  expect((await machine.run()).out).toMatch(/^done: written/)
  expect(machine.files['/feeds/done.geojson']).toContain('"partner":"Street Angels"')
})
