/** React hook that lets what a phone does not show at first wait until its first list is read. */
import { useEffect, useState } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { useIsPhone } from '../../ui/media.ts'

/** Whether the rest may be rendered: on a phone once the first list, or what is there without one, has been painted. */
export function useAfterFirstList(): boolean {
  const isPhone = useIsPhone()
  const hasList = useHoldfast(({ firstLists, phase }) => firstLists !== null || phase.kind !== 'loading')
  const isPainted = useAfterPaint(hasList)
  return !isPhone || isPainted
}

/** True once a frame has been painted since `isReady` was. */
function useAfterPaint(isReady: boolean): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    if (!isReady) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [isReady])
  return isPainted
}
