/** The dialog that lists the keys by where they work, with the switch for single-key shortcuts. */
import { useContext, useEffect, useRef, useState } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { hasSingleKeyShortcuts, storeSingleKeyShortcuts } from '../../state/effects/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { useSingleKey } from './keyboard-access.tsx'
import styles from './keyboard-access.module.css'

interface KeyLine {
  readonly keys: readonly string[]
  readonly action: string
}
interface KeyGroup {
  readonly where: string
  readonly lines: readonly KeyLine[]
}

const KEY_GROUPS: readonly KeyGroup[] = [
  {
    where: 'Anywhere',
    lines: [
      { keys: ['Tab'], action: 'header, layers and filters, map, details, time; with Shift back' },
      { keys: ['Escape'], action: 'closes what is open' },
      { keys: ['/'], action: 'find a place' },
      { keys: ['f'], action: 'the feeds: how each stands' },
      { keys: ['r'], action: 'ranks the places' },
      { keys: ['c'], action: 'covers the screen; so does Escape twice' },
      { keys: ['?'], action: 'this list' },
    ],
  },
  {
    where: 'Find a place, My area',
    lines: [
      { keys: ['↑', '↓'], action: 'through the list' },
      { keys: ['Home', 'End'], action: 'first, last' },
      { keys: ['Enter'], action: 'goes there, or ticks the area' },
      { keys: ['letters'], action: 'in My area: the next that begins so' },
    ],
  },
  {
    where: 'Map',
    lines: [
      { keys: ['←', '→', '↑', '↓'], action: 'moves it' },
      { keys: ['+', '−'], action: 'closer, further' },
      { keys: ['Escape'], action: 'lets go of what is chosen' },
    ],
  },
  {
    where: 'Map, while a shape is drawn',
    lines: [
      { keys: ['Enter'], action: 'places a corner at the crosshair; twice in one place closes' },
      { keys: ['Shift ←'], action: 'moves the map a little' },
      { keys: ['Backspace'], action: 'takes the last corner back' },
      { keys: ['Escape'], action: 'lets go of the shape' },
    ],
  },
  {
    where: 'Time, on an end of the window',
    lines: [
      { keys: ['←', '→'], action: 'a day' },
      { keys: ['Page Up', 'Page Down'], action: 'a month' },
      { keys: ['Home', 'End'], action: 'the ends of the data' },
    ],
  },
]

/** The dialog that lists the keys; opened from the menu, and by `?`. */
export function KeysDialog() {
  const store = useContext(StoreContext)
  const isOpen = useHoldfast((state) => state.dialog === 'keys')
  // A native modal dialog traps the focus, closes on Escape and restores the focus.
  const dialog = useRef<HTMLDialogElement>(null)
  useSingleKey('?', () => store.setState({ dialog: 'keys' }))
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      className={styles['dialog']}
      onClose={() => store.setState({ dialog: null })}
    >
      <div className={styles['head']}>
        <h2 id="keys-title">Keys</h2>
        <Button kind="icon" icon="close" onClick={() => dialog.current?.close()}>
          Close the list of keys
        </Button>
      </div>
      {isOpen && <KeyList />}
    </dialog>
  )
}

function KeyList() {
  return (
    <>
      <p>Everything on the map is in its table too: Show as table, then Enter on a row opens its details.</p>
      {KEY_GROUPS.map((group) => (
        <KeyGroupSection key={group.where} {...group} />
      ))}
      <SingleKeySwitch />
    </>
  )
}

function KeyGroupSection({ where, lines }: KeyGroup) {
  return (
    <section className={styles['group']}>
      <h3>{where}</h3>
      <dl>
        {lines.map(({ keys, action }) => (
          <div key={action}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function SingleKeySwitch() {
  const [isOn, setOn] = useState(hasSingleKeyShortcuts)
  return (
    <Checkbox
      checked={isOn}
      onChange={(checked) => {
        storeSingleKeyShortcuts(checked)
        setOn(checked)
      }}
    >
      Single keys such as / and ? work on this device
    </Checkbox>
  )
}
