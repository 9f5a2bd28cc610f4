/** One feed kept current while the page is open: its rows in use, its copy on the device, and its poller. */
import type { Day } from '../../domain/day.ts'
import type { Doubt, FeedEntry, Manifest, FeedState } from '../../domain/feed.ts'
import type { FeedContext } from '../definition/feed-definition.ts'
import { readingKey, storedUntil, type Copies, type CopyInfo } from '../device/device-copies.ts'
import { doubtOf } from '../fetching/doubt.ts'
import type { FetchState } from '../fetching/fetch-state.ts'
import { Poller, type FetchedContent, type PollerContext, type PollSubject } from '../fetching/poller.ts'
import type { LoadProgress } from '../load.ts'
import { type LoadedFeed, markOf } from '../loaded/loaded-feed.ts'
import type { FirstPlaces } from '../columnar/first-places.ts'
import { readLoadedFeed } from '../read-feed.ts'
import type { AsyncHash } from '../streams/checksum.ts'
import type { Validators } from '../streams/feed-source.ts'

/** What all feeds of a manifest are read with; replaced as a whole when the manifest changes. */
export interface ReadingContext {
  readonly manifest: Manifest
  readonly context: FeedContext
  /** Null where the address is on another host than the manifest. */
  readonly urlOf: (entry: FeedEntry) => URL | null
}

interface LiveFeedContext extends PollerContext {
  readonly copies: Copies
  /** Checksum of fetched content; the browser's SHA-256 where left out. */
  readonly newHash?: () => AsyncHash
  /** Checksum of content that is too large for that of the browser. */
  readonly largeHash?: (() => AsyncHash) | undefined
  readonly onRead: (progress: Pick<LoadProgress, 'read' | 'of' | 'rows' | 'ofRows'>) => void
  /** Where the feed has rows that are still to be read. */
  readonly onPlaces?: (places: FirstPlaces) => void
  /** The rows, or the reason for their absence, changed. */
  readonly onRows: () => void
  readonly onState: () => void
  /** A request ended; null: the feed has no rows. */
  readonly onEnd: (loaded: LoadedFeed | null) => void
}

/** Entry, reading context and stored copy with which a live feed starts. */
export interface LiveFeedStart {
  readonly entry: FeedEntry
  readonly reading: ReadingContext
  /** Details of the copy on the device; null: there is none. */
  readonly copy: CopyInfo | null
}

/** Conditions under which "not modified" applies to rows: as-of day, way of reading and validators. */
type RowsVersion = Pick<CopyInfo, 'asOf' | 'reading' | 'validators'>

interface RowsInUse {
  readonly loaded: LoadedFeed
  readonly from: 'fetched' | 'kept'
  /** When they were last known to be current, in UTC milliseconds. */
  readonly goodAt: number
  readonly version: RowsVersion
}

/** Fetches one feed through its poller; falls back to the copy on the device. */
export class LiveFeed {
  private now: Omit<LiveFeedStart, 'copy'>
  private inUse: RowsInUse | null = null
  private copy: CopyInfo | null
  /** Rows of the copy on the device, where they have been read or written. */
  private copiedRows: LoadedFeed | null = null
  /** The details that are being written with or for their rows; the copy is kept once that is done. */
  private writing: CopyInfo | null = null
  private mayStore = true
  private readingCopy: Promise<void> | null = null
  /** With the rows last reported. */
  private reportedDoubt: Doubt | null = null
  private readonly poller: Poller<LoadedFeed>

  constructor(
    { copy, ...start }: LiveFeedStart,
    private readonly context: LiveFeedContext,
  ) {
    this.now = start
    this.copy = copy
    this.removeUnusableCopy()
    this.poller = new Poller(this.subject(), context)
  }

  get entry(): FeedEntry {
    return this.now.entry
  }
  get loaded(): LoadedFeed | null {
    return this.inUse?.loaded ?? null
  }
  /** The manifest's as-of day when the rows were last known to be current; null where there are none. */
  get asOf(): Day | null {
    return this.inUse?.version.asOf ?? null
  }
  get fetchState(): FetchState {
    return this.poller.state
  }
  get state(): FeedState {
    const { isFetching, triedAt, nextTryAt, error, doubt } = this.fetchState
    return {
      feed: this.entry.id,
      from: this.inUse?.from ?? 'none',
      goodAt: this.inUse?.goodAt ?? null,
      triedAt,
      nextTryAt: isFetching || nextTryAt === Infinity ? null : nextTryAt,
      isFetching,
      error,
      doubt,
      keptUntil: this.copy?.keptUntil ?? null,
    }
  }

