/** What leaves the page with a plan: the printed briefing, and files for phones and other systems. */
import { useContext } from 'react'
import { instant } from '../../domain/day.ts'
import { planCsv, planFile, planFileName, type PlanMarks } from '../../measures/planning/plan-file.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { planGpx, planIcs } from '../../measures/planning/synced-files.ts'
import { StoreContext } from '../../state/context.tsx'
import { deviceNow } from '../../state/effects/clock-and-seed.ts'
import { startShift } from '../../state/crew/crew-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { saveText } from '../../ui/copy/clipboard.ts'
import styles from './plan.module.css'

const KINDS = [
  { ending: 'gpx', label: 'GPX', type: 'application/gpx+xml', write: planGpx },
  { ending: 'ics', label: 'ICS', type: 'text/calendar', write: planIcs },
  { ending: 'csv', label: 'CSV', type: 'text/csv', write: planCsv },
  {
    ending: 'json',
    label: 'JSON',
    type: 'application/json',
    write: (plan: ShiftPlan, marks: PlanMarks) => `${JSON.stringify(planFile(plan, marks), null, 2)}\n`,
  },
] as const

interface Props {
  readonly plan: ShiftPlan
  readonly crew: number
  readonly onPrint: () => void
}

export function PlanDownloads({ plan, crew, onPrint }: Props) {
  const store = useContext(StoreContext)
  const save = ({ ending, type, write }: (typeof KINDS)[number]) => {
    const { catalogue } = store.getState()
    if (!catalogue) return
    const marks = { handling: catalogue.handling, demonstration: catalogue.manifest.demonstration }
    saveText(`${planFileName(plan)}.${ending}`, type, write(plan, marks, instant(deviceNow())))
  }
  return (
    <footer className={styles['foot']}>
      <Button kind="main" icon="print" onClick={onPrint}>
        Print briefing
      </Button>
      {KINDS.map((kind) => (
        <Button key={kind.ending} aria-label={`Download ${kind.label}`} onClick={() => save(kind)}>
          {kind.label}
        </Button>
      ))}
      <Button kind="link" onClick={() => void startShift(store, plan, crew)}>
        {`Take crew ${plan.crews[crew]?.crew ?? ''}’s shift on this device`}
      </Button>
    </footer>
  )
}
