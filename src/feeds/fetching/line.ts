/** One thing that is asked for again and again: a feed, or the manifest. One request at a time; the newest wins. */
import type { Failed } from '../../domain/feed.ts'
import type { Trouble } from '../../domain/feed-state.ts'
import { abandoned, ended, isDue, mayStart, newCourse, started, withClock } from './course.ts'
import type { Course, Ending } from './course.ts'
import { requested, type Answer, type RequestWorld, type Validators } from './request.ts'
import { unread } from './troubles.ts'
import type { Bytes } from './watched-answer.ts'

export interface LineWorld extends RequestWorld {
  /** 0 to 1. */
  readonly chance: () => number
}

/** What came, in use or not. */
export interface Arrived<T> {
  readonly value: T
  readonly validators: Validators | null
}

/** What a line is about, and what becomes of its answers. None of these may reject. */
export interface Subject<T> {
  readonly url: URL
  readonly refreshMinutes: number
  /** Of what is held or kept, so that only what is new is sent; null: everything is wanted. */
  readonly validators: () => Validators | null
  readonly read: (stream: ReadableStream<Bytes>, signal: AbortSignal) => Promise<T | Failed>
  /** Why it cannot be believed at once; null: it can. `isSecond`: an answer as doubtful came just before. */
  readonly doubt: (value: T, isSecond: boolean) => Promise<Trouble | null>
  /** Takes it in use. */
  readonly accept: (arrived: Arrived<T>) => void
  /** What is held or kept is current; false: nothing is, so that everything is wanted after all. */
  readonly stillCurrent: () => Promise<boolean>
  readonly onBytes: (read: number, of: number) => void
  /** The course moved on. */
  readonly onChange: (course: Course) => void
}

export interface Line<T> {
  readonly course: () => Course
  /** Asks now, where that is allowed; resolves when it is done with. */
  readonly ask: () => Promise<void>
  /** Compares clocks: what is due is asked for soon, and where somebody came back, also what was in trouble. */
  readonly wake: (isBack: boolean) => void
  /** Another address, pace or way of reading: what is under way is given up, and it is due at once. */
  readonly change: (subject: Subject<T>) => void
  readonly stop: () => void
}

/** Starts at once. */
export function startLine<T>(first: Subject<T>, world: LineWorld): Line<T> {
  let subject = first
  let course = newCourse(world.now())
  let underWay: { readonly giveUp: AbortController; readonly done: Promise<void> } | null = null
  let callOff = () => {}
  let isStopped = false

  const pace = () => ({ refreshMinutes: subject.refreshMinutes, limits: world.limits })
  const moveTo = (next: Course) => {
    course = next
    arm()
    subject.onChange(course)
  }
  const arm = () => {
    callOff()
    if (isStopped || course.isFetching) return
    const wait = Math.max(0, course.nextTryAt - world.now())
    callOff = world.setTimer(
      () => (isDue(course, world.now()) ? void ask() : arm()),
      Math.min(wait, world.limits.tick),
    )
  }
  const run = async (request: number, giveUp: AbortController) => {
    const ending = await attempt(subject, { isSecond: course.isDoubted, giveUp }, world)
    if (isStopped || request !== course.request) return
    if ('accepted' in ending) subject.accept(ending.accepted)
    underWay = null
    moveTo(ended(course, { request, ending }, { now: world.now(), chance: world.chance(), ...pace() }))
  }
  const ask = (): Promise<void> => {
    if (underWay) return underWay.done
    if (isStopped || !mayStart(course, world.now())) return Promise.resolve()
    const giveUp = new AbortController()
    course = started(course, world.now())
    const done = run(course.request, giveUp)
    underWay = { giveUp, done }
    moveTo(course)
    return done
  }
  const letGo = () => {
    underWay?.giveUp.abort()
    underWay = null
  }
  void ask()
  return {
    course: () => course,
    ask,
    wake: (isBack) => {
      course = withClock(course, world.now(), pace())
      const isRested = world.now() - (course.triedAt ?? 0) >= world.limits.leastPause
      const isWanted = isDue(course, world.now()) || (isBack && isRested && course.trouble !== null)
      if (!isStopped && isWanted && mayStart(course, world.now())) {
        callOff()
        callOff = world.setTimer(() => void ask(), world.chance() * world.limits.wakeSpread)
      } else arm()
    },
    change: (next) => {
      subject = next
      letGo()
      moveTo(abandoned(course, world.now()))
    },
    stop: () => {
      isStopped = true
      callOff()
      letGo()
    },
  }
}

type Attempted<T> = Ending & { readonly accepted?: Arrived<T> }

interface Attempt {
  readonly isSecond: boolean
  readonly giveUp: AbortController
}

async function attempt<T>(subject: Subject<T>, how: Attempt, world: LineWorld): Promise<Attempted<T>> {
  const ask = (validators: Validators | null): Promise<Answer> =>
    requested({ url: subject.url, validators, onBytes: subject.onBytes, signal: how.giveUp.signal }, world)
  // Only a whole second answer can agree with one that was doubted.
  const first = await ask(how.isSecond ? null : subject.validators())
  if (first.kind === 'unchanged' && (await subject.stillCurrent())) return { kind: 'good' }
  const answer = first.kind === 'unchanged' ? await ask(null) : first
  return answer.kind === 'body' ? taken(answer, subject, how) : failedBy(answer)
}

/** An answer of 304 to a request for everything was already turned into a failure. */
const failedBy = (answer: Exclude<Answer, { kind: 'body' }>): Ending => {
  if (answer.kind === 'unchanged') throw new Error('nothing new was answered where everything was wanted')
  return answer
}

async function taken<T>(
  { body, validators }: Extract<Answer, { kind: 'body' }>,
  subject: Subject<T>,
  { isSecond, giveUp }: Attempt,
): Promise<Attempted<T>> {
  const value = await subject.read(body.stream, giveUp.signal)
  const fault = body.fault()
  if (fault) return { kind: 'failed', trouble: fault, retryAt: null }
  if (isFailed(value)) return { kind: 'failed', trouble: unread(value, body.look()), retryAt: null }
  const doubt = await subject.doubt(value, isSecond)
  return doubt ? { kind: 'doubted', trouble: doubt } : { kind: 'good', accepted: { value, validators } }
}

const isFailed = <T>(value: T | Failed): value is Failed =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'failed'
