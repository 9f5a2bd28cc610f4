/** Tells when a mouse has come to rest on a lane: passing over it on the way elsewhere opens nothing. */
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Lane } from '../geometry/dock-layout.ts'

const REST_MILLISECONDS = 250

export function useRestingOver(frame: RefObject<HTMLElement | null>, lane: Lane, onRest: () => void) {
  const newest = useRef(onRest)
  useEffect(() => {
    newest.current = onRest
  })
  const { y, height } = lane
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const leave = () => clearTimeout(timer)
    const move = (event: PointerEvent) => {
      clearTimeout(timer)
      const down = event.clientY - element.getBoundingClientRect().top
      if (event.pointerType !== 'mouse' || event.buttons !== 0 || down < y || down > y + height) return
      timer = setTimeout(() => newest.current(), REST_MILLISECONDS)
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerdown', leave)
    element.addEventListener('pointerleave', leave)
    return () => {
      leave()
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerdown', leave)
      element.removeEventListener('pointerleave', leave)
    }
  }, [frame, y, height])
}
