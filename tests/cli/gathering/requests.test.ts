/** Requests of sources: secrets, redirects, repeated tries, and content that has not changed. */
import { describe, expect, test } from 'vitest'
import { secretsFrom } from '../../../src/cli/gathering/secrets.ts'
import { incidentsCsv, machineWith } from './gather-setup.ts'

const from = (more: object = {}) => ({ kind: 'http', url: 'https://force.example/incidents.csv', ...more })
const sources = (place: object) => ({ sources: [{ id: 'incidents', kind: 'incidents', from: place }] })
const SECRET = { FORCE_KEY: 'k/9 #secret' }
const withSecret = sources(
  from({ headers: { authorization: 'Bearer ${FORCE_KEY}' }, query: { key: '${FORCE_KEY}' } }),
)

describe('a secret', () => {
  test('is sent, and stands in no line, report or file', async () => {
    const sent: unknown[] = []
    const machine = machineWith(withSecret, {
      environment: SECRET,
      answer: (url, { headers }) => {
        sent.push(headers, url.searchParams.get('key'))
        return new Response(null, {
          status: 302,
          headers: { location: `https://other.example/?key=${url.searchParams.get('key') ?? ''}` },
        })
      },
    })
    const { code, out, err } = await machine.run('--report', '/report.json')
    expect(sent).toEqual([{ authorization: 'Bearer k/9 #secret' }, 'k/9 #secret'])
    expect(code).toBe(1)
    expect(out).toContain('force.example sends on to https://other.example')
    const { '/job/sources.json': _own, ...written } = machine.files
    expect(`${out}${err}${JSON.stringify(written)}`).not.toMatch(/secret[^s]|k%2F9|k\/9/)
  })
  test('that is not set stops the source in words, before anything is sent', async () => {
    const machine = machineWith(withSecret)
    const { out } = await machine.run()
    expect(out).toContain('The environment variable FORCE_KEY is not set.')
    expect(machine.requests).toEqual([])
  })
  test('is not sent unencrypted', async () => {
    const open = sources({ ...withSecret.sources[0]?.from, url: 'http://force.example/incidents.csv' })
    const machine = machineWith(open, { environment: SECRET })
    expect((await machine.run()).out).toContain('A secret would be sent to force.example unencrypted.')
    expect(machine.requests).toEqual([])
  })
  test('is hidden in every form in which an address may hold it', () => {
    const secrets = secretsFrom({ A: 'a b/ö' })
    expect(secrets.fill('x${A}')).toBe('xa b/ö')
    const forms = [
      'a b/ö',
      encodeURIComponent('a b/ö'),
      new URLSearchParams({ v: 'a b/ö' }).toString().slice(2),
    ]
    expect(forms.map(secrets.hide)).toEqual(forms.map(() => '[secret]'))
  })
})

test('a redirect on the same host is followed, one to plain http is not', async () => {
  const machine = machineWith(sources(from()), {
    answer: (url) =>
      url.pathname === '/new.csv'
        ? new Response(incidentsCsv(3))
        : new Response(null, { status: 301, headers: { location: '/new.csv' } }),
  })
  expect((await machine.run()).out).toBe('incidents: written, 3 rows.\n')
  machine.state.answer = () =>
    new Response(null, { status: 301, headers: { location: 'http://force.example/new.csv' } })
  expect((await machine.run()).out).toContain('sends on to http://force.example')
})

test('what passes is tried again after as long as the server asks for; what does not pass is not', async () => {
  let count = 0
  const machine = machineWith(sources(from()), {
    answer: () =>
      ++count < 3
        ? new Response('', { status: 429, headers: { 'retry-after': '7' } })
        : new Response(incidentsCsv(3)),
  })
  expect((await machine.run()).code).toBe(0)
  expect(machine.slept).toEqual([7000, 7000])
  machine.state.answer = () => new Response('', { status: 404 })
  const before = machine.requests.length
  expect((await machine.run()).out).toContain('answered 404: there is nothing there')
  expect(machine.requests.length).toBe(before + 1)
})

test('a source that has not changed is asked for what is newer, and its feed stays byte for byte', async () => {
  const seen: unknown[] = []
  const machine = machineWith(sources(from()), {
    answer: (_url, { headers }) => {
      seen.push(headers)
      return seen.length === 1
        ? new Response(incidentsCsv(3), { headers: { etag: '"1"' } })
        : new Response(null, { status: 304 })
    },
  })
  await machine.run()
  const before = machine.files['/feeds/incidents.geojson']
  expect((await machine.run()).out).toMatch(/^incidents: same as before, 3 rows/)
  expect(seen).toEqual([{}, { 'if-none-match': '"1"' }])
  expect(machine.files['/feeds/incidents.geojson']).toBe(before)
  // Without the feed there is nothing to compare with: everything is asked for.
  delete machine.files['/feeds/incidents.geojson']
  await machine.run()
  expect(seen[2]).toEqual({})
})
