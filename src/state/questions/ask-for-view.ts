/** Asks what the View asks when it rests, and keeps in the store what has become of each question. */
import type { Answer } from '../../worker/questions.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Store } from '../store.ts'
import { REST_MILLISECONDS } from '../view.ts'
import { keyOf, type Progress, clientOf } from './question-client.ts'
import { questionsOf, VIEW_KINDS, type ViewQuestions, type ViewKind } from './questions-of.ts'
import type { Reply } from './reply.ts'

interface Wait {
  release: () => void
}

/** Begins with what is asked now, and follows the store from then on. */
export function startQuestions(store: Store): void {
  const asking = new AskingForView(store)
  let timer: ReturnType<typeof setTimeout> | undefined
  asking.follow()
  asking.ask()
  store.subscribe((state, before) => {
    const isSame =
      state.view === before.view && state.catalogue === before.catalogue && state.listFrom === before.listFrom
    if (isSame) return
    clearTimeout(timer)
    if (asking.follow()) timer = setTimeout(() => asking.ask(), REST_MILLISECONDS)
  })
}

class AskingForView {
  private readonly store: Store
  private catalogue: Catalogue | null = null
  private questions: Partial<ViewQuestions> = {}
  private readonly waits = new Map<ViewKind, Wait>()
  /** The last answer of each kind about these data. */
  private readonly latest = new Map<ViewKind, Answer>()

  constructor(store: Store) {
    this.store = store
  }

  /** Takes in what the View asks now: no reply to anything else stays in the store. True: something is to be asked. */
  follow(): boolean {
    const { view, catalogue, listFrom } = this.store.getState()
    if (catalogue !== this.catalogue) this.forget(catalogue)
    if (!catalogue) return false
    const next = questionsOf(view, catalogue, listFrom)
    const changed = VIEW_KINDS.filter((kind) => textOf(next[kind]) !== textOf(this.questions[kind] ?? null))
    this.questions = next
    for (const kind of changed) this.drop(kind)
    if (changed.length > 0)
      this.store.setState(({ replies }) => ({
        replies: { ...replies, ...Object.fromEntries(changed.map((kind) => [kind, this.replyFor(kind)])) },
      }))
    return VIEW_KINDS.some((kind) => next[kind] !== null && !this.waits.has(kind))
  }

  /** Asks for all that is asked and not waited for yet. */
  ask() {
    for (const kind of VIEW_KINDS) {
      const question = this.questions[kind] ?? null
      if (question === null || this.waits.has(kind)) continue
      const wait: Wait = { release: () => {} }
      this.waits.set(kind, wait)
      wait.release = clientOf(this.store).wait(question, (progress) => {
        if (this.waits.get(kind) === wait) this.take(kind, progress)
      })
    }
  }

  private forget(catalogue: Catalogue | null) {
    this.catalogue = catalogue
    this.questions = {}
    this.latest.clear()
    for (const kind of VIEW_KINDS) this.drop(kind)
    this.store.setState({ replies: {} })
  }

  private drop(kind: ViewKind) {
    this.waits.get(kind)?.release()
    this.waits.delete(kind)
  }

  private replyFor(kind: ViewKind): Reply<Answer> | undefined {
    const question = this.questions[kind] ?? null
    if (question === null) return undefined
    const answer = clientOf(this.store).known(question)
    if (answer) this.latest.set(kind, answer)
    return answer ? { kind: 'answered', answer } : { kind: 'waiting', earlier: this.latest.get(kind) ?? null }
  }

  private take(kind: ViewKind, progress: Progress) {
    // A new edition comes with a new catalogue, which `follow` takes in.
    if (progress.kind === 'waiting') return
    if (progress.kind === 'answered') this.latest.set(kind, progress.answer)
    this.store.setState(({ replies }) => ({ replies: { ...replies, [kind]: progress } }))
  }
}

const textOf = (question: ViewQuestions[ViewKind]) => question && keyOf(question)
