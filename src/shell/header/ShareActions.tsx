/** Ways to take the view away: as a link, a picture, a print, a table, and the public page on a website. */
import { useContext, useState } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { linkTo } from '../../state/effects.ts'
import { canCopyImages } from '../../ui/copy/clipboard.ts'
import { MenuItem } from '../../ui/menu/Menu.tsx'

interface ShareActionsProps {
  /** Called with what an action came to, in words. */
  readonly onMessage: (message: string) => void
}

export function ShareActions({ onMessage }: ShareActionsProps) {
  const store = useContext(StoreContext)
  const isTeam = useHoldfast(({ view }) => view.tab === 'team')
  const { print, showTable, copyPicture } = useHoldfast((state) => state.viewActions)
  const copyLink = () => {
    navigator.clipboard.writeText(linkTo(store)).then(
      () => onMessage('Link copied'),
      () => onMessage('Copying is not allowed here. The link is in the address bar.'),
    )
  }
  return (
    <>
      <MenuItem icon="link" onPress={copyLink}>
        Copy link
      </MenuItem>
      {isTeam && copyPicture && <PictureItem copyPicture={copyPicture} onMessage={onMessage} />}
      <MenuItem icon="print" onPress={isTeam && print ? print : () => globalThis.print()}>
        Print this view
      </MenuItem>
      {isTeam && showTable && (
        <MenuItem icon="table" onPress={showTable}>
          Show as table
        </MenuItem>
      )}
      <MenuItem icon="layers" hasDialog onPress={() => store.setState({ dialog: 'embed' })}>
        Put the public page on a website
      </MenuItem>
    </>
  )
}

interface PictureItemProps extends ShareActionsProps {
  readonly copyPicture: () => Promise<string>
}

/** Copies the map as an image if the browser allows it, else saves it. */
function PictureItem({ copyPicture, onMessage }: PictureItemProps) {
  const [isBusy, setBusy] = useState(false)
  const copy = async () => {
    setBusy(true)
    onMessage('')
    onMessage(await copyPicture().catch((error: unknown) => `No picture: ${String(error)}`))
    setBusy(false)
  }
  return (
    <MenuItem icon="picture" isBusy={isBusy} onPress={() => void copy()}>
      {canCopyImages() ? 'Copy picture' : 'Save picture'}
    </MenuItem>
  )
}