  fetchNow(): Promise<void> {
    return this.poller.fetchNow()
  }
  wake(isBack: boolean): void {
    this.poller.wake(isBack)
  }
  /** Cancels a running request for the user; the rows in use stay. */
  cancel(): void {
    this.poller.cancel()
  }
  stop(): void {
    this.poller.stop()
  }

  /** Puts the answer in doubt into use; false where the numbers are no longer those of the newest answer. */
  acceptDoubted(doubt: Doubt): boolean {
    return this.poller.acceptDoubted(doubt)
  }

  /**
   * Applies another manifest; fetches again at once where the entry or the way of reading changed. With another address,
   * kind, retention or other categories it counts as another feed: a person has decided that, so its first answer is not
   * compared with the rows of before, and rows of another kind are not used until then.
   */
  change(entry: FeedEntry, reading: ReadingContext): void {
    const before = this.readingKey()
    if (entry.kind !== this.entry.kind) this.inUse = null
    const isSame = JSON.stringify(entry) === JSON.stringify(this.entry) && !this.hasOtherDay(reading)
    this.now = { entry, reading }
    this.removeUnusableCopy()
    const isOther = before !== this.readingKey()
    if (!isSame || isOther) this.poller.change(this.subject(), isOther)
  }

  /** Called after all copies on the device were deleted: none is stored from now on. */
  copiesCleared(): void {
    this.mayStore = false
    this.forgetCopy()
  }

  private forgetCopy(): void {
    this.copy = null
    this.writing = null
    this.copiedRows = null
    this.context.onState()
  }

  /** Puts the copy on the device into use, unless there are rows already. */
  useCopy(): Promise<void> {
    this.readingCopy ??= this.readCopy().then(() => {
      this.readingCopy = null
    })
    return this.readingCopy
  }

  /** Whether the first display need not wait: the rows are there, or it is certain that they are not. */
  get isSettled(): boolean {
    return this.inUse !== null || (this.fetchState.error !== null && this.readingCopy === null)
  }

  private async readCopy(): Promise<void> {
    // A user whom the server refuses must not see the copy instead.
    if (this.inUse || this.fetchState.error?.kind === 'sign-in') return
    const copied = await this.openCopy()
    if (this.loaded) return
    if (copied) this.use(copied)
    else this.copy = null
    this.context.onState()
  }

  /** Deletes a copy that the handling rules forbid, or whose rows would now be read differently. */
  private removeUnusableCopy(): void {
    const before = this.writing ?? this.copy
    const now = this.context.now()
    this.copy = usableCopy(this.copy, this.now, now)
    if (!usableCopy(this.writing, this.now, now)) this.writing = null
    if (before && !this.copy && !this.writing) void this.context.copies.remove([this.entry.id])
  }

  private subject(): PollSubject<LoadedFeed> {
    const { entry, reading } = this.now
    return {
      url: reading.urlOf(entry),
      refreshMinutes: () => this.entry.refreshMinutes,
      validators: () => this.currentValidators(),
      read: (source, signal) =>
        readLoadedFeed(entry, source, {
          context: reading.context,
          signal,
          onProgress: (read, rows, ofRows) =>
            this.context.onRead({ read, of: source.expectedBytes, rows, ofRows }),
          onPlaces: this.context.onPlaces,
          newHash: this.context.newHash,
          largeHash: this.context.largeHash,
        }),
      doubt: (value) => this.doubt(value),
      accept: (content) => this.accept(content),
      confirmCurrent: () => this.confirmCurrent(),
      onChange: ({ error, doubt, isFetching }) => {
        if (!isFetching && error && !this.inUse) void this.useCopy().then(this.context.onRows)
        if (doubt !== this.reportedDoubt) this.context.onRows()
        this.reportedDoubt = doubt
        if (!isFetching) this.context.onEnd(this.loaded)
        this.context.onState()
      },
    }
  }

  private hasOtherDay({ manifest }: ReadingContext): boolean {
    return manifest.asOf !== this.now.reading.manifest.asOf
  }

