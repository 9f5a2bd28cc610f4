/** Sources of the base map: in one line where there is room for it, else behind a word. */
import { useLayoutEffect, useRef, useState } from 'react'
import style from './Sources.module.css'

interface SourcesProps {
  readonly text: string
}

export function Sources({ text }: SourcesProps) {
  const room = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLParagraphElement>(null)
  const [isFolded, setFolded] = useState(false)
  useLayoutEffect(() => {
    const [outer, inner] = [room.current, line.current]
    if (!outer || !inner) return
    const measure = () => setFolded(inner.offsetWidth > outer.clientWidth)
    const observer = new ResizeObserver(measure)
    observer.observe(outer)
    observer.observe(inner)
    measure()
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={room} className={style['room']} data-folded={isFolded}>
      {/* Stays laid out, so that it is seen when there is room for it again. */}
      <p ref={line} className={style['line']} aria-hidden={isFolded}>
        {text}
      </p>
      {isFolded && (
        <details className={style['folded']}>
          <summary>© Sources</summary>
          <p>{text}</p>
        </details>
      )}
    </div>
  )
}
