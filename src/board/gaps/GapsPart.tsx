/** What nobody is telling, and who is patrolled and searched. */
import { useHoldfast } from '../../state/context.tsx'

export function GapsPart() {
  const answer = useHoldfast(({ answers }) => answers.gaps)
  if (!answer) return <p>The figures are being counted.</p>
  return <section />
}
