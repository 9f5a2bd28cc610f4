/** The list of keys, opened by a button and by `?`, and the switch for keys of a single sign. */
import { useRef, useState } from 'react'
import { hasSignKeys, keepSignKeys } from '../../state/effects/sign-keys.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { KEY_GROUPS, type KeyGroup } from './key-list.ts'
import styles from './KeysHelp.module.css'
import { useSignKey } from './use-sign-key.ts'

export function KeysHelp() {
  // A native modal dialog keeps the focus inside, closes by Escape and gives the focus back by itself.
  const dialog = useRef<HTMLDialogElement>(null)
  const open = () => dialog.current?.showModal()
  useSignKey('?', open)
  return (
    <div className={styles['keys']}>
      <Button kind="icon" icon="keyboard" aria-haspopup="dialog" onClick={open}>
        Keys
      </Button>
      <dialog ref={dialog} aria-labelledby="keys-title" className={styles['dialog']}>
        <div className={styles['head']}>
          <h2 id="keys-title">Keys</h2>
          <Button kind="icon" icon="close" onClick={() => dialog.current?.close()}>
            Close the list of keys
          </Button>
        </div>
        <p>
          Everything on the map is in its table too: Show as table, then Enter on a row opens its details.
        </p>
        {KEY_GROUPS.map((group) => (
          <Group key={group.where} {...group} />
        ))}
        <SignKeys />
      </dialog>
    </div>
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
  const [isOn, setOn] = useState(hasSignKeys)
  return (
    <Checkbox
      checked={isOn}
      onChange={(checked) => {
        keepSignKeys(checked)
        setOn(checked)
      }}
    >
      The keys /, f and ? work on this device
    </Checkbox>
  )
}
