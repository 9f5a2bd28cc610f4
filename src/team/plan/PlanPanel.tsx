/** The panel for planning a shift; it stays mounted while hidden, so that no input is lost. */
import { useContext, useEffect, useRef } from 'react'
import { HelpLink } from '../../clock/controls/HelpLink.tsx'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import type { Planning } from '../../state/planning/planning.ts'
import { setPlanning } from '../../state/planning/planning-actions.ts'
import { useWorkKept } from '../../state/unfinished/use-work-kept.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { Sheet } from '../../ui/sheet/Sheet.tsx'
import { Briefing } from './Briefing.tsx'
import styles from './plan.module.css'
import { PlanResult } from './PlanResult.tsx'
import { ShiftForm } from './ShiftForm.tsx'

export function PlanPanel({ planning }: { readonly planning: Planning }) {
  const store = useContext(StoreContext)
  const isShown = useHoldfast(({ view }) => view.chosen === null) && planning.isOpen
  const heading = useFocusOnOpen(isShown)
  const kept = useWorkKept()
  const { plan, fault, announcement, isMaking } = planning
  const close = () => setPlanning(store, { isOpen: false })
  return (
    <>
      <Sheet
        isWithMap
        name="plan"
        what="the plan"
        aria-label="Plan a shift"
        hidden={!isShown}
        className={styles['panel']}
        onClose={close}
        onKeyDown={({ key, defaultPrevented }) => {
          if (key === 'Escape' && !defaultPrevented) close()
        }}
      >
        <header className={styles['head']}>
          <h2 ref={heading} tabIndex={-1}>
            Plan a shift
          </h2>
          <HelpLink page="plan" />
          <Button kind="icon" icon="close" onClick={close}>
            Close the plan
          </Button>
        </header>
        <ShiftForm planning={planning} />
        {fault !== null && (
          <div className={styles['fault']}>
            <Message kind="error" title={fault}>
              {plan ? 'The earlier plan is still below.' : undefined}
            </Message>
          </div>
        )}
        <p role="status" className={styles['said']}>
          {isMaking ? 'The plan is being made.' : announcement}
        </p>
        {kept !== null && <p className={styles['said']}>{kept}</p>}
        {plan && <PlanResult plan={plan} planning={planning} />}
      </Sheet>
      {plan && planning.isPrinting && <Briefing plan={plan} />}
    </>
  )
}

/** Moves the focus to the heading when the panel is shown, and back to the opener when it is hidden. Returns the heading's ref. */
function useFocusOnOpen(isShown: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isShown) return
    const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null
    heading.current?.focus()
    return () => opener?.focus()
  }, [isShown])
  return heading
}
