/** Copies of feeds on this device, in IndexedDB: the last good rows of each, as far as the handling rules allow. */
import { clear, createStore, delMany, get, getMany, keys, set, setMany, type UseStore } from 'idb-keyval'
import type { Day } from '../../domain/day.ts'
import type { FeedEntry, Manifest, StorageState } from '../../domain/feed.ts'
import { withTimeLimit, type WatchContext } from '../fetching/watched-source.ts'
import { IncidentTable } from '../incidents/incident-table.ts'
import type { LoadedFeed } from '../loaded/loaded-feed.ts'
import type { Validators } from '../streams/feed-source.ts'

/** Details of a copy, stored apart from its rows. Instants in UTC milliseconds. */
export interface CopyInfo {
  /** When the rows were last known to be current. */
  readonly goodAt: number
  readonly keptUntil: number
  /** The manifest's as-of day at that time. */
  readonly asOf: Day
  /** `readingKey` of the rows: under another key they have to be read again. */
  readonly reading: string
  /** Number of rows shown. */
  readonly shown: number
  readonly validators: Validators | null
  /** Equal to that of the rows it belongs to. */
  readonly stamp: string
}

interface StoredRows {
  readonly stamp: string
  readonly holding: LoadedFeed
}

/**
 * Part of every key: copies of another version are deleted. The number is raised by hand when stored rows would be
 * misread; another set of columns, or another type of one, changes the version by itself.
 */
const COPY_VERSION = `3 ${Object.entries(new IncidentTable([]).columns())
  .map(([name, column]) => `${name}:${Object.prototype.toString.call(column)}`)
  .join()}`
/** Some browsers leave requests to a blocked IndexedDB open for ever. */
const TIME_LIMIT_MS = 4000
/** The first fetch waits for the details of the copies, whose validators it sends. */
const TIME_LIMIT_AT_START_MS = 1500

interface DeviceCopiesOptions {
  /** Copies are kept apart by manifest. */
  readonly manifestUrl: string
  readonly context: WatchContext
  /** StorageState turned out to be blocked or full. */
  readonly onStorage: (storage: StorageState) => void
  /** Nothing is written before this resolves, so that display comes first; left out: at once. */
  readonly mayWrite?: Promise<void>
}

/** No method rejects: where the device does not store, the page works from memory. */
export class DeviceCopies {
  private readonly database = lazyDatabase()
  private status: StorageState = 'works'
  private isCleared = false
  /** By feed id: the newest copies that are still to be written. */
  private readonly unwritten = new Map<string, CopyInfo>()

  constructor(private readonly options: DeviceCopiesOptions) {}

  get storage(): StorageState {
    return this.status
  }

  /** Details of this manifest's copies, by feed id. Expired, outdated and incomplete copies are deleted. */
  infos(): Promise<ReadonlyMap<string, CopyInfo>> {
    const { manifestUrl, context } = this.options
    const none: ReadonlyMap<string, CopyInfo> = new Map()
    return this.attempt(
      (database) => usableInfos(database, manifestUrl, context.now()),
      none,
      TIME_LIMIT_AT_START_MS,
    )
  }

  /** The rows that belong to these details; null where there are none. */
  feed(feed: string, { stamp }: CopyInfo): Promise<LoadedFeed | null> {
    return this.attempt(async (database) => {
      const rows = await get<StoredRows>(this.key('rows', feed), database)
      return rows?.stamp === stamp ? rows.holding : null
    }, null)
  }

  /** Resolves to whether the copy has been written. */
  async store(feed: string, info: CopyInfo, loaded: LoadedFeed): Promise<boolean> {
    this.unwritten.set(feed, info)
    await this.options.mayWrite
    // Removed or replaced meanwhile.
    if (this.unwritten.get(feed) !== info) return false
    this.unwritten.delete(feed)
    const rows: StoredRows = { stamp: info.stamp, holding: loaded }
    const entries: [string, CopyInfo | StoredRows][] = [
      [this.key('about', feed), info],
      [this.key('rows', feed), rows],
    ]
    return this.write((database) => setMany(entries, database))
  }

  /** Stores new details of rows that are stored already; resolves to whether they have been written. */
  async updateInfo(feed: string, info: CopyInfo): Promise<boolean> {
    await this.options.mayWrite
    return this.write((database) => set(this.key('about', feed), info, database))
  }

  remove(feeds: readonly string[]): Promise<void> {
    for (const feed of feeds) this.unwritten.delete(feed)
    const removed = feeds.flatMap((feed) => [this.key('about', feed), this.key('rows', feed)])
    return this.attempt((database) => delMany(removed, database), undefined)
  }

  /** Text of the manifest's copy; null where there is none. */
  manifest(): Promise<string | null> {
    return this.attempt(async (database) => (await get<string>(this.key('manifest'), database)) ?? null, null)
  }

  async storeManifest(text: string): Promise<void> {
    await this.write((database) => set(this.key('manifest'), text, database))
  }

