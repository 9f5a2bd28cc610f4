/** All gates, in the order in which their findings are read. */
import { bordersGate, categoryMapGate, namesGate } from './borders.ts'
import { outOfControlGate } from './control.ts'
import { futureDataGate, missingDaysGate, stoppedFeedGate } from './days.ts'
import type { Gate, GateFinding, GateInput } from './gate.ts'
import { correctionsGate, differsGate } from './past.ts'
import { movedIncidentsGate, outsideAreasGate } from './places.ts'
import { exactFiguresGate } from './quotations.ts'
import { missingCategoriesGate, rowsSetAsideGate, unknownCategoriesGate } from './rows.ts'

const GATES: readonly Gate[] = [
  rowsSetAsideGate,
  unknownCategoriesGate,
  missingCategoriesGate,
  missingDaysGate,
  stoppedFeedGate,
  futureDataGate,
  outsideAreasGate,
  movedIncidentsGate,
  outOfControlGate,
  bordersGate,
  categoryMapGate,
  namesGate,
  correctionsGate,
  differsGate,
  exactFiguresGate,
]

/** What all gates find. Cost: a few passes over the incidents. */
export const gateFindings = (input: GateInput): readonly GateFinding[] => GATES.flatMap((gate) => gate(input))
