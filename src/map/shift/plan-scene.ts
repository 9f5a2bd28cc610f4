/** From a shift's plan to its arm of the Scene: each crew's walk, and its places with their labels. */
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import type { CrewMark, PlanMark } from '../scene.ts'

/** `shown`: the crew that the list shows, from 0. */
export const planMark = ({ crews }: ShiftPlan, shown: number): PlanMark => ({
  crews: crews.map(({ visits }, crew): CrewMark => ({
    crew,
    path: visits.map(({ place }) => place.at),
    stands: [...new Map(visits.map(({ label, place }) => [label, place.at]))].map(([label, at]) => ({
      label,
      at,
      isNext: false,
    })),
    isShown: crew === shown,
  })),
})
