/** Button that discloses a list of actions under it; the arrow keys move through them, Escape closes it. */
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { Icon, type IconName } from '../Icon.tsx'
import { activeByKey } from '../lists/list-keys.ts'
import styles from './Menu.module.css'

interface MenuProps {
  readonly label: string
  /** Shown beside the label. */
  readonly sign?: ReactNode
  /** Element id of the button. */
  readonly id?: string
  /** The actions; a press on one closes the list. They stay mounted, since an action may last longer. */
  readonly children: ReactNode
  readonly onOpen?: () => void
}

export function Menu({ label, sign, id, children, onOpen }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const panel = useId()
  const frame = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useClosedFromOutside(frame, isOpen, setOpen)
  const entersFirst = useRef(false)
  // The actions cannot take the focus before they are shown.
  useLayoutEffect(() => {
    if (isOpen && entersFirst.current) actionsIn(frame.current)[0]?.focus()
    entersFirst.current = false
  }, [isOpen])
  const open = () => {
    setOpen(true)
    onOpen?.()
  }
  /** The focus is back on the button before the action moves it on, so that dialogs return it there. */
  const close = () => {
    opener.current?.focus()
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation()
      return close()
    }
    if (isOpen) return moveFocus(event, frame.current)
    if (event.key !== 'ArrowDown') return undefined
    event.preventDefault()
    entersFirst.current = true
    return open()
  }
  return (
    <div ref={frame} role="presentation" className={styles['menu']} onKeyDown={onKeyDown}>
      <button
        ref={opener}
        id={id}
        type="button"
        className={styles['opener']}
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => (isOpen ? setOpen(false) : open())}
      >
        <span>{label}</span>
        {sign}
        <Icon name="chevron" size={12} />
      </button>
      <div
        id={panel}
        role="group"
        aria-label={label}
        hidden={!isOpen}
        className={styles['panel']}
        // In the capture phase: before the action, which may move the focus.
        onClickCapture={({ target }) => {
          if (isOpen && target instanceof Element && target.closest('button, a')) close()
        }}
      >
        {children}
      </div>
    </div>
  )
}

/** Closes the list when the focus or a press goes elsewhere. */
function useClosedFromOutside(
  frame: React.RefObject<HTMLElement | null>,
  isOpen: boolean,
  setOpen: (isOpen: boolean) => void,
) {
  useEffect(() => {
    if (!isOpen) return undefined
    const onElsewhere = ({ target }: Event) => {
      if (target instanceof Node && !frame.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', onElsewhere)
    document.addEventListener('focusin', onElsewhere)
    return () => {
      document.removeEventListener('pointerdown', onElsewhere)
      document.removeEventListener('focusin', onElsewhere)
    }
  }, [frame, isOpen, setOpen])
}

const actionsIn = (frame: HTMLElement | null) => [
  ...(frame?.querySelectorAll<HTMLElement>('[role="group"] :is(button:enabled, a)') ?? []),
]

/** Moves the focus among the actions by the arrow keys, Home and End. */
function moveFocus(event: KeyboardEvent, frame: HTMLElement | null) {
  const actions = actionsIn(frame)
  const active = actions.findIndex((action) => action === document.activeElement)
  const next = activeByKey(event.key, { active, count: actions.length })
  if (next === null) return
  event.preventDefault()
  actions[next]?.focus()
}

interface MenuItemProps {
  readonly icon: IconName
  /** The key that does the same. */
  readonly shortcut?: string
  readonly hasDialog?: boolean
  readonly isBusy?: boolean
  /** A second line; an empty one takes no space. */
  readonly detail?: string
  /** Shown after the words. */
  readonly sign?: ReactNode
  readonly isDisabled?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** An action of a menu: an icon, words, and the key that does the same. */
export function MenuItem(props: MenuItemProps) {
  const { icon, shortcut, hasDialog, isBusy, isDisabled, detail = '', sign, onPress, children } = props
  return (
    <button
      type="button"
      className={styles['item']}
      aria-haspopup={hasDialog ? 'dialog' : undefined}
      aria-busy={isBusy}
      disabled={isDisabled}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span>
        {children}
        {detail !== '' && <small>{detail}</small>}
      </span>
      {sign}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  )
}
