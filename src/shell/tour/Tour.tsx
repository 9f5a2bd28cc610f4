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
      <TargetRing step={step} />
      <section aria-label="Tour" className={styles['tour']}>
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

/** Ring round the target of a step; none where the target is not visible. */
function TargetRing({ step }: { readonly step: TourStep }) {
  const [box, setBox] = useState<RingBox | null>(null)
  useEffect(() => {
    const update = () => setBox(boxOf(step.target))
    update()
    addEventListener('resize', update)
    return () => removeEventListener('resize', update)
  }, [step])
  return box && <div className={styles['ring']} style={box} aria-hidden="true" />
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
    title: 'Clusters',
    text: 'The number is exactly how many incidents were reported there in the window. The ring is the mix of the four groups. A cluster keeps its place while the clock moves.',
    target: 'section[aria-label="Layers and filters"] ul > li',
  },
  {
    title: 'Details',
    text: 'Press a cluster, a closure order, a patrol hotspot, a site or a ward, and its story opens at the right. Escape closes it.',
    target: '.maplibregl-map',
  },
  {
    title: 'Everything as a table',
    text: 'Whatever the map shows also stands in a table, to be read, sorted and opened by keys. Copy link and Copy picture take the view away with you.',
    target: 'section[aria-label="Layers and filters"] header button',
  },
]
