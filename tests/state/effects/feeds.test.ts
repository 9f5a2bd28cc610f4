// @vitest-environment jsdom
/** Renewed data remove previous answers in the same update, and a closed worker answers no question. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { statusError } from '../../../src/domain/hosting/sign-in.ts'
import { decodeBorough } from '../../../src/domain/borough/decode.ts'
import { askWorker, fatalError, startFeeds } from '../../../src/state/effects/feeds.ts'
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

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const QUESTION: Question = { kind: 'order', id: 'co-1' }
const ANSWER: Answer = { kind: 'order', question: QUESTION, comparison: null }

/** A fake connection that opens on request and answers pings until it is silenced. */
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
    ping: () => (isSilent ? new Promise(() => {}) : Promise.resolve()),
    close: () => end(new Error('its worker was ended')),
  }
  let isSilent = false
  const silence = () => {
    isSilent = true
  }
  return {
    connection,
    asked: askedEditions,
    open,
    silence,
    fault: (_why: Error) => {},
    tell: (update: Renewed) => sendUpdate?.(update),
  }
}
const connections = Array.from({ length: 12 }, inventedConnection)
let begun = 0
vi.mock('../../../src/worker/connect.ts', () => ({
  connectWorker: (onFault: (why: Error) => void) => {
    const one = connections[begun++]
    if (!one) throw new Error('too many workers were started')
    one.fault = onFault
    return one.connection
  },
}))
/** The connections that the next workers will have. */
const nextConnections = () => connections.slice(begun)
vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 401 })))

test('renewed data remove previous answers, and a silent worker is replaced and asked again', async () => {
  const [first, second] = nextConnections()
  if (!first || !second) throw new Error('no connections')
  const store = makeStore()
  startFeeds(store, false)
  const early = askWorker(store, QUESTION)
  first.open(FIRST)
  await vi.advanceTimersByTimeAsync(0)
  expect(store.getState().phase.kind).toBe('ready')
  // It was asked before there were data, so it is asked again with them.
  expect(await early).toBeNull()

  // No observable state contains an answer about other data.
  const before = store.getState().catalogue
  store.setState({ replies: { order: { kind: 'answered', answer: ANSWER } } })
  const isMixed: boolean[] = []
  const unsubscribe = store.subscribe(({ catalogue, replies }) => {
    isMixed.push(catalogue !== before && replies.order !== undefined)
  })
  first.tell(RENEWED)
  unsubscribe()
  expect(store.getState().catalogue).not.toBe(before)
  expect(isMixed.length).toBeGreaterThan(0)
  expect(isMixed).not.toContain(true)

  const waiting = askWorker(store, QUESTION)
  expect(first.asked).toEqual([RENEWED.edition])
  first.silence()
  await vi.advanceTimersByTimeAsync(6000)
  expect(store.getState().workerState).toBe('restarting')
  // Before the new worker has reported its data, it is not asked about the previous ones, even if edition numbers
  // match.
  const later = askWorker(store, QUESTION)
  expect(second.asked).toEqual([])
  second.open(FIRST)
  await vi.advanceTimersByTimeAsync(0)
  expect([await waiting, await later]).toEqual([null, null])
  expect(store.getState().workerState).toBe('works')
  void askWorker(store, QUESTION).catch(() => {})
  expect(second.asked).toEqual([FIRST.edition])
})

test('a worker that throws is replaced at once; one that is lost again and again is given up in words', async () => {
  const lost = nextConnections().slice(0, 4)
  const store = makeStore()
  startFeeds(store, false)
  for (const each of lost) {
    each.open(FIRST)
    await vi.advanceTimersByTimeAsync(0)
    expect(store.getState().workerState).toBe('works')
    each.fault(new Error('no memory left'))
  }
  const outcome = askWorker(store, QUESTION).then(String, String)
  expect(store.getState().workerState).toMatchObject({
    kind: 'failed',
    what: 'What counts in the background stopped 4 times in a few minutes: no memory left.',
  })
  expect(await outcome).toContain('stopped 4 times')
  expect(store.getState().phase.kind).toBe('ready')
})

test('a worker that does not start is tried again before the page says so', async () => {
  const lost = nextConnections().slice(0, 4)
  const store = makeStore()
  startFeeds(store, false)
  for (const each of lost) {
    expect(store.getState().phase.kind).toBe('loading')
    each.fault(new Error('its worker did not start'))
    await vi.advanceTimersByTimeAsync(0)
  }
  expect(store.getState().phase).toMatchObject({
    kind: 'failed',
    what: 'Something did not open: its worker did not start.',
  })
})

test('a site of the address that comes with a later feed is restored, and its notice goes', async () => {
  const [third] = nextConnections()
  const store = makeStore()
  const site = siteWith()
  store.dispatch({ kind: 'replace-view', view: { ...INITIAL_VIEW, areas: [site.id] } })
  startFeeds(store, false)
  third?.open(FIRST)
  await vi.advanceTimersByTimeAsync(0)
  expect(store.getState().notices.join()).toContain(site.id)
  expect(store.getState().view.areas).toEqual([])
  third?.tell({ ...RENEWED, known: { ...RENEWED.known, sites: [site] } })
  expect(store.getState().view.areas).toEqual([site.id])
  expect(store.getState().notices).toEqual([])
})

test('a file of the place that wants a sign-in says so, and one that is missing asks for a reload', () => {
  expect(fatalError(statusError('the place', 401))).toMatchObject({ wantsSignIn: true })
  const missing = fatalError(statusError('the place', 404))
  expect(missing.what).toBe('Something did not open: the place answered 404, not 200.')
  expect(missing.wantsSignIn).toBeUndefined()
})
