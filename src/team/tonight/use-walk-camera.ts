/** Moves the map to the places of the walk when they change or a phone is turned, and back to where it was when the tab is left. */
import { useContext, useEffect, useRef } from 'react'
import { boxOf, type Box } from '../../domain/geography.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { placeCards } from '../../measures/tonight/crew-cards.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { isPlanShown } from '../../state/planning/plan-access.ts'
import type { Camera } from '../../state/view.ts'
import { useIsAcross } from '../../ui/media.ts'
import { useMoveMap } from '../use-move-map.ts'

export function useWalkCamera(plan: ShiftPlan | null, crew: number) {
  const store = useContext(StoreContext)
  const moveMap = useMoveMap()
  const isShown = useHoldfast(({ view }) => view.tab === 'tonight')
  const ids = plan ? placeCards(plan, crew).map(({ place }) => place.id) : []
  const isAcross = useIsAcross()
  const key = isShown && ids.length > 0 ? `${ids.join(' ')}${isAcross ? ' across' : ''}` : null
  /** The camera before this tab moved it; undefined: it has not. */
  const before = useRef<Camera | null | undefined>(undefined)
  /** An address that names a camera is shown as it is; only other places move the map then. */
  const shownAt = useRef(store.getState().view.camera === null ? null : 'the address')
  useEffect(() => {
    const box = plan && key !== null ? boxOfWalk(plan, crew) : null
    if (!box || key === null) return
    const isOfAddress = shownAt.current === 'the address'
    if (isOfAddress || shownAt.current === key) {
      shownAt.current = key
      return
    }
    shownAt.current = key
    const state = store.getState()
    if (before.current === undefined) before.current = state.view.camera
    moveMap({ kind: 'box', box }, state.view.chosen !== null || isPlanShown(state))
    // The plan changes together with its places.
  }, [store, moveMap, plan, crew, key])
  useEffect(() => {
    if (!isShown) return
    return () => {
      if (before.current === undefined) return
      store.dispatch({ kind: 'rest-camera', camera: before.current })
      before.current = undefined
      shownAt.current = null
    }
  }, [store, isShown])
}

/** Room round the places for their names, as a share of the walk's size, and the least size in degrees. */
const ROOM = 0.3
const LEAST_DEGREES = 0.006

function boxOfWalk(plan: ShiftPlan, crew: number): Box | null {
  const boxes = placeCards(plan, crew).map(({ place: { shape, at } }) =>
    shape ? boxOf(shape) : { west: at[0], east: at[0], south: at[1], north: at[1] },
  )
  if (boxes.length === 0) return null
  const box = {
    west: Math.min(...boxes.map(({ west }) => west)),
    east: Math.max(...boxes.map(({ east }) => east)),
    south: Math.min(...boxes.map(({ south }) => south)),
    north: Math.max(...boxes.map(({ north }) => north)),
  }
  const wide = Math.max(LEAST_DEGREES, (box.east - box.west) * ROOM) / 2
  const high = Math.max(LEAST_DEGREES / 2, (box.north - box.south) * ROOM) / 2
  return {
    west: box.west - wide,
    east: box.east + wide,
    south: box.south - high,
    north: box.north + high,
  }
}
