/** The tour: a few steps beside the things they speak of, never in front of them, and over at any of them. */

import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import styles from './Tour.module.css'

interface Props {
  /** Gives the focus back and takes the tour away. */
  readonly onEnd: () => void
}

export function Tour({ onEnd }: Props) {
  const [at, setAt] = useState(0)
  const step = TOUR_STEPS[at]
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') onEnd()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onEnd])
  if (!step) return null
  const isLast = at === TOUR_STEPS.length - 1
  return (
    <>
      <Ring step={step} />
      <section aria-label="Tour" className={styles['tour']}>
        <p className={styles['count']}>{`Step ${at + 1} of ${TOUR_STEPS.length}`}</p>
        <h2 key={at} ref={takeFocus} tabIndex={-1}>
          {step.title}
        </h2>
        <p>{step.text}</p>
        <div className={styles['buttons']}>
          {!isLast && (
            <Button kind="link" onClick={onEnd}>
              Skip the tour
            </Button>
          )}
          {at > 0 && <Button onClick={() => setAt(at - 1)}>Back</Button>}
          <Button kind="main" onClick={isLast ? onEnd : () => setAt(at + 1)}>
            {isLast ? 'Done' : 'Next'}
          </Button>
        </div>
      </section>
    </>
  )
}

/** Each step's title is read out when the step begins. */
const takeFocus = (heading: HTMLHeadingElement | null) => heading?.focus()

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Pixels between a thing and its ring. */
const APART = 5

/** Rings the thing that a step speaks of; nothing is ringed where it is not on the screen. */
function Ring({ step }: { readonly step: TourStep }) {
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    const look = () => setBox(boxOf(step.target))
    look()
    addEventListener('resize', look)
    return () => removeEventListener('resize', look)
  }, [step])
  return box && <div className={styles['ring']} style={box} aria-hidden="true" />
}

function boxOf(target: string): Box | null {
  const seen = [...document.querySelectorAll(target)]
    .map((element) => element.getBoundingClientRect())
    .find(({ width, height }) => width > 0 && height > 0)
  if (!seen) return null
  const { left, top, width, height } = seen
  return { left: left - APART, top: top - APART, width: width + 2 * APART, height: height + 2 * APART }
}

/** What the tour shows, in its order: each step a thing on the screen and what it is for. */

export interface TourStep {
  readonly title: string
  readonly text: string
  /** The thing itself, as a CSS selector; the first that is on the screen is ringed. */
  readonly target: string
}

export const TOUR_STEPS: readonly TourStep[] = [
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
    text: 'Press a cluster, a closure order, a patrol hotspot, a site or a ward, and its story opens at the right. Escape lets go of it.',
    target: '.maplibregl-map',
  },
  {
    title: 'Everything as a table',
    text: 'Whatever the map shows also stands in a table, to be read, sorted and opened by keys. Copy link and Copy picture take the view away with you.',
    target: 'section[aria-label="Layers and filters"] header button',
  },
]
