/** The dialogs that menus and keys open: feeds, and the code for a website. */
import { lazy, Suspense, useContext } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { Boundary } from '../../ui/Boundary.tsx'
import { FeedsDialog } from '../feeds/FeedsBadge.tsx'

// Loaded when it is first opened.
const EmbedDialog = lazy(async () => ({
  default: (await import('../embedding/EmbedDialog.tsx')).EmbedDialog,
}))

export function PageDialogs() {
  const store = useContext(StoreContext)
  const isEmbedOpen = useHoldfast(({ dialog }) => dialog === 'embed')
  return (
    <>
      <FeedsDialog />
      <Boundary what="The code for a website">
        <Suspense>{isEmbedOpen && <EmbedDialog onClose={() => store.setState({ dialog: null })} />}</Suspense>
      </Boundary>
    </>
  )
}
