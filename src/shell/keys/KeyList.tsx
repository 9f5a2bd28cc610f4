/** What the list of keys holds: the keys by where they work, and the switch for keys of a single sign. */

import { useState } from 'react'
import { hasSingleKeyShortcuts, storeSingleKeyShortcuts } from '../../state/effects/single-key-shortcuts.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import styles from './keyboard-access.module.css'

/** The keys that work, by where they do: what the help shows. */

interface KeyLine {
  readonly keys: readonly string[]
  readonly does: string
}
export interface KeyGroup {
  readonly where: string
  readonly lines: readonly KeyLine[]
}

export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    where: 'Anywhere',
    lines: [
      { keys: ['Tab'], does: 'header, layers and filters, map, details, time; with Shift back' },
      { keys: ['Escape'], does: 'closes what is open' },
      { keys: ['/'], does: 'find a place' },
      { keys: ['f'], does: 'the feeds: how each stands' },
      { keys: ['r'], does: 'ranks the places' },
      { keys: ['?'], does: 'this list' },
    ],
  },
  {
    where: 'Find a place, My area',
    lines: [
      { keys: ['↑', '↓'], does: 'through the list' },
      { keys: ['Home', 'End'], does: 'first, last' },
      { keys: ['Enter'], does: 'goes there, or ticks the area' },
      { keys: ['letters'], does: 'in My area: the next that begins so' },
    ],
  },
  {
    where: 'Map',
    lines: [
      { keys: ['←', '→', '↑', '↓'], does: 'moves it' },
      { keys: ['+', '−'], does: 'closer, further' },
      { keys: ['Escape'], does: 'lets go of what is chosen' },
    ],
  },
  {
    where: 'Map, while a shape is drawn',
    lines: [
      { keys: ['Enter'], does: 'places a corner at the crosshair; twice in one place closes' },
      { keys: ['Shift ←'], does: 'moves the map a little' },
      { keys: ['Backspace'], does: 'takes the last corner back' },
      { keys: ['Escape'], does: 'lets go of the shape' },
    ],
  },
  {
    where: 'Time, on an end of the window',
    lines: [
      { keys: ['←', '→'], does: 'a day' },
      { keys: ['Page Up', 'Page Down'], does: 'a month' },
      { keys: ['Home', 'End'], does: 'the ends of the data' },
    ],
  },
]

export function KeyList() {
  return (
    <>
      <p>Everything on the map is in its table too: Show as table, then Enter on a row opens its details.</p>
      {KEY_GROUPS.map((group) => (
        <Group key={group.where} {...group} />
      ))}
      <SignKeys />
    </>
  )
}

function Group({ where, lines }: KeyGroup) {
  return (
    <section className={styles['group']}>
      <h3>{where}</h3>
      <dl>
        {lines.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function SignKeys() {
  const [isOn, setOn] = useState(hasSingleKeyShortcuts)
  return (
    <Checkbox
      checked={isOn}
      onChange={(checked) => {
        storeSingleKeyShortcuts(checked)
        setOn(checked)
      }}
    >
      The keys /, f and ? work on this device
    </Checkbox>
  )
}
