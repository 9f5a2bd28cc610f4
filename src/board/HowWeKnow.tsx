/** How a figure is known: folded on the page, open on paper. */
import { useContext, type ReactNode } from 'react'
import { ChartContext } from '../charts/ChartFrame.tsx'
import style from './styles/HowWeKnow.module.css'

export function HowWeKnow({ children }: { readonly children: ReactNode }) {
  const { isExpanded } = useContext(ChartContext)
  return (
    <details className={style['how']} open={isExpanded}>
      <summary>How we know</summary>
      {children}
    </details>
  )
}
