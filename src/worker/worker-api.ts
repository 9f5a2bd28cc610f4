/** The owner of the incident columns: follows the feeds, builds the index, answers questions. */
import type { Borough } from '../domain/borough/borough.ts'
import { decodePostcodes, type EncodedPostcodes } from '../domain/borough/decode.ts'
import { type Failed, type FeedReport, failed, type FeedState, type StorageState } from '../domain/feed.ts'
import type { Place } from '../domain/place/place.ts'
import { fetchedOnce } from '../feeds/fetch-bytes.ts'
import { limitsFor } from '../feeds/fetching/limits.ts'
import type { SetTimer } from '../feeds/fetching/watched-answer.ts'
import { LiveFeeds, type Current } from '../feeds/live/follow-feeds.ts'
import { fullReports } from '../feeds/loaded/dataset-of.ts'
import { DeviceCopies } from '../feeds/device/device-copies.ts'
import type { LoadProgress } from '../feeds/load.ts'
import type { PlaceAndBorough } from '../feeds/stand-in-areas.ts'
import type { AmendAnswer, AmendRequest } from './amending.ts'
import { editionFrom, updateOf, type Edition } from './editions.ts'
import type { WorkerUpdate, Opened } from './updates.ts'
import { lazyFileSession } from './files/lazy-file-session.ts'
import type { FileSessionContext } from './files/file-session.ts'
import type { FileSession } from './files/file-inspection.ts'
import type { Answer, Question } from './questions.ts'

export interface OpenRequest {
  readonly manifestUrl: string
  readonly placeUrl: string
  readonly boroughUrl: string
  /** What every wait is multiplied by; 1 where left out. */
  readonly patience?: number
}
/** Who hears what happens by itself. */
export interface Hears {
  readonly onNews: (news: WorkerUpdate) => void
  /** The manifest first, under the name `manifest`; then each feed in its order. */
  readonly onStates: (states: readonly FeedState[], storage: StorageState) => void
}

export interface WorkerApi extends FileSession {
  /** Resolves with the first picture; whatever joins later is told to `hears`. */
  readonly open: (
    request: OpenRequest,
    onProgress: (progress: LoadProgress) => void,
    hears?: Hears,
  ) => Promise<Opened | Failed>
  /** Answers from the data opened last; throws if none is open. */
  readonly answer: (question: Question) => Promise<Answer>
  /** The same, or null where the edition is not the one that was asked. */
  readonly answerIn: (edition: number, question: Question) => Promise<Answer | null>
  /** Asks for one feed, or for everything; resolves when that is done with. */
  readonly refresh: (feed: string | null) => Promise<void>
  /** Gives up a feed that is under way, at a person's wish. */
  readonly cancel: (feed: string) => Promise<void>
  /** Compares clocks; `isBack`: somebody came back to the page, or the network did. */
  readonly wake: (isBack: boolean) => Promise<void>
  /** The reports of what is open, with the rows set aside one by one: too much to be sent each time. */
  readonly fullReports: () => Promise<readonly FeedReport[]>
  /** Deletes the copies of feeds on this device, and keeps none from now on; how many there were. */
  readonly clearCopies: () => Promise<number>
  /** A feed's file with what was drawn or recorded written into it. */
  readonly amend: (request: AmendRequest) => Promise<AmendAnswer>
}
interface WorkerContext {
  readonly fetchResponse: (url: URL, init?: RequestInit) => Promise<Response>
  readonly fetchPlace: (url: string) => Promise<Place>
  readonly fetchBorough: (url: string) => Promise<Borough>
}

/** What answers is a third of the worker's weight, and before the map rests nobody has asked anything. */
const catalogue = () => import('./questions.ts')

const setTimer: SetTimer = (callback, milliseconds) => {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}
/** Between the first picture and the writing of copies, in milliseconds: the page draws meanwhile. */
const PAUSE_BEFORE_KEEPING = 1000
const BROKEN = failed(
  'What has just arrived could not be shown, so what was there stays.',
  'Reload the page. If that does not help, show this sentence to whoever looks after Holdfast.',
)

