/** Updates that fail: the worker goes on answering from the last edition that the page received. */
import { expect, test, vi } from 'vitest'
import { readFileSync } from 'node:fs'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import type { WorkerUpdate } from '../../src/worker/updates.ts'
import type * as Editions from '../../src/worker/editions.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { PLACE } from '../domain/shipped-place.ts'
import { fetchFrom, incidentsText, MANIFEST } from './invented-feeds.ts'

const failing = vi.hoisted(() => ({ isOn: false }))
vi.mock('../../src/worker/editions.ts', async (original) => {
  const editions = await original<typeof Editions>()
  const updateOf: typeof editions.updateOf = (next, before) => {
    if (failing.isOn) throw new Error('too large to be sent')
    return editions.updateOf(next, before)
  }
  return { ...editions, updateOf }
})

test('an edition whose update failed does not answer questions', async () => {
  const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
  const files: Record<string, string> = {
    'manifest.json': JSON.stringify(MANIFEST),
    'incidents.geojson': incidentsText(40),
  }
  const api = makeWorkerApi({
    fetchResponse: fetchFrom(files),
    fetchBorough: () => Promise.resolve(borough),
    fetchPlace: () => Promise.resolve(PLACE),
  })
  const updates: WorkerUpdate[] = []
  const opened = await api.open(
    {
      manifestUrl: 'http://localhost/feeds/manifest.json',
      boroughUrl: 'borough.json',
      placeUrl: 'place.json',
      patience: 0.2,
    },
    () => {},
    {
      onUpdate: (update) => void updates.push(update),
      onFirstLists: () => {},
      onPlaces: () => {},
      onStates: () => {},
    },
  )
  if (opened.kind === 'failed') throw new Error(opened.what)
  expect(opened.known.feedsAsOf).toEqual({ incidents: opened.known.manifest.asOf })
  failing.isOn = true
  files['incidents.geojson'] = incidentsText(41)
  // Requests are rejected until the least pause has passed.
  await vi.waitFor(
    async () => {
      await api.refresh('incidents')
      expect(updates.map(({ kind }) => kind)).toContain('failed')
    },
    { timeout: 60_000, interval: 200 },
  )
  const question = { kind: 'order', id: 'unknown' } as const
  expect(await api.answerIn(opened.edition, question)).toMatchObject({ question })
})
