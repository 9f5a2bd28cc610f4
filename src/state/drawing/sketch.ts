/** A shape in the making: its corners one by one, closed when it is whole, and mended afterwards. Pure. */
import type { Position } from '../../domain/geography.ts'

export interface Sketch {
  /** Without the first repeated. */
  readonly corners: readonly Position[]
  readonly isClosed: boolean
  /** The corner that is being looked at in the list, from 0; null: none. */
  readonly pointed: number | null
  /** What stood before it was let go of, so that it can be brought back; null: nothing was. */
  readonly before: readonly Position[] | null
}

export const NO_SKETCH: Sketch = { corners: [], isClosed: false, pointed: null, before: null }
export const LEAST_CORNERS = 3

/** What a person does to a shape, by hand, key or button. */
export type Gesture =
  | { readonly kind: 'place'; readonly at: Position }
  | { readonly kind: 'take-back' }
  | { readonly kind: 'close' }
  | { readonly kind: 'let-go' }
  | { readonly kind: 'bring-back' }
  | { readonly kind: 'move'; readonly corner: number; readonly to: Position }
  | { readonly kind: 'delete'; readonly corner: number }
  | { readonly kind: 'point'; readonly corner: number | null }

/** Six digits are a hand's breadth; nobody draws finer. */
const round = ([longitude, latitude]: Position): Position => [
  Number(longitude.toFixed(6)),
  Number(latitude.toFixed(6)),
]
const isSame = (a: Position | undefined, b: Position) => a?.[0] === b[0] && a[1] === b[1]

export function sketched(sketch: Sketch, gesture: Gesture): Sketch {
  const { corners, isClosed } = sketch
  switch (gesture.kind) {
    case 'place': {
      const at = round(gesture.at)
      // The second press of a double click is no corner of its own.
      if (isClosed || isSame(corners.at(-1), at)) return sketch
      return { ...sketch, corners: [...corners, at], before: null }
    }
    case 'take-back':
      return isClosed ? { ...sketch, isClosed: false } : { ...sketch, corners: corners.slice(0, -1) }
    case 'close':
      return corners.length < LEAST_CORNERS ? sketch : { ...sketch, isClosed: true }
    case 'let-go':
      return corners.length === 0 ? sketch : { ...NO_SKETCH, before: corners }
    case 'bring-back':
      return sketch.before ? { ...NO_SKETCH, corners: sketch.before } : sketch
    case 'move': {
      const to = round(gesture.to)
      return { ...sketch, corners: corners.map((corner, i) => (i === gesture.corner ? to : corner)) }
    }
    case 'delete': {
      const left = corners.filter((_, i) => i !== gesture.corner)
      return { ...sketch, corners: left, isClosed: isClosed && left.length >= LEAST_CORNERS, pointed: null }
    }
    case 'point':
      return { ...sketch, pointed: gesture.corner }
  }
}
