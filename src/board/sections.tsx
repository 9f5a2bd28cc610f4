/** Building blocks of the board's sections, which adapt to the screen or to a chapter of the printed board pack. */
import { useContext, useId, type ReactNode } from 'react'
import { ChartContext } from '../charts/ChartFrame.tsx'
import { failureOf, type Reply } from '../state/questions/reply.ts'
import { Pending } from '../ui/Pending.tsx'
import style from './sections.module.css'

interface HeadingProps {
  readonly id?: string
  readonly children: string
}

/** The heading of a section: level 2 on screen, level 3 inside a chapter of the pack. */
export function Heading({ id, children }: HeadingProps) {
  const { isExpanded } = useContext(ChartContext)
  return isExpanded ? <h3 id={id}>{children}</h3> : <h2 id={id}>{children}</h2>
}

interface SectionProps {
  readonly title: string
  readonly className: string | undefined
  readonly children: ReactNode
}

/** A section with its heading: a landmark region on screen, a plain `div` in the pack. */
export function Section({ title, className, children }: SectionProps) {
  const { isExpanded } = useContext(ChartContext)
  const id = useId()
  const content = (
    <>
      <Heading id={id}>{title}</Heading>
      {children}
    </>
  )
  // The pack repeats the same sections for every site: landmarks of equal name would not help navigation.
  if (isExpanded) return <div className={className}>{content}</div>
  return (
    <section className={className} aria-labelledby={id}>
      {content}
    </section>
  )
}

/** How a figure was computed: collapsed on screen, open on paper. */
export function MethodDetails({ children }: { readonly children: ReactNode }) {
  const { isExpanded } = useContext(ChartContext)
  return (
    <details className={style['how']} open={isExpanded}>
      <summary>How we know</summary>
      {children}
    </details>
  )
}

interface FiguresPendingProps {
  readonly reply: Reply<unknown> | undefined
  readonly className: string | undefined
}

/** Placeholder of a part of the board whose figures are being computed, or the message why they failed. */
export const FiguresPending = ({ reply, className }: FiguresPendingProps) => (
  <Pending failure={failureOf(reply)} className={className}>
    The figures are being counted.
  </Pending>
)
