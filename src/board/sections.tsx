/** A section with its heading: a landmark on a page of its own, a plain part of its chapter in the pack. */

import { useContext, useId, type ReactNode } from 'react'
import { ChartContext } from '../charts/chart-context.ts'
import style from './sections.module.css'

/** The heading of a section: second on a page of its own, third within a chapter of the pack. */

interface HeadingProps {
  readonly id?: string
  readonly children: string
}

export function Heading({ id, children }: HeadingProps) {
  const { isWhole } = useContext(ChartContext)
  return isWhole ? <h3 id={id}>{children}</h3> : <h2 id={id}>{children}</h2>
}

interface SectionProps {
  readonly title: string
  readonly className: string | undefined
  readonly children: ReactNode
}

export function Section({ title, className, children }: SectionProps) {
  const { isWhole } = useContext(ChartContext)
  const id = useId()
  const inside = (
    <>
      <Heading id={id}>{title}</Heading>
      {children}
    </>
  )
  // The pack has the same parts for every site: as many landmarks of one name would help nobody.
  if (isWhole) return <div className={className}>{inside}</div>
  return (
    <section className={className} aria-labelledby={id}>
      {inside}
    </section>
  )
}

/** How a figure is known: folded on the page, open on paper. */

export function HowWeKnow({ children }: { readonly children: ReactNode }) {
  const { isWhole } = useContext(ChartContext)
  return (
    <details className={style['how']} open={isWhole}>
      <summary>How we know</summary>
      {children}
    </details>
  )
}