export function makeWorkerApi(world: WorkerContext): WorkerApi {
  const room: Room = { held: null, following: null, where: null }
  return {
    open: async (request, onProgress, hears) => {
      room.following?.stop()
      room.held = null
      const [place, borough] = await Promise.all([
        world.fetchPlace(request.placeUrl),
        world.fetchBorough(request.boroughUrl),
      ])
      const where = { place, borough }
      room.where = where
      return new Promise((resolve, reject) => {
        const onNews = firstThenRest(resolve, (news) => hears?.onNews(news))
        const onStates: Hears['onStates'] = (states, storage) => hears?.onStates(states, storage)
        const told = { onProgress, onStates, onNews }
        room.following = follow(request, told, { ...world, where, room })
        room.following.start().catch(reject)
      })
    },
    answer: async (question) => {
      const { held } = room
      if (!held) throw new Error(`asked ${question.kind} before any data was open`)
      const { answerTo } = await catalogue()
      return answerTo(room.held ?? held, question)
    },
    answerIn: async (edition, question) => {
      const { answerTo } = await catalogue()
      return room.held?.edition === edition ? answerTo(room.held, question) : null
    },
    refresh: async (feed) => room.following?.ask(feed),
    cancel: async (feed) => room.following?.cancel(feed),
    wake: async (isBack) => room.following?.wake(isBack),
    fullReports: async () => {
      const current = room.held?.current
      return current ? fullReports(current.manifest, current.holdings) : []
    },
    // Most days nobody draws: what writes into feeds comes when somebody does.
    amend: async (request) => (await import('./amending.ts')).amendedFrom(request, world),
    clearCopies: async () => (await room.following?.clear()) ?? 0,
    ...lazyFileSession(filesWorld(room, world)),
  }
}

interface Room {
  held: Edition | null
  following: LiveFeeds | null
  where: PlaceAndBorough | null
}

/** Files that somebody opens are read against what is open, and join it. */
const filesWorld = (room: Room, { fetchResponse }: WorkerContext): FileSessionContext => ({
  known: () => {
    const { held, where } = room
    return held && where && { dataset: held.dataset, outline: where.borough.outline }
  },
  fetchPostcodes: async (url) => {
    const response = await fetchedOnce(fetchResponse)(new URL(url))
    if (!response.ok) throw new Error(`the postcodes answered ${response.status}, not 200`)
    return decodePostcodes((await response.json()) as EncodedPostcodes)
  },
  open: async (entry, bytes, converted) => {
    if (!room.following) throw new Error(`opened ${entry.id} before any data was open`)
    return room.following.open(entry, bytes, converted)
  },
})

interface FollowedFrom extends WorkerContext {
  readonly where: PlaceAndBorough
  readonly room: Room
}

function follow(request: OpenRequest, told: Told, { fetchResponse, where, room }: FollowedFrom): LiveFeeds {
  const { manifestUrl, patience = 1 } = request
  const clock = { now: () => Date.now(), setTimer, limits: limitsFor(patience) }
  let states: readonly FeedState[] = []
  const tellStates = () => told.onStates(states, copies.storage)
  let begin = () => {}
  const mayWrite = new Promise<void>((resolve) => {
    begin = () => setTimer(resolve, PAUSE_BEFORE_KEEPING * patience)
  })
  const copies = new DeviceCopies({ manifestUrl, world: clock, onStorage: tellStates, mayWrite })
  return new LiveFeeds(new URL(manifestUrl), {
    ...clock,
    chance: () => Math.random(),
    fetch: fetchResponse,
    ...where,
    copies,
    onProgress: told.onProgress,
    onStates: (next) => {
      states = next
      tellStates()
    },
    onCurrent: (current) => {
      told.onNews(newsFrom(current, where, room))
      begin()
    },
  })
}

function newsFrom(current: Current | Failed, where: PlaceAndBorough, room: Room): WorkerUpdate {
  if (current.kind === 'failed') return current
  const before = room.held
  try {
    const held = editionFrom(current, where, before)
    const news = updateOf(held, before)
    // Only what the page is told of: questions about what it shows would find another edition here for good.
    room.held = held
    return news
  } catch (error) {
    if (before === null) throw error
    return BROKEN
  }
}

interface Told extends Hears {
  readonly onProgress: (progress: LoadProgress) => void
}

/** The first picture answers the question that asked for it; one that came of no change of incidents cannot be first. */
function firstThenRest(first: (news: Opened | Failed) => void, rest: Hears['onNews']): Hears['onNews'] {
  let isFirst = true
  return (news) => {
    if (!isFirst || news.kind === 'renewed') return rest(news)
    isFirst = false
    first(news)
  }
}
