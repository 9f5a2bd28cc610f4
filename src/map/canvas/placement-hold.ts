/**
 * Holds the places of labels while the clock steps, plays or is dragged: they are computed again once it has rested, so that
 * nothing but the discs changes under the eyes meanwhile.
 */
import type { MapLayout, Viewport } from '../layout/map-layout.ts'
import type { Scene } from '../scene.ts'

/** Milliseconds after the last step until labels are placed again. */
const REST_MILLISECONDS = 250

/** The browser's timer, or one of a test. */
export interface Timer {
  readonly set: (work: () => void, milliseconds: number) => number
  readonly clear: (handle: number) => void
}
export const browserTimer: Timer = {
  set: (work, milliseconds) => Number(setTimeout(work, milliseconds)),
  clear: (handle) => clearTimeout(handle),
}

interface Drawn {
  readonly scene: Scene
  readonly viewport: Viewport
  readonly layout: MapLayout
}

export class PlacementHold {
  private readonly onRest: () => void
  private readonly timer: Timer
  private drawn: Drawn | null = null
  private handle: number | null = null

  /** `onRest` is called when labels are to be placed again. */
  constructor(onRest: () => void, timer: Timer = browserTimer) {
    this.onRest = onRest
    this.timer = timer
  }

  /** The layout whose places a Scene keeps; null: everything is placed. */
  layoutFor(scene: Scene, viewport: Viewport): MapLayout | null {
    const { drawn } = this
    if (!drawn || !isSameGround(drawn, { scene, viewport })) {
      this.stop()
      return null
    }
    const isStep = !isSameWindow(drawn.scene, scene)
    const hasStopped = drawn.scene.isMoving === true && scene.isMoving !== true
    if (isStep || hasStopped) this.restLater()
    return this.handle !== null || scene.isMoving === true ? drawn.layout : null
  }

  /** To be called with every layout that is drawn. */
  keep(drawn: Drawn) {
    this.drawn = drawn
  }

  stop() {
    if (this.handle !== null) this.timer.clear(this.handle)
    this.handle = null
  }

  private restLater() {
    this.stop()
    this.handle = this.timer.set(() => {
      this.handle = null
      this.onRest()
    }, REST_MILLISECONDS)
  }
}

const isSameWindow = ({ window: a }: Scene, { window: b }: Scene) => a?.from === b?.from && a?.to === b?.to

/** Whether both show the same part of the map in the same colours, so that places of one fit the other. */
function isSameGround(a: Omit<Drawn, 'layout'>, b: Omit<Drawn, 'layout'>): boolean {
  const isSameBox = (['west', 'south', 'east', 'north'] as const).every(
    (side) =>
      a.viewport.box[side] === b.viewport.box[side] && a.viewport.canvas[side] === b.viewport.canvas[side],
  )
  return isSameBox && a.viewport.zoom === b.viewport.zoom && a.scene.theme === b.scene.theme
}
