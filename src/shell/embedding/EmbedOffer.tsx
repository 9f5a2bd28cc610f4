/** The way to the code that puts the public page on another website; fetched when it is first asked for. */
import { lazy, Suspense, useRef, useState } from 'react'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'

const EmbedDialog = lazy(async () => ({ default: (await import('./EmbedDialog.tsx')).EmbedDialog }))

export function EmbedOffer() {
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  const close = () => {
    setOpen(false)
    place.current?.querySelector('button')?.focus()
  }
  return (
    <span ref={place}>
      <Button kind="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Put the public page on a website
      </Button>
      <Boundary what="The code for a website">
        <Suspense>{isOpen && <EmbedDialog onClose={close} />}</Suspense>
      </Boundary>
    </span>
  )
}
