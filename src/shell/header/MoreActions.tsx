/** What is seldom needed: files and feeds, the look of the screen and its cover, help, and clearing the device. */
import { useContext } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { storeTheme } from '../../state/effects.ts'
import { useOpenHelp } from '../../state/help/open-help.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { FeedsBadge } from '../feeds/FeedsBadge.tsx'
import { useFilePicker } from '../files/open-files.tsx'
import { MenuItem } from '../../ui/menu/Menu.tsx'
import styles from './MoreActions.module.css'

export function MoreActions() {
  const store = useContext(StoreContext)
  const openHelp = useOpenHelp()
  const { picker, choose } = useFilePicker()
  return (
    <>
      <MenuItem icon="folder" onPress={choose}>
        Open a feed file
      </MenuItem>
      {picker}
      <Boundary what="The line of feeds">
        <FeedsBadge />
      </Boundary>
      <div className={styles['group']}>
        <ThemeItem />
        <MenuItem icon="cover" shortcut="c" onPress={() => store.setState({ isCovered: true })}>
          Cover the screen
        </MenuItem>
      </div>
      <div className={styles['group']}>
        <MenuItem
          icon="help"
          onPress={() => store.dispatch({ kind: 'set-tab', tab: 'team' }, { isTourOn: true })}
        >
          Take the tour (1 minute)
        </MenuItem>
        <MenuItem icon="help" shortcut="?" hasDialog onPress={() => openHelp()}>
          Help
        </MenuItem>
        <MenuItem icon="keyboard" hasDialog onPress={() => openHelp('keys')}>
          Keys
        </MenuItem>
      </div>
      <div className={styles['group']}>
        <MenuItem icon="close" hasDialog onPress={() => store.setState({ dialog: 'device' })}>
          Clear this device
        </MenuItem>
      </div>
    </>
  )
}

function ThemeItem() {
  const store = useContext(StoreContext)
  const theme = useHoldfast((state) => state.theme)
  const next = theme === 'day' ? 'night' : 'day'
  return (
    <MenuItem icon={theme === 'day' ? 'moon' : 'sun'} onPress={() => storeTheme(store, next)}>
      {next === 'night' ? 'Night colours' : 'Day colours'}
    </MenuItem>
  )
}
