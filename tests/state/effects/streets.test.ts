/** Streets are fetched on first use and once; a failure is stored as text and can be retried. */
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import type { FetchFrom } from '../../../src/state/own-files.ts'
import { openStreets } from '../../../src/state/effects/streets.ts'
import { makeStore } from '../../../src/state/store.ts'

const FILE = readFileSync('data/place/streets.json', 'utf8')
const answering = (body: string, status = 200) =>
  vi.fn<FetchFrom>(async () => Promise.resolve(new Response(body, { status })))

test('streets are fetched on the first request, and once only', async () => {
  const store = makeStore()
  expect(store.getState().streets.kind).toBe('unasked')
  const fetched = answering(FILE)
  await Promise.all([openStreets(store, fetched), openStreets(store, fetched)])
  await openStreets(store, fetched)
  expect(fetched).toHaveBeenCalledOnce()
  const { streets } = store.getState()
  expect(streets.kind === 'open' && streets.list.length).toBeGreaterThan(1000)
})

test.each([
  ['an error', answering('', 503)],
  ['a web page', answering('<!doctype html>')],
  ['a file of another kind', answering('{"format":"something","version":9}')],
  ['no answer', vi.fn<FetchFrom>(async () => Promise.reject(new Error('offline')))],
])('%s is stored as a failure, and the next request tries again', async (_what, broken) => {
  const store = makeStore()
  await openStreets(store, broken)
  const { streets } = store.getState()
  expect(streets).toMatchObject({ kind: 'failed', what: 'The streets did not open.' })
  await openStreets(store, answering(FILE))
  expect(store.getState().streets.kind).toBe('open')
})