  private readingKey(): string {
    return readingKey(this.entry, this.now.reading.manifest)
  }

  private currentValidators(): Validators | null {
    const version = this.inUse?.version ?? this.copy
    const isCurrent =
      version?.asOf === this.now.reading.manifest.asOf && version.reading === this.readingKey()
    return isCurrent ? version.validators : null
  }

  /** Rows with the same checksum, read the same way, stay the same object, so that nothing is derived from them again. */
  private use(next: RowsInUse): void {
    const { inUse } = this
    const isSame =
      inUse !== null && inUse.loaded.checksum !== '' && inUse.loaded.checksum === next.loaded.checksum
    const isReadAlike =
      inUse?.version.reading === next.version.reading && inUse.version.asOf === next.version.asOf
    this.inUse = isSame && isReadAlike ? { ...next, loaded: inUse.loaded } : next
    if (this.inUse === next) this.context.onRows()
  }

  private accept({ value, validators, answeredAt }: FetchedContent<LoadedFeed>): void {
    const version = { asOf: this.now.reading.manifest.asOf, reading: this.readingKey(), validators }
    const next: RowsInUse = { loaded: value, from: 'fetched', goodAt: answeredAt, version }
    this.use(next)
    this.storeCopy(this.inUse ?? next)
  }

  private async confirmCurrent(): Promise<boolean> {
    const current = this.inUse ?? (await this.openCopy())
    if (!current) {
      this.copy = null
      return false
    }
    if (!this.inUse) this.use(current)
    this.inUse = { ...current, from: 'fetched', goodAt: this.context.now() }
    this.storeCopy(this.inUse)
    return true
  }

  /**
   * Compares an answer with the rows in use, or after a reload with the copy on the device, which is then put into use:
   * the server has just shown that the user may see the feed. Without either there is nothing to compare with.
   */
  private async doubt({ report }: LoadedFeed): Promise<Doubt | null> {
    if (this.inUse && this.inUse.version.reading !== this.readingKey()) return null
    const held = this.inUse?.loaded.report.shown ?? this.copy?.shown ?? 0
    const doubt = doubtOf(report.shown, held)
    if (!doubt || this.inUse) return doubt
    const copied = await this.openCopy()
    if (copied && !this.loaded) this.use(copied)
    return copied && doubt
  }

  private async openCopy(): Promise<RowsInUse | null> {
    const { copy } = this
    if (!copy || copy.keptUntil <= this.context.now()) return null
    const loaded = await this.context.copies.feed(this.entry.id, copy)
    if (!loaded) return null
    this.copiedRows = loaded
    return { loaded, from: 'kept', goodAt: copy.goodAt, version: copy }
  }

  private storeCopy({ loaded, goodAt, version }: RowsInUse): void {
    const { copies } = this.context
    const { id } = this.entry
    const marked = { ...this.entry, handling: markOf(this.entry, loaded) }
    const until = this.mayStore ? storedUntil(marked, goodAt) : null
    const isStored = this.copy !== null && this.copiedRows === loaded
    if (until === null) {
      if (this.copy ?? this.writing) void copies.remove([id])
      return this.forgetCopy()
    }
    const stamp = isStored && this.copy ? this.copy.stamp : `${this.context.now()} ${this.context.random()}`
    const copy = { ...version, goodAt, keptUntil: until, shown: loaded.report.shown, stamp }
    this.writing = copy
    void (isStored ? copies.updateInfo(id, copy) : copies.store(id, copy, loaded)).then((isWritten) => {
      // Removed or replaced meanwhile.
      if (this.writing !== copy) return
      this.writing = null
      if (!isWritten) return
      this.copy = copy
      this.copiedRows = loaded
      this.context.onState()
    })
  }
}

/** The details of a copy with its expiry by the current entry; null where it is forbidden, expired or read differently. */
function usableCopy(
  copy: CopyInfo | null,
  { entry, reading }: Omit<LiveFeedStart, 'copy'>,
  now: number,
): CopyInfo | null {
  if (!copy || copy.reading !== readingKey(entry, reading.manifest)) return null
  const until = storedUntil(entry, copy.goodAt)
  return until === null || until <= now ? null : { ...copy, keptUntil: Math.min(until, copy.keptUntil) }
}