  /**
   * Deletes all copies, of every manifest, and stores none from now on; returns the number of feeds, or null where it is
   * not certain that they are gone.
   */
  clear(): Promise<number | null> {
    this.isCleared = true
    return this.attempt<number | null>(clearAll, null)
  }

  private key(part: 'about' | 'rows' | 'manifest', feed = ''): string {
    return JSON.stringify([COPY_VERSION, this.options.manifestUrl, part, feed])
  }

  private async write(action: (database: UseStore) => Promise<void>): Promise<boolean> {
    if (this.isCleared) return false
    return this.attempt(async (database) => {
      await action(database)
      return true
    }, false)
  }

  private async attempt<T>(
    action: (database: UseStore) => Promise<T>,
    otherwise: T,
    timeLimit = TIME_LIMIT_MS,
  ): Promise<T> {
    if (this.status === 'blocked') return otherwise
    try {
      return await withTimeLimit(action(this.database()), timeLimit, this.options.context)
    } catch (error) {
      const next = isQuotaError(error) ? 'full' : 'blocked'
      const isChange = next !== this.status
      this.status = next
      if (isChange) this.options.onStorage(next)
      return otherwise
    }
  }
}

/** The calls that live feeds make. */
export type Copies = Pick<
  DeviceCopies,
  'infos' | 'feed' | 'store' | 'updateInfo' | 'remove' | 'manifest' | 'storeManifest' | 'clear'
>

/** Opened on first use: where IndexedDB is blocked, even accessing it throws. */
function lazyDatabase(): () => UseStore {
  let database: UseStore | null = null
  return () => (database ??= createStore('holdfast', 'feeds'))
}

const isQuotaError = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'

interface ParsedKey {
  readonly key: string
  readonly part: string
  readonly feed: string
  readonly isOfThisManifest: boolean
}

/** Null for keys of another version, or of another form. */
function parsedKey(key: string, manifestUrl: string): ParsedKey | null {
  try {
    const [version, url, part, feed] = JSON.parse(key) as readonly unknown[]
    if (version !== COPY_VERSION) return null
    return { key, part: String(part), feed: String(feed), isOfThisManifest: url === manifestUrl }
  } catch {
    return null
  }
}

/** Deletes expired and unreadable copies of all manifests, and returns the details of the rest of this one. */
async function usableInfos(
  database: UseStore,
  manifestUrl: string,
  now: number,
): Promise<ReadonlyMap<string, CopyInfo>> {
  const all = await keys<string>(database)
  const parsed = all.map((key) => parsedKey(key, manifestUrl)).filter((one) => one !== null)
  const infoKeys = parsed.filter(({ part }) => part === 'about')
  const infos = await getMany<CopyInfo>(
    infoKeys.map(({ key }) => key),
    database,
  )
  const usable = new Map(
    infoKeys.flatMap((one, at): [ParsedKey, CopyInfo][] => {
      const info = infos[at]
      return info && info.keptUntil > now && info.goodAt <= now ? [[one, info]] : []
    }),
  )
  const retained = new Set([...usable.keys()].flatMap(({ key }) => [key, key.replace('"about"', '"rows"')]))
  const hasCopies = new Set([...usable.keys()].map(({ isOfThisManifest }) => isOfThisManifest))
  for (const { key, part, isOfThisManifest } of parsed)
    if (part === 'manifest' && hasCopies.has(isOfThisManifest)) retained.add(key)
  const removed = all.filter((key) => !retained.has(key))
  if (removed.length > 0) await delMany(removed, database)
  return new Map(
    [...usable].filter(([{ isOfThisManifest }]) => isOfThisManifest).map(([{ feed }, info]) => [feed, info]),
  )
}

async function clearAll(database: UseStore): Promise<number> {
  const all = await keys<string>(database)
  await clear(database)
  return all.filter((key) => parsedKey(key, '')?.part === 'about').length
}

const HOUR = 3_600_000
const DEFAULT_HOURS = 14 * 24

/**
 * Until when a copy may be stored, in UTC milliseconds, by the feed's handling mark and `keepOnDeviceHours`; null: it
 * may not be stored.
 * @param goodAt when the copy was last known to be current, in UTC milliseconds
 */
export function storedUntil(
  { handling, keepOnDeviceHours }: Pick<FeedEntry, 'handling' | 'keepOnDeviceHours'>,
  goodAt: number,
): number | null {
  if (handling === 'official-sensitive') return null
  const hours = keepOnDeviceHours ?? DEFAULT_HOURS
  return hours > 0 ? goodAt + hours * HOUR : null
}

/**
 * What the rows of a feed depend on besides its content, as text: kind, address, retention, categories and action
 * types. The as-of day is left out, since a copy may be older than the manifest.
 */
export const readingKey = (entry: FeedEntry, { categories, actionTypes }: Manifest): string =>
  JSON.stringify([entry.kind, entry.url, entry.keepMonths, categories, actionTypes])
