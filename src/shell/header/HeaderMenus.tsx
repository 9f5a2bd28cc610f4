/** The two menus of the header: `Share` with what its actions came to, and `More`. */
import { useEffect, useState } from 'react'
import { FeedsSign } from '../feeds/FeedsBadge.tsx'
import { MORE_BUTTON } from '../tour/LazyTour.tsx'
import { Menu } from '../../ui/menu/Menu.tsx'
import { MoreActions } from './MoreActions.tsx'
import { ShareActions } from './ShareActions.tsx'
import styles from './HeaderMenus.module.css'

export function HeaderMenus() {
  return (
    <>
      <ShareMenu />
      <Menu id={MORE_BUTTON} label="More" sign={<FeedsSign />}>
        <MoreActions />
      </Menu>
    </>
  )
}

/** How long a message stays: it lies over what is below the header. */
const MESSAGE_MILLISECONDS = 6000

function ShareMenu() {
  const [message, setMessage] = useState('')
  useEffect(() => {
    if (message === '') return undefined
    const timer = setTimeout(() => setMessage(''), MESSAGE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [message])
  return (
    <div className={styles['share']}>
      <Menu id="share" label="Share" onOpen={() => setMessage('')}>
        <ShareActions onMessage={setMessage} />
      </Menu>
      <p role="status" className={styles['message']}>
        {message}
      </p>
    </div>
  )
}
