/** The button that copies a chart as a picture, or saves it where copying is refused, and says which. */
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { copyPicture, saveFile } from '../../ui/copy/clipboard.ts'
import { chartPicture } from './chart-picture.ts'
import { standalone } from './standalone.ts'

interface Props {
  readonly label: string
  readonly carried: readonly string[]
  readonly drawing: () => SVGSVGElement | null
}

export function CopyPicture({ label, carried, drawing }: Props) {
  const [said, setSaid] = useState('')
  const carry = async () => {
    const found = drawing()
    const alone = found && standalone(found)
    if (!alone) return 'There is no picture to copy.'
    const picture = chartPicture(alone, { title: label, carried })
    if ((await copyPicture(picture)) === 'copied') return 'Picture copied.'
    const name = `${fileNameOf(label)}.png`
    saveFile(name, await picture)
    return `Copying is not allowed here. The picture is saved as ${name}.`
  }
  return (
    <>
      <span role="status">{said}</span>
      <Button
        kind="link"
        icon="picture"
        onClick={() => {
          carry().then(setSaid, () => setSaid('This browser could not make the picture.'))
        }}
      >
        Copy picture
      </Button>
    </>
  )
}

/** `wards-crimes-a-week`: what every file system takes. */
const fileNameOf = (label: string) =>
  label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80) || 'chart'
