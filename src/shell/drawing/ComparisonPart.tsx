/** Choice of the areas a site is compared with; an area that touches the site or its ring is refused. */
import { useContext, useId, useMemo, useRef, useState } from 'react'
import type { Level } from '../../domain/area.ts'
import { levelLabel } from '../../measures/figures/areas.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { setDrawing } from '../../state/drawing/drawing-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckList, type CheckGroup } from '../../ui/lists/CheckList.tsx'
import { plural } from '../../ui/numbers.ts'
import { FaultLine } from './Field.tsx'
import styles from './drawing.module.css'

/** In the order in which they are offered. */
const OFFERED: readonly Level[] = ['ward', 'msoa', 'lsoa', 'beat', 'footprint']

const groupsOf = ({ areas }: Catalogue): readonly CheckGroup[] =>
  OFFERED.map((level) => ({
    label: levelLabel(level),
    entries: areas
      .filter((area) => area.level === level)
      .map(({ code, name }) => ({ id: code, label: name }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB', { numeric: true })),
  })).filter(({ entries }) => entries.length > 0)

const NO_AREAS: readonly string[] = []

interface ComparisonPartProps {
  /** Areas that touch the site or its ring, each with its error message. */
  readonly touched: readonly { readonly code: string; readonly text: string }[]
}

export function ComparisonPart({ touched }: ComparisonPartProps) {
  const id = useId()
  const store = useContext(StoreContext)
  const catalogue = useHoldfast((state) => state.catalogue)
  const chosen = useHoldfast(({ drawing }) => drawing?.comparison ?? NO_AREAS)
  const groups = useMemo(() => (catalogue ? groupsOf(catalogue) : []), [catalogue])
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLDivElement>(null)
  const toggle = (code: string) => {
    const next = chosen.includes(code)
      ? chosen.filter((chosenCode) => chosenCode !== code)
      : [...chosen, code]
    setDrawing(store, { comparison: next })
  }
  const nameOf = (code: string) => catalogue?.areas.find((area) => area.code === code)?.name ?? code
  const close = () => {
    setOpen(false)
    opener.current?.querySelector('button')?.focus()
  }
  return (
    <section className={styles['comparison']} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>Comparison areas</h3>
      <p className={styles['hint']}>
        Places like it that lie apart from it and its ring: chosen now, so that nobody chooses them by the
        outcome.
      </p>
      <div ref={opener}>
        <Button
          aria-expanded={isOpen}
          aria-describedby={touched.length > 0 ? `${id}-0` : undefined}
          data-fault={touched.length > 0}
          onClick={() => setOpen(!isOpen)}
        >
          {chosen.length === 0 ? 'Choose areas' : `${plural(chosen.length, 'area')} chosen`}
        </Button>
      </div>
      {isOpen && (
        <div
          role="dialog"
          aria-label="Comparison areas"
          className={styles['areas']}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            close()
          }}
        >
          <CheckList label="Areas to compare with" groups={groups} chosen={chosen} onToggle={toggle} />
          <Button onClick={close}>Done</Button>
        </div>
      )}
      <ul>
        {chosen.map((code) => (
          <li key={code}>
            <span>{nameOf(code)}</span>
            <Button kind="icon" icon="close" onClick={() => toggle(code)}>
              {`Remove ${nameOf(code)}`}
            </Button>
          </li>
        ))}
      </ul>
      {touched.map(({ code, text }, index) => (
        <FaultLine key={code} id={`${id}-${index}`} text={text} />
      ))}
    </section>
  )
}
