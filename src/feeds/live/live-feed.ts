/** One feed while the page is open: its rows in use, the copy on this device, and the line by which new ones come. */
import type { Day } from '../../domain/day.ts'
import type { FeedEntry, Manifest, FeedState, FetchError } from '../../domain/feed.ts'
import { isSuddenlyEmpty, type FetchState } from '../fetching/fetch-state.ts'
import { Poller, type FetchedContent, type PollerContext, type Subject } from '../fetching/poller.ts'
import type { Validators } from '../fetching/request.ts'
import { suddenlyEmpty } from '../fetching/fetch-errors.ts'
import type { LoadedFeed } from '../loaded/loaded-feed.ts'
import type { About, Copies } from '../device/device-copies.ts'
import { storedUntil, readingOf } from '../device/handling-rules.ts'
import type { FeedContext } from '../definition/feed-definition.ts'
import { readLoadedFeed } from '../read-feed.ts'
import type { AwaitedHash } from '../streams/gathered-hash.ts'
import { tooLarge } from '../streams/size-limit.ts'

/** What all feeds of a manifest share; it is replaced whole when the manifest changes. */
export interface Reading {
  readonly manifest: Manifest
  readonly context: FeedContext
  /** Null: on another host than the manifest. */
  readonly urlOf: (entry: FeedEntry) => URL | null
}

interface LiveFeedContext extends PollerContext {
  readonly copies: Copies
  /** The checksum of what is fetched; the browser's where left out. */
  readonly newHash?: () => AwaitedHash
  /** Bytes read so far, of how many (0: not known), and the rows in them. */
  readonly onRead: (read: number, of: number, rows: number) => void
  /** Its rows, or why there are none, are others than before. */
  readonly onRows: () => void
  /** How it stands is otherwise than before. */
  readonly onState: () => void
  /** A request is done with; null: there are no rows. */
  readonly onEnd: (holding: LoadedFeed | null) => void
}

export interface Beginning {
  readonly entry: FeedEntry
  readonly reading: Reading
  /** Of the copy on this device; null: there is none. */
  readonly about: About | null
}

/** What must be so that a server's "nothing new" may be believed of the rows. */
type Known = Pick<About, 'asOf' | 'reading' | 'validators'>
interface Use {
  readonly holding: LoadedFeed
  readonly from: 'fetched' | 'kept'
  readonly goodAt: number
  readonly known: Known
}

export class LiveFeed {
  private now: Omit<Beginning, 'about'>
  private use: Use | null = null
  private about: About | null
  /** The rows that the copy on this device holds, where they are known. */
  private copied: LoadedFeed | null = null
  private fallingBack: Promise<void> | null = null
  private readonly line: Poller<LoadedFeed>

  constructor(
    { about, ...now }: Beginning,
    private readonly world: LiveFeedContext,
  ) {
    this.now = now
    this.about = about
    this.keepToTheRules()
    this.line = new Poller(this.subject(), world)
  }

  get entry(): FeedEntry {
    return this.now.entry
  }
  get holding(): LoadedFeed | null {
    return this.use?.holding ?? null
  }
  /** The manifest's as-of day when its rows were last known to be current; null where it has none. */
  get asOf(): Day | null {
    return this.use?.known.asOf ?? null
  }
  get course(): FetchState {
    return this.line.course
  }
  get state(): FeedState {
    const { isFetching, triedAt, nextTryAt, trouble } = this.course
    return {
      feed: this.entry.id,
      from: this.use?.from ?? 'none',
      goodAt: this.use?.goodAt ?? null,
      triedAt,
      nextTryAt: isFetching || nextTryAt === Infinity ? null : nextTryAt,
      isFetching,
      error: trouble,
      keptUntil: this.about?.keptUntil ?? null,
    }
  }

  ask(): Promise<void> {
    return this.line.ask()
  }
  wake(isBack: boolean): void {
    this.line.wake(isBack)
  }
  /** Gives up what is under way, at a person's wish; what is there stays. */
  cancel(): void {
    this.line.cancel()
  }
  stop(): void {
    this.line.stop()
  }

  /** Another manifest: asked again at once, where its entry or the way in which it is read is another. */
  change(entry: FeedEntry, reading: Reading): void {
    const before = this.wayOfReading()
    const isSame = JSON.stringify(entry) === JSON.stringify(this.entry) && !this.isOtherDay(reading)
    this.now = { entry, reading }
    this.keepToTheRules()
    if (!isSame || before !== this.wayOfReading()) this.line.change(this.subject())
  }

  /** Its copy was deleted. */
  forget(): void {
    this.about = null
    this.copied = null
    this.world.onState()
  }

  /** Shows the copy of this device where nothing else is there to be shown. */
  fallBack(): Promise<void> {
    this.fallingBack ??= this.takeCopy().then(() => {
      this.fallingBack = null
    })
    return this.fallingBack
  }

  /** Whether the first picture need not wait: its rows are there, or it is known that they are not. */
  get isSettled(): boolean {
    return this.use !== null || (this.course.trouble !== null && this.fallingBack === null)
  }

  get isFallingBack(): boolean {
    return this.fallingBack !== null
  }

