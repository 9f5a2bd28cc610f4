/** A chapter of the pack: it begins on a page of its own, with its number. */
import { useId, type ReactNode } from 'react'
import style from './styles/Pack.module.css'

interface ChapterProps {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}

export function Chapter({ number, title, children }: ChapterProps) {
  const id = useId()
  return (
    <section className={style['chapter']} aria-labelledby={id}>
      <h2 id={id}>{`${number}. ${title}`}</h2>
      {children}
    </section>
  )
}
