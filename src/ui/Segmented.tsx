/** Segmented control: a row of buttons of which at most one is pressed. */
import style from './styles/Segmented.module.css'

interface Segment<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Why it is disabled, shown as tooltip; null or missing: it is enabled. */
  readonly unavailable?: string | null
}

interface SegmentedProps<Id extends string> {
  /** Accessible name of the group. */
  readonly label: string
  readonly segments: readonly Segment<Id>[]
  /** Id of the pressed segment; null: none. */
  readonly chosen: Id | null
  readonly onChoose: (id: Id) => void
}

/**
 * Buttons with `aria-pressed` rather than radio buttons, because the current choice can be made again and
 * none may be pressed.
 */
export function Segmented<Id extends string>({ label, segments, chosen, onChoose }: SegmentedProps<Id>) {
  return (
    <div role="group" aria-label={label} className={style['row']}>
      {segments.map((segment) => (
        <button
          key={segment.id}
          type="button"
          className={style['segment']}
          aria-pressed={segment.id === chosen}
          disabled={Boolean(segment.unavailable)}
          title={segment.unavailable ?? undefined}
          onClick={() => onChoose(segment.id)}
        >
          {segment.label}
        </button>
      ))}
    </div>
  )
}
