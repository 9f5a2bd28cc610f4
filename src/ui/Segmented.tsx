/** A row of choices that belong together, of which at most one holds. */
import style from './styles/Segmented.module.css'

interface Segment<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Why it cannot be chosen now; shown as its tip. */
  readonly unavailable?: string | null
}

interface SegmentedProps<Id extends string> {
  /** What is being chosen, for who cannot see that the row is one. */
  readonly label: string
  readonly segments: readonly Segment<Id>[]
  /** The choice that holds; null: none does. */
  readonly chosen: Id | null
  readonly onChoose: (id: Id) => void
}

/** Buttons with a pressed state rather than radios: the choice that holds may be made again, and none may hold. */
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
