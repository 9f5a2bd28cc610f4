/** The last good copies of feeds on this device, in IndexedDB: never waited for without end, never in the way. */
import { clear, createStore, delMany, get, getMany, keys, set, setMany, type UseStore } from 'idb-keyval'
import type { Day } from '../../domain/day.ts'
import type { StorageState } from '../../domain/feed.ts'
import type { Validators } from '../fetching/request.ts'
import { within, type WatchContext } from '../fetching/watched-answer.ts'
import type { LoadedFeed } from '../loaded/loaded-feed.ts'
import { IncidentTable } from '../incidents/incident-table.ts'

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
  readonly holding: LoadedFeed
}

/** Rises by hand when a holding of before would be read wrongly; a column more or of another type shows by itself. */
const HOLDING_VERSION = `2 ${Object.entries(new IncidentTable([]).columns())
  .map(([name, column]) => `${name}:${Object.prototype.toString.call(column)}`)
  .join()}`
/** A device that answers no sooner is taken to be blocked: browsers are known to leave a question open for ever. */
const LONGEST_WAIT = 4000
/** The first fetch waits for what is known of the copies, so that only what is new is sent. */
const LONGEST_WAIT_AT_START = 1500

interface CopiesOf {
  readonly manifestUrl: string
  readonly world: WatchContext
  /** Hears when storage turns out to be blocked or full. */
  readonly onStorage: (storage: StorageState) => void
  /** Rows are written when this resolves: what is shown comes before what is kept. Left out: at once. */
  readonly mayWrite?: Promise<void>
}

/** None of its promises reject: where the device does not keep, the page works from memory. */
export class DeviceCopies {
  private readonly database = openDatabase()
  private now: StorageState = 'works'
  private isCleared = false
  /** Of the newest rows of each feed that are still to be written. */
  private readonly unwritten = new Map<string, About>()

  constructor(private readonly of: CopiesOf) {}

  get storage(): StorageState {
    return this.now
  }

  /** By feed id. What is too old, of another version or no longer whole is deleted and not told. */
  abouts(): Promise<ReadonlyMap<string, About>> {
    const { manifestUrl, world } = this.of
    const none: ReadonlyMap<string, About> = new Map()
    return this.attempt((device) => aboutsOn(device, manifestUrl, world.now()), none, LONGEST_WAIT_AT_START)
  }

  /** Null where it is not there any more, or does not belong to what is known of it. */
  rowsOf(feed: string, { stamp }: About): Promise<LoadedFeed | null> {
    return this.attempt(async (device) => {
      const rows = await get<Rows>(this.key('rows', feed), device)
      return rows?.stamp === stamp ? rows.holding : null
    }, null)
  }

  async keep(feed: string, about: About, holding: LoadedFeed): Promise<void> {
    this.unwritten.set(feed, about)
    await this.of.mayWrite
    // Dropped since, or there are newer ones.
    if (this.unwritten.get(feed) !== about) return
    this.unwritten.delete(feed)
    const rows: Rows = { stamp: about.stamp, holding }
    const entries: [string, About | Rows][] = [
      [this.key('about', feed), about],
      [this.key('rows', feed), rows],
    ]
    return this.write((device) => setMany(entries, device))
  }

  /** The copy is current still: only what is known of it changes. */
  async touch(feed: string, about: About): Promise<void> {
    await this.of.mayWrite
    return this.write((device) => set(this.key('about', feed), about, device))
  }

  drop(feeds: readonly string[]): Promise<void> {
    for (const feed of feeds) this.unwritten.delete(feed)
    const doomed = feeds.flatMap((feed) => [this.key('about', feed), this.key('rows', feed)])
    return this.attempt((device) => delMany(doomed, device), undefined)
  }

  /** The manifest's own text. */
  manifest(): Promise<string | null> {
    return this.attempt(async (device) => (await get<string>(this.key('manifest'), device)) ?? null, null)
  }

  keepManifest(text: string): Promise<void> {
    return this.write((device) => set(this.key('manifest'), text, device))
  }

  /** Empties everything, copies of other manifests too; how many feeds it were. Nothing is kept afterwards. */
  clear(): Promise<number> {
    this.isCleared = true
    return this.attempt(emptied, 0)
  }

  private key(part: 'about' | 'rows' | 'manifest', feed = ''): string {
    return JSON.stringify([HOLDING_VERSION, this.of.manifestUrl, part, feed])
  }

  private write(what: (database: UseStore) => Promise<void>): Promise<void> {
    return this.isCleared ? Promise.resolve() : this.attempt(what, undefined)
  }

  private async attempt<T>(
    what: (database: UseStore) => Promise<T>,
    otherwise: T,
    wait = LONGEST_WAIT,
  ): Promise<T> {
    if (this.now === 'blocked') return otherwise
    try {
      return await within(what(this.database()), wait, this.of.world)
    } catch (error) {
      const next = isFull(error) ? 'full' : 'blocked'
      const isNews = next !== this.now
      this.now = next
      if (isNews) this.of.onStorage(next)
      return otherwise
    }
  }
}

/** The calls of a feed that is followed. */
export type Copies = Pick<
  DeviceCopies,
  'abouts' | 'rowsOf' | 'keep' | 'touch' | 'drop' | 'manifest' | 'keepManifest' | 'clear'
>

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
