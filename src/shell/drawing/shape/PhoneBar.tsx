/** On a phone: the bar with which a shape is drawn while the form is laid aside for the map. */
import { useEffect, useRef } from 'react'
import { Button } from '../../../ui/Button.tsx'
import styles from '../drawing.module.css'
import { FaultLine } from '../Field.tsx'
import { ShapeButtons } from './ShapePart.tsx'
import { useShape } from './use-shape.ts'

export function PhoneBar({ onForm }: { readonly onForm: () => void }) {
  const { words, fault } = useShape()
  const buttons = useRef<HTMLDivElement>(null)
  useEffect(() => buttons.current?.querySelector('button')?.focus(), [])
  return (
    <section aria-label="Draw or record" className={styles['bar']}>
      <p role="status">{words}</p>
      <FaultLine id="phone-bar-fault" text={fault} />
      <ShapeButtons first={buttons} faultId={fault ? 'phone-bar-fault' : null} />
      <Button kind="main" onClick={onForm}>
        Back to the form
      </Button>
    </section>
  )
}
