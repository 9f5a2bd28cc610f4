/** What is known of the shape in hand at this moment: its size, how many incidents stand in it, and what is wrong. */
import { useMemo } from 'react'
import type { DaySpan } from '../../../domain/day.ts'
import { countInShape, hectareWords, shapeFault } from '../../../measures/drawing/shape-words.ts'
import { useHoldfast } from '../../../state/context.tsx'
import { NO_SKETCH, type Sketch } from '../../../state/drawing/sketch.ts'
import { chosenFlags } from '../../../state/selection.ts'
import { formatSpan, plural } from '../../../ui/numbers.ts'

interface ShapeNow {
  readonly sketch: Sketch
  /** `4 corners, open.`, `12.4 ha.` and how many incidents, in one or two sentences. */
  readonly words: string
  readonly fault: string | null
}

export function useShape(): ShapeNow {
  const sketch = useHoldfast(({ drawing }) => drawing?.sketch ?? NO_SKETCH)
  const outline = useHoldfast(({ ground }) => ground?.borough.outline ?? null)
  const count = useCount(sketch)
  const fault = useMemo(
    () => outline && shapeFault(sketch.corners, sketch.isClosed, outline),
    [sketch.corners, sketch.isClosed, outline],
  )
  return { sketch, words: wordsOf(sketch, count), fault }
}

interface Counted {
  readonly count: number
  readonly window: DaySpan
}

function useCount({ corners }: Sketch): Counted | null {
  const view = useHoldfast((state) => state.view)
  const catalogue = useHoldfast((state) => state.catalogue)
  const window = useHoldfast(({ shown }) => shown?.window ?? null)
  const chosen = useMemo(() => catalogue && chosenFlags(view, catalogue), [view, catalogue])
  return useMemo(() => {
    if (!catalogue || !window || !chosen) return null
    const count = countInShape(catalogue.index, { ...window, chosen, groupOf: catalogue.groupOf }, corners)
    return count === null ? null : { count, window }
  }, [catalogue, window, chosen, corners])
}

function wordsOf({ corners, isClosed }: Sketch, counted: Counted | null): string {
  const hectares = hectareWords(corners)
  if (corners.length === 0) return 'No corner yet.'
  const state = `${plural(corners.length, 'corner')}, ${isClosed ? 'closed' : 'still open'}.`
  if (hectares === null || !counted) return state
  const { from, to } = counted.window
  const incidents = `${plural(counted.count, 'incident')} inside from ${formatSpan(from, to)}`
  return `${state} ${hectares}, ${incidents}, in the chosen categories.`
}
