/** Sends the View's questions when it rests, and keeps the state of each reply in the store. */
import type { Answer } from '../../worker/questions.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Store } from '../store.ts'
import { REST_MILLISECONDS } from '../view.ts'
import { keyOf, type QuestionProgress, clientOf } from './question-client.ts'
import { questionsOf, shiftDayOf, VIEW_KINDS, type ViewQuestions, type ViewKind } from './questions-of.ts'
import type { Reply } from './reply.ts'

interface OpenQuestion {
  release: () => void
}

/**
 * Milliseconds for which an earlier answer may stay while the current one is awaited: a short wait shall not flicker, but no
 * numbers may stand for long beside a clock that has moved on.
 */
export const EARLIER_STAYS = 1500

/** Sends the current questions and follows the store from then on. */
export function startQuestions(store: Store): void {
  const sender = new ViewQuestionSender(store)
  let timer: ReturnType<typeof setTimeout> | undefined
  sender.follow()
  sender.sendAll()
  store.subscribe((state, before) => {
    if (state.workerState !== before.workerState && state.workerState !== 'works') sender.dropEarlier()
    const isSame =
      state.view === before.view &&
      state.catalogue === before.catalogue &&
      state.areaIndex === before.areaIndex &&
      state.listFrom === before.listFrom &&
      shiftDayOf(state) === shiftDayOf(before)
    if (isSame) return
    clearTimeout(timer)
    if (sender.follow()) timer = setTimeout(() => sender.sendAll(), REST_MILLISECONDS)
  })
}

class ViewQuestionSender {
  private readonly store: Store
  private catalogue: Catalogue | null = null
  private questions: Partial<ViewQuestions> = {}
  private readonly openQuestions = new Map<ViewKind, OpenQuestion>()
  /** Last answer of each kind about the current data. */
  private readonly latest = new Map<ViewKind, Answer>()
  private earlierTimer: ReturnType<typeof setTimeout> | null = null

  constructor(store: Store) {
    this.store = store
  }

  /** Updates the questions from the store and removes replies to others. True if a question is to be sent. */
  follow(): boolean {
    const { view, catalogue, areaIndex, listFrom, planning } = this.store.getState()
    if (catalogue !== this.catalogue) this.reset(catalogue)
    if (!catalogue) return false
    const next = questionsOf(view, catalogue, { listFrom, areaIndex, planning })
    const changed = VIEW_KINDS.filter(
      (kind) => keyOrNull(next[kind]) !== keyOrNull(this.questions[kind] ?? null),
    )
    this.questions = next
    for (const kind of changed) this.drop(kind)
    if (changed.length > 0) {
      this.store.setState(({ replies }) => ({
        replies: { ...replies, ...Object.fromEntries(changed.map((kind) => [kind, this.replyFor(kind)])) },
      }))
      this.dropEarlierInTime()
    }
    return VIEW_KINDS.some((kind) => next[kind] !== null && !this.openQuestions.has(kind))
  }

  /** An answer to an earlier question is dropped when it has been shown too long. */
  private dropEarlierInTime() {
    // A clock that keeps moving does not prolong the time of what stands beside it.
    if (this.earlierTimer !== null) return
    this.earlierTimer = setTimeout(() => {
      this.earlierTimer = null
      this.dropEarlier()
    }, EARLIER_STAYS)
  }

  dropEarlier() {
    const { replies } = this.store.getState()
    const late = VIEW_KINDS.filter((kind) => earlierIn(replies[kind]) !== null)
    if (late.length === 0) return
    for (const kind of late) this.latest.delete(kind)
    const waiting = Object.fromEntries(late.map((kind) => [kind, { kind: 'waiting', earlier: null }]))
    this.store.setState({ replies: { ...replies, ...waiting } })
  }

  /** Sends every current question that is not waiting yet. */
  sendAll() {
    for (const kind of VIEW_KINDS) {
      const question = this.questions[kind] ?? null
      if (question === null || this.openQuestions.has(kind)) continue
      const openQuestion: OpenQuestion = { release: () => {} }
      this.openQuestions.set(kind, openQuestion)
      openQuestion.release = clientOf(this.store).subscribe(question, (progress) => {
        if (this.openQuestions.get(kind) === openQuestion) this.onProgress(kind, progress)
      })
    }
  }

  private reset(catalogue: Catalogue | null) {
    this.catalogue = catalogue
    this.questions = {}
    this.latest.clear()
    for (const kind of VIEW_KINDS) this.drop(kind)
    this.store.setState({ replies: {} })
  }

  private drop(kind: ViewKind) {
    this.openQuestions.get(kind)?.release()
    this.openQuestions.delete(kind)
  }

  private replyFor(kind: ViewKind): Reply<Answer> | undefined {
    const question = this.questions[kind] ?? null
    if (question === null) return undefined
    const answer = clientOf(this.store).cachedAnswer(question)
    if (answer) this.latest.set(kind, answer)
    return answer ? { kind: 'answered', answer } : { kind: 'waiting', earlier: this.latest.get(kind) ?? null }
  }

  private onProgress(kind: ViewKind, progress: QuestionProgress) {
    // A new edition comes with a new catalogue, which `follow` handles.
    if (progress.kind === 'waiting') return
    if (progress.kind === 'answered') this.latest.set(kind, progress.answer)
    this.store.setState(({ replies }) => ({ replies: { ...replies, [kind]: progress } }))
    const { replies } = this.store.getState()
    if (VIEW_KINDS.every((each) => earlierIn(replies[each]) === null)) this.stopEarlierTimer()
  }

  private stopEarlierTimer() {
    if (this.earlierTimer !== null) clearTimeout(this.earlierTimer)
    this.earlierTimer = null
  }
}

const keyOrNull = (question: ViewQuestions[ViewKind]) => question && keyOf(question)

const earlierIn = (reply: Reply<Answer> | undefined) => (reply?.kind === 'waiting' ? reply.earlier : null)
