/** Messages above the views: an empty window, and one bar for opened files outside it and the state of the feeds. */
import type { Catalogue } from '../state/catalogue.ts'
import { useHoldfast } from '../state/context.tsx'
import { EmptyWindow } from './EmptyWindow.tsx'
import { useFeedMessages } from './feeds/feed-messages.tsx'
import { useOpenedOutside } from './files/opened-outside.tsx'
import { MessageBar } from './MessageBar.tsx'
import styles from './Messages.module.css'

export function Messages() {
  const catalogue = useHoldfast((state) => state.catalogue)
  return catalogue && <MessagesOn catalogue={catalogue} />
}

function MessagesOn({ catalogue }: { readonly catalogue: Catalogue }) {
  const shown = useHoldfast((state) => state.shown)
  const outside = useOpenedOutside(catalogue)
  const feedMessages = useFeedMessages(catalogue)
  return (
    <div className={styles['messages']}>
      {shown?.total === 0 && <EmptyWindow catalogue={catalogue} shown={shown} />}
      <MessageBar messages={[...outside, ...feedMessages]} />
    </div>
  )
}
