// @vitest-environment jsdom
/** Renewed data remove previous answers in the same update, and a closed worker answers no question. */
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { decodeBorough } from '../../../src/domain/borough/decode.ts'
import { askWorker, startFeeds, wakeFeeds } from '../../../src/state/effects/feeds.ts'
import { makeStore } from '../../../src/state/store.ts'
import { INITIAL_VIEW } from '../../../src/state/view.ts'
import type { Connection } from '../../../src/worker/connect.ts'
import type { Opened, Renewed } from '../../../src/worker/updates.ts'
import type { Answer, Question } from '../../../src/worker/questions.ts'
import { makeWorkerApi } from '../../../src/worker/worker-api.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { siteWith } from '../../measures/invented-dataset.ts'
import { fetchFrom, incidentsText, MANIFEST } from '../../worker/invented-feeds.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
const files = { 'manifest.json': JSON.stringify(MANIFEST), 'incidents.geojson': incidentsText(40) }
const room = makeWorkerApi({
  fetchResponse: fetchFrom(files),
  fetchBorough: () => Promise.resolve(borough),
  fetchPlace: () => Promise.resolve(PLACE),
})
const opened = await room.open(
  { manifestUrl: 'http://localhost/feeds/manifest.json', boroughUrl: 'borough.json', placeUrl: 'place.json' },
  () => {},
)
if (opened.kind === 'failed') throw new Error(opened.what)
const FIRST: Opened = opened
const { index: _, ...withoutIndex } = FIRST
const RENEWED: Renewed = { ...withoutIndex, kind: 'renewed', edition: FIRST.edition + 1 }

const QUESTION: Question = { kind: 'order', id: 'co-1' }
const ANSWER: Answer = { kind: 'order', question: QUESTION, comparison: null }

/** A fake connection that opens on request and never answers `wake`. */
function inventedConnection() {
  const askedEditions: number[] = []
  let end = (_why: Error) => {}
  const ended = new Promise<never>((_resolve, reject) => {
    end = reject
  })
  ended.catch(() => {})
  let open = (_opened: Opened) => {}
  const picture = new Promise<Opened>((resolve) => {
    open = resolve
  })
  let sendUpdate: ((update: Renewed) => void) | undefined
  const connection: Partial<Connection> = {
    open: (_request, _onProgress, hears) => {
      sendUpdate = hears?.onUpdate
      return picture
    },
    answerIn: (edition) => {
      askedEditions.push(edition)
      return ended
    },
    wake: () => new Promise(() => {}),
    close: () => end(new Error('its worker was ended')),
  }
  return { connection, asked: askedEditions, open, tell: (update: Renewed) => sendUpdate?.(update) }
}
const connections = [inventedConnection(), inventedConnection(), inventedConnection()]
let begun = 0
vi.mock('../../../src/worker/connect.ts', () => ({ connectWorker: () => connections[begun++]?.connection }))
vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 401 })))

test('renewed data remove previous answers, and a closed worker is not asked', async () => {
  const [first, second] = connections
  if (!first || !second) throw new Error('no connections')
  vi.useFakeTimers()
  const store = makeStore()
  startFeeds(store, false)
  await expect(askWorker(store, QUESTION)).rejects.toThrow('opened anew')
  first.open(FIRST)
  await vi.advanceTimersByTimeAsync(0)
  expect(store.getState().phase.kind).toBe('ready')

  // No observable state contains an answer about other data.
  const before = store.getState().catalogue
  store.setState({ replies: { order: { kind: 'answered', answer: ANSWER } } })
  const isMixed: boolean[] = []
  store.subscribe(({ catalogue, replies }) => {
    isMixed.push(catalogue !== before && replies.order !== undefined)
  })
  first.tell(RENEWED)
  expect(store.getState().catalogue).not.toBe(before)
  expect(isMixed.length).toBeGreaterThan(0)
  expect(isMixed).not.toContain(true)

  const waiting = askWorker(store, QUESTION)
  expect(first.asked).toEqual([RENEWED.edition])
  const outcome = waiting.then(String, String)
  void wakeFeeds(store, true)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await outcome).toContain('was ended')
  // Before the new worker has reported its data, it is not asked about the previous ones, even if edition numbers
  // match.
  await expect(askWorker(store, QUESTION)).rejects.toThrow('opened anew')
  expect(second.asked).toEqual([])
  second.open(FIRST)
  await vi.advanceTimersByTimeAsync(0)
  void askWorker(store, QUESTION).catch(() => {})
  expect(second.asked).toEqual([FIRST.edition])
  vi.useRealTimers()
})

test('a site of the address that comes with a later feed is restored, and its notice goes', async () => {
  const third = connections[2]
  const store = makeStore()
  const site = siteWith()
  store.dispatch({ kind: 'replace-view', view: { ...INITIAL_VIEW, areas: [site.id] } })
  startFeeds(store, false)
  third?.open(FIRST)
  await vi.waitFor(() => expect(store.getState().notices.join()).toContain(site.id))
  expect(store.getState().view.areas).toEqual([])
  third?.tell({ ...RENEWED, known: { ...RENEWED.known, sites: [site] } })
  expect(store.getState().view.areas).toEqual([site.id])
  expect(store.getState().notices).toEqual([])
})
