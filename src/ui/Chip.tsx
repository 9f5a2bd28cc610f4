/** Chip with a verdict as symbol and text, so that it does not depend on colour. */
import style from './styles/Chip.module.css'

/** Verdict on a change, shown as written. */
export type ChipVerdict =
  'up' | 'down' | 'could be chance' | 'too few to say' | 'too short to say' | 'still to rise'

interface ChipProps {
  readonly verdict: ChipVerdict
}

const CLASSES: Readonly<Record<ChipVerdict, string>> = {
  up: 'up',
  down: 'down',
  'could be chance': 'chance',
  'too few to say': 'few',
  'too short to say': 'few',
  'still to rise': 'few',
}

export function Chip({ verdict }: ChipProps) {
  return (
    <span className={`${style['chip']} ${style[CLASSES[verdict]]}`}>
      <svg width={9} height={9} viewBox="0 0 9 9" fill="currentColor" aria-hidden="true">
        <Mark verdict={verdict} />
      </svg>
      {verdict}
    </span>
  )
}

function Mark({ verdict }: ChipProps) {
  if (verdict === 'up') return <path d="M4.5 1l4 7h-8z" />
  if (verdict === 'down') return <path d="M4.5 8l4-7h-8z" />
  if (verdict === 'too few to say' || verdict === 'too short to say')
    return <path d="M0 3.8h1.8v1.8H0zM3.6 3.8h1.8v1.8H3.6zM7.2 3.8H9v1.8H7.2z" />
  if (verdict === 'still to rise')
    return <path d="M1 8.4h7M4.5 6.4V1.2M2 3.5L4.5 1 7 3.5" fill="none" stroke="currentColor" />
  return (
    <path
      d="M.6 3.4q1.9-2 3.9-.4t3.9-.4M.6 7q1.9-2 3.9-.4t3.9-.4"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.3}
    />
  )
}
