/** Actions of partners: records placed on the map, and records counted by area only. */
import type { Moment } from './day.ts'
import type { Point } from './geography.ts'

/** Type of action as listed in the manifest. */
export interface ActionType {
  readonly id: string
  readonly label: string
  readonly phase: 'clear' | 'hold' | 'build' | null
  readonly p: 'pursue' | 'prevent' | 'protect' | 'prepare' | null
  /** `area`: counted by area only; its coordinates are dropped when read. */
  readonly shown: 'place' | 'area'
}

/** One row of an action feed. */
export interface Action {
  readonly id: string
  readonly type: string
  readonly on: Moment
  /** Id of a partner of the configured place. */
  readonly partner: string
  /** Number of actions that the row stands for; at least 1. */
  readonly count: number
  readonly found: number | null
  /** Of searches: how they ended, as recorded; null: not stated. */
  readonly outcome: string | null
  /** Of searches: self-defined ethnicity as recorded. A row that states one has no place. */
  readonly ethnicity: string | null
  readonly place: Point | null
  readonly site: string | null
  readonly area: string | null
}

const PLACED =
  'warrant arrest charge seizure intelligence-report stop-search dispersal pspo-enforcement engagement-event tidy-up environmental-repair community-payback licensing-visit school-session'
const BY_AREA =
  'community-protection-warning community-protection-notice injunction criminal-behaviour-order home-fire-safety-visit asb-case-review safeguarding-referral diversion fraud-case money-laundering-case immigration-visit dog-welfare-case tenancy-action possession-claim'

const labelOf = (id: string) =>
  (id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' '))
    .replace('Pspo', 'Public spaces order')
    .replace('Asb', 'ASB')
const typesFrom = (ids: string, shown: 'place' | 'area'): ActionType[] =>
  ids.split(' ').map((id) => ({ id, label: labelOf(id), phase: null, p: null, shown }))

/** Action types used where the manifest lists none. */
export const DEFAULT_ACTION_TYPES: readonly ActionType[] = [
  ...typesFrom(PLACED, 'place'),
  ...typesFrom(BY_AREA, 'area'),
]

/** Type for an id that no list names: counted, but not placed on the map. */
export const unlistedActionType = (id: string): ActionType => ({
  id,
  label: `${id}: not in list`,
  phase: null,
  p: null,
  shown: 'area',
})

declare module './feed.ts' {
  interface RecordKinds {
    readonly actions: { readonly list: 'actions'; readonly record: Action }
  }
}
