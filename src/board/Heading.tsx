/** The heading of a section: second on a page of its own, third within a chapter of the pack. */
import { useContext } from 'react'
import { ChartContext } from '../charts/ChartFrame.tsx'

interface HeadingProps {
  readonly id?: string
  readonly children: string
}

export function Heading({ id, children }: HeadingProps) {
  const { isExpanded } = useContext(ChartContext)
  return isExpanded ? <h3 id={id}>{children}</h3> : <h2 id={id}>{children}</h2>
}
