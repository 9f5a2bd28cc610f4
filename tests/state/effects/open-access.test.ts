/** Detection of official data served without a sign-in. */
import { expect, test, vi } from 'vitest'
import { isUnguarded } from '../../../src/state/effects/open-access.ts'

const AWAY = new URL('https://feeds.example/feeds/manifest.json')
const answering = (body: string, status = 200) =>
  vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, { status })))
const OFFICIAL = JSON.stringify({ feeds: [{ handling: 'public' }, { handling: 'official' }] })

test('official feeds served without credentials are unguarded', async () => {
  const ask = answering(OFFICIAL)
  expect(await isUnguarded({ manifestUrl: AWAY, handling: 'official' }, ask)).toBe(true)
  expect(ask.mock.calls).toHaveLength(1)
  expect(ask.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit' })
})

test.each(['http://localhost:4173/', 'http://127.0.0.1/', 'http://[::1]:8080/'])(
  'nothing is requested on the local machine: %s',
  async (address) => {
    const ask = answering(OFFICIAL)
    expect(await isUnguarded({ manifestUrl: new URL(address), handling: 'official' }, ask)).toBe(false)
    expect(ask).not.toHaveBeenCalled()
  },
)

test('nothing is requested for public feeds', async () => {
  const ask = answering(OFFICIAL)
  expect(await isUnguarded({ manifestUrl: AWAY, handling: 'public' }, ask)).toBe(false)
  expect(ask).not.toHaveBeenCalled()
})

test.each([
  ['a refusal', answering('', 401)],
  ['a sign-in page', answering('<!doctype html><title>Sign in</title>')],
  ['something else', answering('[1]')],
  ['public feeds only', answering('{"feeds":[{"handling":"public"}]}')],
  ['a broken connection', vi.fn<typeof fetch>(() => Promise.reject(new TypeError('refused')))],
])('%s raises no alarm', async (_what, ask) => {
  expect(await isUnguarded({ manifestUrl: AWAY, handling: 'official-sensitive' }, ask)).toBe(false)
})
