/** The list of keys by where they work, and the switch for single-key shortcuts. */
import { useState } from 'react'
import { hasSingleKeyShortcuts, storeSingleKeyShortcuts } from '../../state/effects/preferences.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { KEY_GROUPS, type KeyGroup } from './key-groups.ts'
import styles from './keyboard-access.module.css'

export function KeyList() {
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
      <h4>{where}</h4>
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
