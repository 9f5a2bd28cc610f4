/** The button that carries the map away as a picture: copied where the browser allows it, else saved. */
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { canCopyImages } from '../ui/copy/clipboard.ts'
import style from './MapFurniture.module.css'

interface Props {
  /** Answers with what became of the picture, in a sentence. */
  readonly onPicture: () => Promise<string>
}

export function PictureButton({ onPicture }: Props) {
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    setSaid('')
    setSaid(await onPicture().catch((error: unknown) => `No picture: ${String(error)}`))
    setBusy(false)
  }
  return (
    <div className={style['picture']}>
      <span role="status" className={style['said']}>
        {said}
      </span>
      <Button
        kind="icon"
        icon="picture"
        aria-busy={isBusy}
        onClick={() => {
          void take()
        }}
      >
        {canCopyImages() ? 'Copy picture' : 'Save picture'}
      </Button>
    </div>
  )
}
