/** At most once an animation frame: at once where nothing was done in this frame, else when the next begins. */

interface Paced {
  readonly ask: () => void
  readonly end: () => void
}

export function oncePerFrame(work: () => void, requestFrame = requestAnimationFrame): Paced {
  let isResting = true
  let isAsked = false
  let isOver = false
  const next = () => {
    isResting = true
    if (!isAsked || isOver) return
    isAsked = false
    run()
  }
  const run = () => {
    isResting = false
    requestFrame(next)
    work()
  }
  return {
    ask: () => {
      if (isResting) run()
      else isAsked = true
    },
    end: () => {
      isOver = true
      isAsked = false
    },
  }
}
