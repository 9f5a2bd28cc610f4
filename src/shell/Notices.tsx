/** Things a person should know once, each to be put away: what an address could not say, what did not work. */
import { useContext } from 'react'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Notices.module.css'

export function Notices() {
  const store = useContext(StoreContext)
  const notices = useHoldfast((state) => state.notices)
  if (notices.length === 0) return null
  return (
    <div className={styles['notices']} role="status">
      <ul>
        {notices.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Button
        kind="icon"
        icon="close"
        onClick={() => {
          store.setState({ notices: [] })
        }}
      >
        Put the notice away
      </Button>
    </div>
  )
}
