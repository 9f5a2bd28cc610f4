/** The choice of the baseline beside the status sentence. */
import { CompareChoice } from '../clock/controls/choices.tsx'
import { baseOf, type Catalogue } from '../state/catalogue.ts'
import { useHoldfast, useIntent } from '../state/context.tsx'

export function CompareWith({ catalogue }: { readonly catalogue: Catalogue }) {
  const intend = useIntent()
  const base = useHoldfast(({ view }) => baseOf(view, catalogue))
  return <CompareChoice base={base} onBase={(next) => intend({ kind: 'set-base', base: next })} />
}
