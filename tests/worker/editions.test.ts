/** Editions that cannot be shown: the worker goes on answering about what the page was told of last. */
import { expect, test, vi } from 'vitest'
import { readFileSync } from 'node:fs'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import type { WorkerUpdate } from '../../src/worker/updates.ts'
import type * as Editions from '../../src/worker/editions.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { PLACE } from '../domain/shipped-place.ts'
import { fetchFrom, incidentsText, MANIFEST } from './invented-feeds.ts'

const fails = vi.hoisted(() => ({ next: false }))
vi.mock('../../src/worker/editions.ts', async (original) => {
  const editions = await original<typeof Editions>()
  const newsOf: typeof editions.updateOf = (held, before) => {
    if (fails.next) throw new Error('too large to be sent')
    return editions.updateOf(held, before)
  }
  return { ...editions, newsOf }
})

test('an edition that could not be told is not the one that answers', async () => {
  const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
  const files: Record<string, string> = {
    'manifest.json': JSON.stringify(MANIFEST),
    'incidents.geojson': incidentsText(40),
  }
  const room = makeWorkerApi({
    fetchResponse: fetchFrom(files),
    fetchBorough: () => Promise.resolve(borough),
    fetchPlace: () => Promise.resolve(PLACE),
  })
  const told: WorkerUpdate[] = []
  const opened = await room.open(
    {
      manifestUrl: 'http://localhost/feeds/manifest.json',
      boroughUrl: 'borough.json',
      placeUrl: 'place.json',
      patience: 0.2,
    },
    () => {},
    { onUpdate: (news) => void told.push(news), onStates: () => {} },
  )
  if (opened.kind === 'failed') throw new Error(opened.what)
  fails.next = true
  files['incidents.geojson'] = incidentsText(41)
  // A server is left alone for a while between two requests.
  await vi.waitFor(
    async () => {
      await room.refresh('incidents')
      expect(told.map(({ kind }) => kind)).toContain('failed')
    },
    { timeout: 60_000, interval: 200 },
  )
  const question = { kind: 'order', id: 'unknown' } as const
  expect(await room.answerIn(opened.edition, question)).toMatchObject({ question })
})
