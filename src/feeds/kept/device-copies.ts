/** The last good copies of feeds on this device, in IndexedDB: never waited for without end, never in the way. */
import { clear, createStore, delMany, get, getMany, keys, set, setMany, type UseStore } from 'idb-keyval'
import type { Day } from '../../domain/day.ts'
import type { Storage } from '../../domain/feed-state.ts'
import type { Validators } from '../fetching/request.ts'
import { within, type WatchWorld } from '../fetching/watched-answer.ts'
import type { FeedHolding } from '../holdings/holding.ts'

/** What is known of a copy without opening it. Instants in UTC milliseconds. */
export interface About {
  readonly goodAt: number
  readonly keptUntil: number
  /** The manifest's as-of day when it was last known to be current. */
  readonly asOf: Day
  /** What its reading hung on: a manifest that says otherwise wants it read again. */
  readonly reading: string
  readonly shown: number
  readonly validators: Validators | null
  /** The same as in the rows that belong to it. */
  readonly stamp: string
}
interface Rows {
  readonly stamp: string
  readonly holding: FeedHolding
}

export interface Copies {
  /** By feed id. What is too old, of another version or no longer whole is deleted and not told. */
  readonly abouts: () => Promise<ReadonlyMap<string, About>>
  /** Null where it is not there any more, or does not belong to what is known of it. */
  readonly rowsOf: (feed: string, about: About) => Promise<FeedHolding | null>
  readonly keep: (feed: string, about: About, holding: FeedHolding) => Promise<void>
  /** The copy is current still: only what is known of it changes. */
  readonly touch: (feed: string, about: About) => Promise<void>
  readonly drop: (feeds: readonly string[]) => Promise<void>
  /** The manifest's own text. */
  readonly manifest: () => Promise<string | null>
  readonly keepManifest: (text: string) => Promise<void>
  /** Empties everything, copies of other manifests too; how many feeds it were. Nothing is kept afterwards. */
  readonly clear: () => Promise<number>
  readonly storage: () => Storage
}

/** Of the columns as they are kept: it rises when a holding of before would be read wrongly. */
export const HOLDING_VERSION = 1
/** A device that answers no sooner is taken to be blocked: browsers are known to leave a question open for ever. */
const LONGEST_WAIT = 4000
/** The first fetch waits for what is known of the copies, so that only what is new is sent. */
const LONGEST_WAIT_AT_START = 1500

export interface CopiesOf {
  readonly manifestUrl: string
  readonly world: WatchWorld
  /** Hears when storage turns out to be blocked or full. */
  readonly onStorage: (storage: Storage) => void
}

/** None of its promises reject: where the device does not keep, the page works from memory. */
export function deviceCopies({ manifestUrl, world, onStorage }: CopiesOf): Copies {
  const database = openDatabase()
  const key = (part: 'about' | 'rows' | 'manifest', feed = '') =>
    JSON.stringify([HOLDING_VERSION, manifestUrl, part, feed])
  let storage: Storage = 'works'
  let isCleared = false
  const becomes = (next: Storage) => {
    if (next === storage) return
    storage = next
    onStorage(next)
  }
  const attempt = async <T>(
    what: (database: UseStore) => Promise<T>,
    otherwise: T,
    wait = LONGEST_WAIT,
  ): Promise<T> => {
    if (storage === 'blocked') return otherwise
    try {
      return await within(what(database()), wait, world)
    } catch (error) {
      becomes(isFull(error) ? 'full' : 'blocked')
      return otherwise
    }
  }
  const write = (what: (database: UseStore) => Promise<void>) =>
    isCleared ? Promise.resolve() : attempt(what, undefined)
  return {
    abouts: () =>
      attempt(
        (device) => aboutsOn(device, manifestUrl, world.now()),
        new Map<string, About>(),
        LONGEST_WAIT_AT_START,
      ),
    rowsOf: (feed, { stamp }) =>
      attempt(async (device) => {
        const rows = await get<Rows>(key('rows', feed), device)
        return rows?.stamp === stamp ? rows.holding : null
      }, null),
    keep: (feed, about, holding) =>
      write((device) => {
        const rows: Rows = { stamp: about.stamp, holding }
        const entries: [string, About | Rows][] = [
          [key('about', feed), about],
          [key('rows', feed), rows],
        ]
        return setMany(entries, device)
      }),
    touch: (feed, about) => write((device) => set(key('about', feed), about, device)),
    drop: (feeds) =>
      attempt(
        (device) =>
          delMany(
            feeds.flatMap((feed) => [key('about', feed), key('rows', feed)]),
            device,
          ),
        undefined,
      ),
    manifest: () => attempt(async (device) => (await get<string>(key('manifest'), device)) ?? null, null),
    keepManifest: (text) => write((device) => set(key('manifest'), text, device)),
    clear: async () => {
      isCleared = true
      return attempt(emptied, 0)
    },
    storage: () => storage,
  }
}

/** Made when it is first used: the mere naming of IndexedDB throws where it is blocked. */
function openDatabase(): () => UseStore {
  let database: UseStore | null = null
  return () => (database ??= createStore('holdfast', 'feeds'))
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'

interface Named {
  readonly key: string
  readonly part: string
  readonly feed: string
  readonly isOfThis: boolean
}

function named(key: string, manifestUrl: string): Named | null {
  try {
    const [version, url, part, feed] = JSON.parse(key) as readonly unknown[]
    if (version !== HOLDING_VERSION) return null
    return { key, part: String(part), feed: String(feed), isOfThis: url === manifestUrl }
  } catch {
    return null
  }
}

/** Deletes what is over or cannot be read any more, of other manifests too, and tells the rest of this one. */
async function aboutsOn(
  device: UseStore,
  manifestUrl: string,
  now: number,
): Promise<ReadonlyMap<string, About>> {
  const all = await keys<string>(device)
  const known = all.map((key) => named(key, manifestUrl)).filter((one) => one !== null)
  const told = known.filter(({ part }) => part === 'about')
  const abouts = await getMany<About>(
    told.map(({ key }) => key),
    device,
  )
  const good = new Map(
    told.flatMap((one, at): [Named, About][] => {
      const about = abouts[at]
      return about && about.keptUntil > now && about.goodAt <= now ? [[one, about]] : []
    }),
  )
  const staying = new Set([...good.keys()].flatMap(({ key }) => [key, key.replace('"about"', '"rows"')]))
  const hasAny = new Set([...good.keys()].map(({ isOfThis }) => isOfThis))
  for (const { key, part, isOfThis } of known)
    if (part === 'manifest' && hasAny.has(isOfThis)) staying.add(key)
  const leaving = all.filter((key) => !staying.has(key))
  if (leaving.length > 0) await delMany(leaving, device)
  return new Map([...good].filter(([{ isOfThis }]) => isOfThis).map(([{ feed }, about]) => [feed, about]))
}

async function emptied(device: UseStore): Promise<number> {
  const all = await keys<string>(device)
  await clear(device)
  return all.filter((key) => named(key, '')?.part === 'about').length
}
