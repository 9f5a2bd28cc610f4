/** Postcodes are fetched on first use and once; a failure is stored as text and can be retried. */
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import type { FetchFrom } from '../../../src/state/own-files.ts'
import { openPostcodes } from '../../../src/state/effects/postcodes.ts'
import { makeStore } from '../../../src/state/store.ts'

const FILE = readFileSync('data/place/postcodes.json', 'utf8')
const answering = (body: string, status = 200) =>
  vi.fn<FetchFrom>(async () => Promise.resolve(new Response(body, { status })))

test('postcodes are fetched on the first request, and once only', async () => {
  const store = makeStore()
  expect(store.getState().postcodes.kind).toBe('unasked')
  const fetched = answering(FILE)
  await Promise.all([openPostcodes(store, fetched), openPostcodes(store, fetched)])
  await openPostcodes(store, fetched)
  expect(fetched).toHaveBeenCalledOnce()
  const { postcodes } = store.getState()
  expect(postcodes.kind === 'open' && postcodes.list.length).toBeGreaterThan(5000)
})

test.each([
  ['an error', answering('', 503)],
  ['a web page', answering('<!doctype html>')],
  ['a file of another kind', answering('{"format":"something","version":9}')],
  ['no answer', vi.fn<FetchFrom>(async () => Promise.reject(new Error('offline')))],
])('%s is stored as a failure, and the next request tries again', async (_what, broken) => {
  const store = makeStore()
  await openPostcodes(store, broken)
  const { postcodes } = store.getState()
  expect(postcodes).toMatchObject({ kind: 'failed', what: 'The postcodes did not open.' })
  await openPostcodes(store, answering(FILE))
  expect(store.getState().postcodes.kind).toBe('open')
})
