/** Drawing contexts that were lost: reported once one of them was not given back in time. */
import { browserTimer, type Timer } from '../placement-hold.ts'

/** Milliseconds until a lost drawing context counts as gone; browsers give it back at once, or not at all. */
const LONGEST_LOSS = 3000

export class LostContexts {
  private readonly onLost: (isLost: boolean) => void
  private readonly timer: Timer
  private readonly lost = new Set<EventTarget>()
  private handle: number | null = null
  private isReported = false

  /** `onLost` is called with true if a context was not given back in time, with false once all are. */
  constructor(onLost: (isLost: boolean) => void, timer: Timer = browserTimer) {
    this.onLost = onLost
    this.timer = timer
  }

  add(canvas: EventTarget) {
    this.lost.add(canvas)
    if (this.isReported) return
    this.handle ??= this.timer.set(() => {
      this.isReported = true
      this.handle = null
      this.onLost(true)
    }, LONGEST_LOSS)
  }

  /** The context was given back, or its canvas replaced. */
  remove(canvas: EventTarget) {
    if (!this.lost.delete(canvas) || this.lost.size > 0) return
    this.stop()
    if (!this.isReported) return
    this.isReported = false
    this.onLost(false)
  }

  stop() {
    if (this.handle !== null) this.timer.clear(this.handle)
    this.handle = null
  }
}
