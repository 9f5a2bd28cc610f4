/** The areas by level: table, map and funnel. */
import { useHoldfast } from '../../state/context.tsx'

export function AreasPart() {
  const answer = useHoldfast(({ answers }) => answers.areas)
  if (!answer) return <p>The figures are being counted.</p>
  return <section />
}
