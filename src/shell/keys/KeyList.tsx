/** What the list of keys holds: the keys by where they work, and the switch for keys of a single sign. */
import { useState } from 'react'
import { hasSingleKeyShortcuts, storeSingleKeyShortcuts } from '../../state/effects/preferences.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { KEY_GROUPS, type KeyGroup } from './key-list.ts'
import styles from './KeysHelp.module.css'

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
