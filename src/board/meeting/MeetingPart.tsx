/** What changed since the last meeting. */
import { useHoldfast } from '../../state/context.tsx'

export function MeetingPart() {
  const answer = useHoldfast(({ answers }) => answers.changes)
  if (!answer) return <p>The figures are being counted.</p>
  return <section />
}
