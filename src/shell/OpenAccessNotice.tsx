/** The warning that data is open to read. */
import { useHoldfast } from '../state/context.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './notices.module.css'

/** Alert on every screen and print while official data can be read without signing in. */
export function OpenAccessNotice() {
  const isUnguarded = useHoldfast((state) => state.isUnguarded)
  if (!isUnguarded) return null
  return (
    <p role="alert" className={styles['unguarded']}>
      <Icon name="warning" />
      <strong>This data can be read without signing in.</strong> Tell whoever looks after Holdfast.
    </p>
  )
}
