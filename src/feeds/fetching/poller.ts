/** Fetches one file, a feed or the manifest, again and again: one request at a time, at its pace, with back-off. */
import type { Failed, FetchError } from '../../domain/feed.ts'
import type { FeedSource, Validators } from '../streams/feed-source.ts'
import { ELSEWHERE, readError, STOPPED } from './fetch-errors.ts'
import {
  afterAbort,
  afterClockChange,
  afterOutcome,
  afterStart,
  initialFetchState,
  isDue,
  mayStart,
  type FetchOutcome,
  type FetchState,
} from './fetch-state.ts'
import { requestSource, type FetchAnswer, type RequestContext } from './request.ts'

export interface PollerContext extends RequestContext {
  /** Random number in [0, 1). */
  readonly random: () => number
}

/** Content with the validators of its response. */
export interface FetchedContent<T> {
  readonly value: T
  readonly validators: Validators | null
}

/** Content of a file; its kind tells it from a failure. */
interface ReadContent {
  readonly kind: 'held' | 'manifest'
}

/** The file to fetch, and what becomes of its content. None of the callbacks may reject. */
export interface PollSubject<T extends ReadContent> {
  /** Null where the address is not on the manifest's host: it is never requested. */
  readonly url: URL | null
  readonly refreshMinutes: () => number
  /** Of the content in use or stored, so that only newer content is sent; null: send it in any case. */
  readonly validators: () => Validators | null
  readonly read: (source: FeedSource, signal: AbortSignal) => Promise<T | Failed>
  /** Why the content is implausible; null: it is not. `isSecond`: the content before it was doubted too. */
  readonly doubt: (value: T, isSecond: boolean) => Promise<FetchError | null>
  /** Puts the content into use. */
  readonly accept: (content: FetchedContent<T>) => void
  /** Called on "not modified"; resolves to false where there is no content to go on using, which is then requested. */
  readonly confirmCurrent: () => Promise<boolean>
  readonly onChange: (state: FetchState) => void
}

interface RunningRequest {
  readonly abort: AbortController
  readonly done: Promise<void>
}

/** Runs the requests for one subject and holds their state; idle until `fetchNow` is called. */
export class Poller<T extends ReadContent> {
  private current: FetchState
  private running: RunningRequest | null = null
  private cancelTimer = () => {}
  private isStopped = false

  constructor(
    private subject: PollSubject<T>,
    private readonly context: PollerContext,
  ) {
    this.current = initialFetchState(context.now())
  }

  get state(): FetchState {
    return this.current
  }

  /** Requests the file now, if that is allowed; resolves when the request has ended. */
  fetchNow(): Promise<void> {
    if (this.running) return this.running.done
    if (this.isStopped || !mayStart(this.current, this.context.now())) return Promise.resolve()
    const abort = new AbortController()
    this.current = afterStart(this.current, this.context.now())
    const done = this.run(this.current.request, abort)
    this.running = { abort, done }
    this.moveTo(this.current)
    return done
  }

  /**
   * Compares the clock after timers may have stopped, and schedules the request if it is due.
   * @param isBack the user or the network came back: a failed request is repeated as well
   */
  wake(isBack: boolean): void {
    const { context } = this
    const now = context.now()
    this.current = afterClockChange(this.current, now, this.pace())
    const isRested = now - (this.current.triedAt ?? 0) >= context.limits.leastPause
    const hasFailed = this.current.error !== null && this.current.error.kind !== 'stopped'
    const isWanted = isDue(this.current, now) || (isBack && isRested && hasFailed)
    if (this.isStopped || !isWanted || !mayStart(this.current, now)) return this.arm()
    this.cancelTimer()
    const delay = context.random() * context.limits.wakeSpread
    this.cancelTimer = context.setTimer(() => void this.fetchNow(), delay)
  }

  /** Replaces the subject, for example for a new address: a running request is abandoned, the next is due at once. */
  change(subject: PollSubject<T>): void {
    this.subject = subject
    this.abandon()
    this.moveTo(afterAbort(this.current, this.context.now()))
  }

  /** Cancels the running request for the user; it is not repeated automatically. */
  cancel(): void {
    this.running?.abort.abort()
  }

  stop(): void {
    this.isStopped = true
    this.cancelTimer()
    this.abandon()
  }

  private async run(request: number, abort: AbortController): Promise<void> {
    const { subject, context } = this
    const attempt = { isSecond: this.current.isDoubted, abort }
    const outcome = await outcomeOf(subject, attempt, context)
    if (this.isStopped || request !== this.current.request) return
    if (outcome.accepted) subject.accept(outcome.accepted)
    this.running = null
    const moment = { now: context.now(), random: context.random(), ...this.pace() }
    this.moveTo(afterOutcome(this.current, { request, outcome }, moment))
  }

  private moveTo(next: FetchState): void {
    this.current = next
    this.arm()
    this.subject.onChange(next)
  }

  private arm(): void {
    this.cancelTimer()
    if (this.isStopped || this.current.isFetching) return
    const { limits, now, setTimer } = this.context
    const wait = Math.min(limits.tick, Math.max(0, this.current.nextTryAt - now()))
    this.cancelTimer = setTimer(() => {
      if (isDue(this.current, now())) void this.fetchNow()
      else this.arm()
    }, wait)
  }

  private abandon(): void {
    this.running?.abort.abort()
    this.running = null
  }

  private pace() {
    return { refreshMinutes: this.subject.refreshMinutes(), limits: this.context.limits }
  }
}

type OutcomeWith<T> = FetchOutcome & { readonly accepted?: FetchedContent<T> }

interface Attempt {
  /** The content before was doubted. */
  readonly isSecond: boolean
  readonly abort: AbortController
}

async function outcomeOf<T extends ReadContent>(
  subject: PollSubject<T>,
  attempt: Attempt,
  context: PollerContext,
): Promise<OutcomeWith<T>> {
  const { url } = subject
  if (url === null) return { kind: 'failed', error: ELSEWHERE, retryAt: null }
  const { signal } = attempt.abort
  const request = (validators: Validators | null) => requestSource({ url, validators, signal }, context)
  // Doubted content is confirmed by complete content only, not by "not modified".
  const first = await request(attempt.isSecond ? null : subject.validators())
  if (first.kind === 'unchanged' && (await subject.confirmCurrent())) return { kind: 'good' }
  const answer = first.kind === 'unchanged' ? await request(null) : first
  const outcome = answer.kind === 'body' ? await outcomeOfBody(answer, subject, attempt) : failureOf(answer)
  return signal.aborted && outcome.kind === 'failed' ? { kind: 'stopped', error: STOPPED } : outcome
}

/** @throws for "not modified", which a request without validators turns into a failure */
const failureOf = (answer: Exclude<FetchAnswer, { kind: 'body' }>): FetchOutcome => {
  if (answer.kind === 'unchanged') throw new Error('nothing new was answered where everything was wanted')
  return answer
}

async function outcomeOfBody<T extends ReadContent>(
  { body }: Extract<FetchAnswer, { kind: 'body' }>,
  subject: PollSubject<T>,
  { isSecond, abort }: Attempt,
): Promise<OutcomeWith<T>> {
  const value = await subject.read(body, abort.signal)
  const error = body.error()
  if (error) return { kind: 'failed', error, retryAt: null }
  if (value.kind === 'failed') return { kind: 'failed', error: readError(value, body.shape()), retryAt: null }
  const doubt = await subject.doubt(value, isSecond)
  if (doubt) return { kind: 'doubted', error: doubt }
  return { kind: 'good', accepted: { value, validators: body.validators } }
}
