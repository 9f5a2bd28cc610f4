/** A change in how things are counted: a dashed line through the lanes, its words at a touch, hover or focus. */
import { useState } from 'react'
import { dayOfMoment, lastDayOfMoment } from '../../domain/day.ts'
import type { Note } from '../../domain/feed.ts'
import { formatDay, formatSpan } from '../../ui/numbers.ts'
import type { DockLayout } from '../geometry/dock-layout.ts'
import { xOf } from '../scale.ts'
import type { TimeScale } from '../scale.ts'
import style from './lanes.module.css'

interface NoteMarkProps {
  readonly note: Note
  readonly scale: TimeScale
  readonly layout: DockLayout
}

const TARGET = 24
/** The words open towards the side that has room for them. */
const WIDEST = 240

export function NoteMark({ note, scale, layout }: NoteMarkProps) {
  const [isOpen, setOpen] = useState(false)
  const from = dayOfMoment(note.from)
  if (from < scale.bounds.from || from > scale.bounds.to) return null
  const x = xOf(scale, from)
  const days = note.to ? formatSpan(from, lastDayOfMoment(note.to)) : `From ${formatDay(from)}`
  const foot = layout.height - layout.axis.y
  return (
    <>
      <span
        className={style['noteLine']}
        style={{ left: x, top: layout.phases.y, height: layout.axis.y - layout.phases.y }}
      />
      <button
        type="button"
        className={style['note']}
        style={{ left: x - TARGET / 2, top: layout.axis.y - TARGET / 2 }}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => setOpen(true)}
        onPointerEnter={() => setOpen(true)}
        onPointerLeave={() => setOpen(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      >
        <span className="visually-hidden">{`Note. ${days}: ${note.text}`}</span>
      </button>
      {isOpen && (
        <span
          aria-hidden="true"
          className={style['noteText']}
          style={{ left: Math.min(x, scale.right - WIDEST), bottom: foot + TARGET / 2 + 4, maxWidth: WIDEST }}
        >
          <b>{days}</b> {note.text}
        </span>
      )}
    </>
  )
}
