/** Categories of incidents, their groups on the map, and their groups on the public page. */

/** Groups by which the map colours incidents. */
export const GROUPS = ['violence', 'theft', 'asb', 'other'] as const
export type Group = (typeof GROUPS)[number]
/** Names of the groups on screen. */
export const GROUP_LABELS: Readonly<Record<Group, string>> = {
  violence: 'Violence and disorder',
  theft: 'Theft and burglary',
  asb: 'Anti-social behaviour',
  other: 'Other',
}

/** Groups published by area; a category with null is not published by area. */
export type PublicGroup =
  | 'violence-robbery-weapons'
  | 'anti-social-behaviour'
  | 'public-order'
  | 'criminal-damage-arson'
  | 'burglary'
  | 'vehicle-crime'
  | 'theft'

/** Category of incidents as listed in the manifest. */
export interface Category {
  readonly id: string
  readonly label: string
  readonly group: Group
  readonly publicGroup: PublicGroup | null
  /** Rises with police activity: excluded from verdicts by default, never used by the planner. */
  readonly policeGenerated: boolean
  /** Positions are moved to the centre of their 150 m square when read, and rows are never listed. */
  readonly sensitive: boolean
  /** Weight of one incident in a harm total; owned by the partnership. */
  readonly harm: number
}

/** Anti-social behaviour is counted apart from crime in every rate, change and verdict. */
export const ASB = 'anti-social-behaviour'
/** Whether the category counts as crime rather than anti-social behaviour. */
export const isCrime = (category: Category) => category.id !== ASB

type CategoryRow = readonly [
  id: string,
  label: string,
  group: Group,
  publicGroup: PublicGroup | null,
  harm: number,
]
const ROWS: readonly CategoryRow[] = [
  ['anti-social-behaviour', 'Anti-social behaviour', 'asb', 'anti-social-behaviour', 5],
  ['bicycle-theft', 'Bicycle theft', 'theft', 'theft', 5],
  ['burglary', 'Burglary', 'theft', 'burglary', 60],
  ['criminal-damage-arson', 'Criminal damage and arson', 'violence', 'criminal-damage-arson', 15],
  ['drugs', 'Drugs', 'other', null, 20],
  ['other-theft', 'Other theft', 'theft', 'theft', 5],
  ['possession-of-weapons', 'Possession of weapons', 'violence', 'violence-robbery-weapons', 40],
  ['public-order', 'Public order', 'violence', 'public-order', 10],
  ['robbery', 'Robbery', 'violence', 'violence-robbery-weapons', 120],
  ['shoplifting', 'Shoplifting', 'theft', 'theft', 2],
  ['theft-from-the-person', 'Theft from the person', 'theft', 'theft', 10],
  ['vehicle-crime', 'Vehicle crime', 'theft', 'vehicle-crime', 8],
  ['violent-crime', 'Violence and sexual offences', 'violence', 'violence-robbery-weapons', 50],
  ['other-crime', 'Other crime', 'other', null, 10],
]
const POLICE_GENERATED: ReadonlySet<string> = new Set(['drugs', 'possession-of-weapons'])

/** The fourteen categories of data.police.uk by their slugs; the harm weights are an example. */
export const DEFAULT_CATEGORIES: readonly Category[] = ROWS.map(([id, label, group, publicGroup, harm]) => ({
  id,
  label,
  group,
  publicGroup,
  policeGenerated: POLICE_GENERATED.has(id),
  sensitive: false,
  harm,
}))

/** Category for an id that no list names: counted and shown under its id. */
export const unlistedCategory = (id: string): Category => ({
  id,
  label: `${id}: not in list`,
  group: 'other',
  publicGroup: null,
  policeGenerated: false,
  sensitive: false,
  harm: 0,
})
