/** The sites one by one: chart, displacement, patrol time, orders, survey. */
import { useHoldfast } from '../../state/context.tsx'

export function SitesPart() {
  const answer = useHoldfast(({ answers }) => answers.sites)
  if (!answer) return <p>The figures are being counted.</p>
  return <section />
}
