/** A section with its heading: a landmark on a page of its own, a plain part of its chapter in the pack. */
import { useContext, useId, type ReactNode } from 'react'
import { ChartContext } from '../charts/ChartFrame.tsx'
import { Heading } from './Heading.tsx'

interface SectionProps {
  readonly title: string
  readonly className: string | undefined
  readonly children: ReactNode
}

export function Section({ title, className, children }: SectionProps) {
  const { isExpanded } = useContext(ChartContext)
  const id = useId()
  const inside = (
    <>
      <Heading id={id}>{title}</Heading>
      {children}
    </>
  )
  // The pack has the same parts for every site: as many landmarks of one name would help nobody.
  if (isExpanded) return <div className={className}>{inside}</div>
  return (
    <section className={className} aria-labelledby={id}>
      {inside}
    </section>
  )
}
