/** One thing that is asked for again and again: a feed, or the manifest. One request at a time; the newest wins. */
import type { Failed, FetchError } from '../../domain/feed.ts'
import {
  abandoned,
  ended,
  isDue,
  mayStart,
  initialFetchState,
  started,
  withClock,
  type FetchState,
  type Ending,
} from './fetch-state.ts'
import { requested, type Answer, type RequestContext, type Validators } from './request.ts'
import { ELSEWHERE, STOPPED, unread } from './fetch-errors.ts'
import type { Bytes } from './watched-answer.ts'

export interface PollerContext extends RequestContext {
  /** 0 to 1. */
  readonly chance: () => number
}

/** What came, in use or not. */
export interface FetchedContent<T> {
  readonly value: T
  readonly validators: Validators | null
}

/** What a line can bring: told apart from what could not be read. */
interface Readable {
  readonly kind: 'held' | 'manifest'
}

/** What a line is about, and what becomes of its answers. None of these may reject. */
export interface Subject<T extends Readable> {
  /** Null: not on the manifest's own host, so that it is not asked at all. */
  readonly url: URL | null
  readonly refreshMinutes: () => number
  /** Of what is held or kept, so that only what is new is sent; null: everything is wanted. */
  readonly validators: () => Validators | null
  /** Why so many bytes are not even begun with. */
  readonly refusal?: ((bytes: number) => Failed | null) | undefined
  readonly read: (stream: ReadableStream<Bytes>, signal: AbortSignal) => Promise<T | Failed>
  /** Why it cannot be believed at once; null: it can. `isSecond`: an answer as doubtful came just before. */
  readonly doubt: (value: T, isSecond: boolean) => Promise<FetchError | null>
  /** Takes it in use. */
  readonly accept: (arrived: FetchedContent<T>) => void
  /** What is held or kept is current; false: nothing is, so that everything is wanted after all. */
  readonly stillCurrent: () => Promise<boolean>
  readonly onBytes: (read: number, of: number) => void
  /** The course moved on. */
  readonly onChange: (course: FetchState) => void
}

interface UnderWay {
  readonly giveUp: AbortController
  readonly done: Promise<void>
}

export class Poller<T extends Readable> {
  private now: FetchState
  private underWay: UnderWay | null = null
  private callOff = () => {}
  private isStopped = false

  constructor(
    private subject: Subject<T>,
    private readonly world: PollerContext,
  ) {
    this.now = initialFetchState(world.now())
  }

  get course(): FetchState {
    return this.now
  }

  /** Asks now, where that is allowed; resolves when it is done with. */
  ask(): Promise<void> {
    if (this.underWay) return this.underWay.done
    if (this.isStopped || !mayStart(this.now, this.world.now())) return Promise.resolve()
    const giveUp = new AbortController()
    this.now = started(this.now, this.world.now())
    const done = this.run(this.now.request, giveUp)
    this.underWay = { giveUp, done }
    this.moveTo(this.now)
    return done
  }

  /** Compares clocks: what is due is asked for soon, and where somebody came back, also what was in trouble. */
  wake(isBack: boolean): void {
    const { world } = this
    const now = world.now()
    this.now = withClock(this.now, now, this.pace())
    const isRested = now - (this.now.triedAt ?? 0) >= world.limits.leastPause
    const isTrouble = this.now.trouble !== null && this.now.trouble.kind !== 'stopped'
    const isWanted = isDue(this.now, now) || (isBack && isRested && isTrouble)
    if (this.isStopped || !isWanted || !mayStart(this.now, now)) return this.arm()
    this.callOff()
    this.callOff = world.setTimer(() => void this.ask(), world.chance() * world.limits.wakeSpread)
  }

  /** Another address, pace or way of reading: what is under way is given up, and it is due at once. */
  change(subject: Subject<T>): void {
    this.subject = subject
    this.letGo()
    this.moveTo(abandoned(this.now, this.world.now()))
  }

  /** A person does not want to wait for what is under way. */
  cancel(): void {
    this.underWay?.giveUp.abort()
  }

  stop(): void {
    this.isStopped = true
    this.callOff()
    this.letGo()
  }

  private async run(request: number, giveUp: AbortController): Promise<void> {
    const { subject, world } = this
    const ending = await attempt(subject, { isSecond: this.now.isDoubted, giveUp }, world)
    if (this.isStopped || request !== this.now.request) return
    if (ending.accepted) subject.accept(ending.accepted)
    this.underWay = null
    const moment = { now: world.now(), chance: world.chance(), ...this.pace() }
    this.moveTo(ended(this.now, { request, ending }, moment))
  }

  private moveTo(next: FetchState): void {
    this.now = next
    this.arm()
    this.subject.onChange(next)
  }

  private arm(): void {
    this.callOff()
    if (this.isStopped || this.now.isFetching) return
    const wait = Math.min(this.world.limits.tick, Math.max(0, this.now.nextTryAt - this.world.now()))
    this.callOff = this.world.setTimer(() => {
      if (isDue(this.now, this.world.now())) void this.ask()
      else this.arm()
    }, wait)
  }

  private letGo(): void {
    this.underWay?.giveUp.abort()
    this.underWay = null
  }

  private pace() {
    return { refreshMinutes: this.subject.refreshMinutes(), limits: this.world.limits }
  }
}

type Attempted<T> = Ending & { readonly accepted?: FetchedContent<T> }

interface Attempt {
  readonly isSecond: boolean
  readonly giveUp: AbortController
}

async function attempt<T extends Readable>(
  subject: Subject<T>,
  how: Attempt,
  world: PollerContext,
): Promise<Attempted<T>> {
  const { url } = subject
  if (url === null) return { kind: 'failed', trouble: ELSEWHERE, retryAt: null }
  const ask = (validators: Validators | null): Promise<Answer> =>
    requested(
      { url, validators, refusal: subject.refusal, onBytes: subject.onBytes, signal: how.giveUp.signal },
      world,
    )
  // Only a whole second answer can agree with one that was doubted.
  const first = await ask(how.isSecond ? null : subject.validators())
  if (first.kind === 'unchanged' && (await subject.stillCurrent())) return { kind: 'good' }
  const answer = first.kind === 'unchanged' ? await ask(null) : first
  const outcome = answer.kind === 'body' ? await taken(answer, subject, how) : failedBy(answer)
  return how.giveUp.signal.aborted && outcome.kind === 'failed'
    ? { kind: 'stopped', trouble: STOPPED }
    : outcome
}

/** An answer of 304 to a request for everything was already turned into a failure. */
const failedBy = (answer: Exclude<Answer, { kind: 'body' }>): Ending => {
  if (answer.kind === 'unchanged') throw new Error('nothing new was answered where everything was wanted')
  return answer
}

async function taken<T extends Readable>(
  { body, validators }: Extract<Answer, { kind: 'body' }>,
  subject: Subject<T>,
  { isSecond, giveUp }: Attempt,
): Promise<Attempted<T>> {
  const value = await subject.read(body.stream, giveUp.signal)
  const fault = body.fault()
  if (fault) return { kind: 'failed', trouble: fault, retryAt: null }
  if (value.kind === 'failed') return { kind: 'failed', trouble: unread(value, body.look()), retryAt: null }
  const doubt = await subject.doubt(value, isSecond)
  return doubt ? { kind: 'doubted', trouble: doubt } : { kind: 'good', accepted: { value, validators } }
}
