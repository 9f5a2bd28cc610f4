/** The tour: steps that each ring an element of the page and explain it, which can be ended at any step. */
import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import styles from './Tour.module.css'

interface TourProps {
  /** Restores the focus and closes the tour. */
  readonly onEnd: () => void
}

export function Tour({ onEnd }: TourProps) {
  const [index, setIndex] = useState(0)
  const step = TOUR_STEPS[index]
  const box = useTargetBox(step)
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') onEnd()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onEnd])
  if (!step) return null
  const isLast = index === TOUR_STEPS.length - 1
  return (
    <>
      {box && <div className={styles['ring']} style={box} aria-hidden="true" />}
      <section aria-label="Tour" className={styles['tour']} style={besideTarget(box)}>
        <p className={styles['count']}>{`Step ${index + 1} of ${TOUR_STEPS.length}`}</p>
        <h2 key={index} ref={focusHeading} tabIndex={-1}>
          {step.title}
        </h2>
        <p>{step.text}</p>
        <div className={styles['buttons']}>
          {!isLast && (
            <Button kind="link" onClick={onEnd}>
              Skip the tour
            </Button>
          )}
          {index > 0 && <Button onClick={() => setIndex(index - 1)}>Back</Button>}
          <Button kind="main" onClick={isLast ? onEnd : () => setIndex(index + 1)}>
            {isLast ? 'Done' : 'Next'}
          </Button>
        </div>
      </section>
    </>
  )
}

/** Focuses the title of a step, so that screen readers announce it. */
const focusHeading = (heading: HTMLHeadingElement | null) => heading?.focus()

interface RingBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Pixels between an element and its ring. */
const RING_GAP = 5

/** Ring round the target of a step; null where the target is not visible. */
function useTargetBox(step: TourStep | undefined): RingBox | null {
  const [box, setBox] = useState<RingBox | null>(null)
  useEffect(() => {
    const update = () => setBox(step ? boxOf(step.target) : null)
    update()
    addEventListener('resize', update)
    return () => removeEventListener('resize', update)
  }, [step])
  return box
}

/** Greatest size of the card in pixels, and its distance from the ring and the edges. */
const CARD = { width: 340, height: 240, gap: 12 }

/** Place of the card: below its target, else above it, else in the corner of a target that fills the screen. */
function besideTarget(box: RingBox | null) {
  const { width, height, gap } = CARD
  // On a phone the card keeps its place above the bar at the foot.
  if (!box || innerWidth < 1000) return undefined
  const left = Math.max(gap, Math.min(box.left, innerWidth - width - gap))
  const below = box.top + box.height + gap
  if (below + height <= innerHeight) return { left, top: below, right: 'auto', bottom: 'auto' }
  if (box.top - gap - height >= 0)
    return { left, bottom: innerHeight - box.top + gap, right: 'auto', top: 'auto' }
  return { left: box.left + 2 * gap, bottom: innerHeight - box.top - box.height + 2 * gap, right: 'auto' }
}

function boxOf(target: string): RingBox | null {
  const rect = [...document.querySelectorAll(target)]
    .map((element) => element.getBoundingClientRect())
    .find(({ width, height }) => width > 0 && height > 0)
  if (!rect) return null
  const { left, top, width, height } = rect
  return {
    left: left - RING_GAP,
    top: top - RING_GAP,
    width: width + 2 * RING_GAP,
    height: height + 2 * RING_GAP,
  }
}

interface TourStep {
  readonly title: string
  readonly text: string
  /** CSS selector; the first visible match is ringed. */
  readonly target: string
}

const TOUR_STEPS: readonly TourStep[] = [
  {
    title: 'What is shown',
    text: 'This sentence always says the days, how many incidents are in view, and how many there are in all. The button beside it copies the sentence.',
    target: '[data-tour="status"]',
  },
  {
    title: 'One clock for everything',
    text: 'Drag an end of the window, type a date, choose a preset or press Play: map, counts and lists follow at once. The arrow keys move an end by a day.',
    target: 'section[aria-label="Time"]',
  },
  {
    title: 'Clusters, and everything else',
    text: 'The number is exactly how many incidents were reported there in the window. Press it, a closure order, a hotspot, a site or a ward, and its story opens at the right.',
    target: '.maplibregl-map',
  },
  {
    title: 'Layers and filters',
    text: 'Layers opens the list of what is drawn, with the key of each, and limits everything to an area, to categories or to hours of the week.',
    target: '[data-opens-layers]',
  },
  {
    title: 'Everything as a table',
    text: 'Whatever the map shows also stands in a table, to be read, sorted and opened by keys. Copy link and Copy picture take the view away with you.',
    target: '#share',
  },
]