  private async takeCopy(): Promise<void> {
    // Whom the server refuses, the device does not answer in its place.
    if (this.use || this.course.trouble?.kind === 'sign-in') return
    const copy = await this.openCopy()
    if (this.holding) return
    if (copy) this.begin(copy)
    else this.about = null
    this.world.onState()
  }

  /** Deletes a copy that the rules do not allow any more, or whose rows would now be read otherwise. */
  private keepToTheRules(): void {
    const before = this.about
    this.about = usableCopy(before, this.now, this.world.now())
    if (before && !this.about) void this.world.copies.drop([this.entry.id])
  }

  private subject(): Subject<LoadedFeed> {
    const { entry, reading } = this.now
    let expected = 0
    const onProgress = (read: number, rows: number) => this.world.onRead(read, expected, rows)
    return {
      url: reading.urlOf(entry),
      refreshMinutes: () => this.entry.refreshMinutes,
      validators: () => this.currentValidators(),
      refusal: (bytes) => tooLarge(entry, bytes),
      read: (stream, signal) =>
        readLoadedFeed(entry, stream, {
          context: reading.context,
          signal,
          onProgress,
          newHash: this.world.newHash,
        }),
      doubt: (value, isSecond) => this.doubt(value, isSecond),
      accept: (arrived) => this.accept(arrived),
      stillCurrent: () => this.stillCurrent(),
      onBytes: (_read, of) => {
        expected = of
      },
      onChange: ({ trouble, isFetching }) => {
        if (!isFetching && trouble && !this.use) void this.fallBack().then(this.world.onRows)
        if (!isFetching) this.world.onEnd(this.holding)
        this.world.onState()
      },
    }
  }

  private isOtherDay({ manifest }: Reading): boolean {
    return manifest.asOf !== this.now.reading.manifest.asOf
  }

  private wayOfReading(): string {
    return readingOf(this.entry, this.now.reading.manifest)
  }

  private currentValidators(): Validators | null {
    const known = this.use?.known ?? this.about
    const isCurrent = known?.asOf === this.now.reading.manifest.asOf && known.reading === this.wayOfReading()
    return isCurrent ? known.validators : null
  }

  /** Rows that are the same to the byte stay the same object, so that nothing is built again for them. */
  private begin(next: Use): void {
    const { use } = this
    const isSame =
      use !== null && use.holding.checksum !== '' && use.holding.checksum === next.holding.checksum
    const isReadAlike = use?.known.reading === next.known.reading && use.known.asOf === next.known.asOf
    this.use = isSame && isReadAlike ? { ...next, holding: use.holding } : next
    if (this.use === next) this.world.onRows()
  }

  private accept({ value, validators }: FetchedContent<LoadedFeed>): void {
    const known = { asOf: this.now.reading.manifest.asOf, reading: this.wayOfReading(), validators }
    const use: Use = { holding: value, from: 'fetched', goodAt: this.world.now(), known }
    this.begin(use)
    this.keepCopy(this.use ?? use)
  }

  private async stillCurrent(): Promise<boolean> {
    const current = this.use ?? (await this.openCopy())
    if (!current) {
      this.about = null
      return false
    }
    if (!this.use) this.begin(current)
    this.use = { ...current, from: 'fetched', goodAt: this.world.now() }
    this.keepCopy(this.use)
    return true
  }

  private async doubt(value: LoadedFeed, isSecond: boolean): Promise<FetchError | null> {
    const before = this.use?.holding.report.shown ?? this.about?.shown ?? 0
    if (isSecond || !isSuddenlyEmpty(value.report.shown, before)) return null
    await this.fallBack()
    return this.use ? suddenlyEmpty(value.report.shown, before) : null
  }

  private async openCopy(): Promise<Use | null> {
    const { about } = this
    if (!about || about.keptUntil <= this.world.now()) return null
    const holding = await this.world.copies.rowsOf(this.entry.id, about)
    if (!holding) return null
    this.copied = holding
    return { holding, from: 'kept', goodAt: about.goodAt, known: about }
  }

  private keepCopy({ holding, goodAt, known }: Use): void {
    const { copies } = this.world
    const { id } = this.entry
    const until = storedUntil(this.entry, goodAt)
    const isThere = this.about !== null && this.copied === holding
    if (until === null) {
      if (this.about) void copies.drop([id])
      return this.forget()
    }
    const stamp = isThere && this.about ? this.about.stamp : `${this.world.now()} ${this.world.chance()}`
    const about = { ...known, goodAt, keptUntil: until, shown: holding.report.shown, stamp }
    this.about = about
    this.copied = holding
    void (isThere ? copies.touch(id, about) : copies.keep(id, about, holding))
  }
}

/** What is known of a copy, where the rules still allow it and its rows would still be read the same. */
function usableCopy(
  about: About | null,
  { entry, reading }: Omit<Beginning, 'about'>,
  now: number,
): About | null {
  if (!about || about.reading !== readingOf(entry, reading.manifest)) return null
  const until = storedUntil(entry, about.goodAt)
  return until === null || until <= now ? null : { ...about, keptUntil: Math.min(until, about.keptUntil) }
}
