/** A list of which several entries may hold, in groups; one stop of the Tab key, moved through by arrows and by typing. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Icon } from '../Icon.tsx'
import style from './CheckList.module.css'
import { activeByKey, activeByTyping } from './list-keys.ts'

interface CheckEntry {
  readonly id: string
  readonly label: string
}
export interface CheckGroup {
  readonly label: string
  readonly entries: readonly CheckEntry[]
}
interface CheckListProps {
  readonly label: string
  readonly groups: readonly CheckGroup[]
  readonly chosen: readonly string[]
  readonly onToggle: (id: string) => void
}

/** Takes the focus when it appears, with the first entry that holds as the active one. */
export function CheckList({ label, groups, chosen, onToggle }: CheckListProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const entries = groups.flatMap((group) => group.entries)
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      entries.findIndex((entry) => chosen.includes(entry.id)),
    ),
  )
  const typing = useTyping()
  useEffect(() => list.current?.focus(), [])
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  const press = (event: KeyboardEvent) => {
    const next = keyed(event, { active, entries, typing })
    if (next === null) return
    event.preventDefault()
    const entry = entries[active]
    if (next === 'toggle') return entry && onToggle(entry.id)
    if (next >= 0) setActive(next)
  }
  const stateOf = (entry: CheckEntry): EntryState => {
    const at = entries.indexOf(entry)
    const toggle = () => {
      setActive(at)
      onToggle(entry.id)
    }
    return { at, isActive: at === active, isChosen: chosen.includes(entry.id), toggle }
  }
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable="true"
      aria-activedescendant={entries.length > 0 ? `${id}-${active}` : undefined}
      className={style['list']}
      onKeyDown={press}
    >
      {groups.map((group) => (
        <Group key={group.label} id={id} group={group} stateOf={stateOf} />
      ))}
    </div>
  )
}

interface EntryState {
  readonly at: number
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly toggle: () => void
}
interface GroupProps {
  readonly id: string
  readonly group: CheckGroup
  readonly stateOf: (entry: CheckEntry) => EntryState
}

function Group({ id, group, stateOf }: GroupProps) {
  return (
    <div role="group" aria-label={group.label}>
      <p aria-hidden="true" className={style['group']}>
        {group.label}
      </p>
      {group.entries.map((entry) => {
        const { at, isActive, isChosen, toggle } = stateOf(entry)
        return (
          <button
            key={entry.id}
            id={`${id}-${at}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={isChosen}
            className={style['entry']}
            data-active={isActive}
            // The list itself keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={toggle}
          >
            <span className={style['box']}>{isChosen && <Icon name="tick" size={12} />}</span>
            {entry.label}
          </button>
        )
      })}
    </div>
  )
}

interface Keyed {
  readonly active: number
  readonly entries: readonly CheckEntry[]
  readonly typing: Typing
}

/** The entry that a key makes active, `toggle`, or null where the key is not the list's. */
function keyed(event: KeyboardEvent, { active, entries, typing }: Keyed): number | 'toggle' | null {
  const { key } = event
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const labels = entries.map(({ label }) => label)
  const typed = typing.before(event) + key
  // Inside a name a space is part of it.
  const isInName = typed !== ' ' && activeByTyping(typed, active, labels) >= 0
  if (key === 'Enter' || (key === ' ' && !isInName)) return 'toggle'
  const moved = activeByKey(key, { active, count: entries.length })
  if (moved !== null || key.length !== 1) return moved
  typing.keep(typed, event)
  return activeByTyping(typed, active, labels)
}

/** Signs typed within this time of each other are one word, in milliseconds. */
const ONE_WORD = 700

type Timed = Pick<KeyboardEvent, 'timeStamp'>
interface Typing {
  readonly before: (event: Timed) => string
  readonly keep: (text: string, event: Timed) => void
}

function useTyping(): Typing {
  const last = useRef({ text: '', at: -ONE_WORD })
  return {
    before: ({ timeStamp }) => (timeStamp - last.current.at < ONE_WORD ? last.current.text : ''),
    keep: (text, { timeStamp }) => {
      last.current = { text, at: timeStamp }
    },
  }
}
