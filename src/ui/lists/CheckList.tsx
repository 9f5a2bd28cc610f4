/** Multi-select listbox in groups: a single tab stop, navigated by arrow keys and type-ahead. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Icon } from '../Icon.tsx'
import style from './CheckList.module.css'
import { activeByKey, activeByTyping } from './list-keys.ts'

interface CheckEntry {
  readonly id: string
  readonly label: string
}
/** A labelled group of entries. */
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

/** Takes focus when mounted; the first selected entry is active. */
export function CheckList({ label, groups, chosen, onToggle }: CheckListProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const entries = groups.flatMap((group) => group.entries)
  const [lastActive, setActive] = useState(() =>
    Math.max(
      0,
      entries.findIndex((entry) => chosen.includes(entry.id)),
    ),
  )
  // Entries may have been filtered away.
  const active = Math.min(lastActive, Math.max(0, entries.length - 1))
  const typing = useTyping()
  useEffect(() => list.current?.focus(), [])
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyAction(event, { active, entries, typing })
    if (next === null) return
    event.preventDefault()
    const entry = entries[active]
    if (next === 'toggle') return entry && onToggle(entry.id)
    if (next >= 0) setActive(next)
  }
  const stateOf = (entry: CheckEntry): EntryState => {
    const index = entries.indexOf(entry)
    const toggle = () => {
      setActive(index)
      onToggle(entry.id)
    }
    return { index, isActive: index === active, isChosen: chosen.includes(entry.id), toggle }
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
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        <Group key={group.label} id={id} group={group} stateOf={stateOf} />
      ))}
    </div>
  )
}

interface EntryState {
  readonly index: number
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
        const { index, isActive, isChosen, toggle } = stateOf(entry)
        return (
          <button
            key={entry.id}
            id={`${id}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={isChosen}
            className={style['entry']}
            data-active={isActive}
            // Keeps focus on the list.
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

interface ListState {
  readonly active: number
  readonly entries: readonly CheckEntry[]
  readonly typing: Typing
}

/** Index of the entry that a key makes active, `toggle`, or null if the list does not handle the key. */
function keyAction(event: KeyboardEvent, { active, entries, typing }: ListState): number | 'toggle' | null {
  const { key } = event
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const labels = entries.map(({ label }) => label)
  const typedText = typing.typedBefore(event) + key
  // During type-ahead a space belongs to the label.
  const isWithinLabel = typedText !== ' ' && activeByTyping(typedText, active, labels) >= 0
  if (key === 'Enter' || (key === ' ' && !isWithinLabel)) return 'toggle'
  const moved = activeByKey(key, { active, count: entries.length })
  if (moved !== null || key.length !== 1) return moved
  typing.remember(typedText, event)
  return activeByTyping(typedText, active, labels)
}

/** Keys typed within this time of each other form one text, in milliseconds. */
const TYPING_PAUSE = 700

type KeyTime = Pick<KeyboardEvent, 'timeStamp'>
interface Typing {
  readonly typedBefore: (event: KeyTime) => string
  readonly remember: (text: string, event: KeyTime) => void
}

function useTyping(): Typing {
  const last = useRef({ text: '', time: -TYPING_PAUSE })
  return {
    typedBefore: ({ timeStamp }) => (timeStamp - last.current.time < TYPING_PAUSE ? last.current.text : ''),
    remember: (text, { timeStamp }) => {
      last.current = { text, time: timeStamp }
    },
  }
}
