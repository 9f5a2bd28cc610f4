/** The lengths of window that a person asks for by name. */
import { dayOfMoment, daysUpTo, lastDayOfMoment, monthsFrom, monthsUpTo, spanWithin } from '../domain/day.ts'
import type { Day, DaySpan } from '../domain/day.ts'
import { firstClear, phasesOn } from '../domain/site.ts'
import type { Phase, Site } from '../domain/site.ts'
import { moveSpan, wholeMonths } from './window-arithmetic.ts'

/** In the order in which they stand. `days` and `months` are lengths that end where the window ends. */
export const PRESETS = [
  { id: '24-hours', label: '24 hours', days: 1 },
  { id: '7-days', label: '7 days', days: 7 },
  { id: '28-days', label: '28 days', days: 28 },
  { id: '3-months', label: '3 months', months: 3 },
  { id: '12-months', label: '12 months', months: 12 },
  { id: 'this-phase', label: 'This phase' },
  { id: 'since-clear', label: 'Since Clear' },
] as const
export type PresetId = (typeof PRESETS)[number]['id']

export interface PresetContext {
  readonly window: DaySpan
  /** The data's ends. */
  readonly bounds: DaySpan
  readonly asOf: Day
  readonly site: Site | null
  readonly monthsOnly: boolean
}

/** Where a preset would put the window, or why it cannot. */
type PresetPlace =
  { readonly kind: 'span'; readonly span: DaySpan } | { readonly kind: 'unavailable'; readonly why: string }

const unavailable = (why: string): PresetPlace => ({ kind: 'unavailable', why })

/** Lengths keep the window's last day where the data reach far enough back, else begin where the data begin. */
export function placeOf(id: PresetId, context: PresetContext): PresetPlace {
  const preset = PRESETS.find((one) => one.id === id)
  if (preset && 'days' in preset) return lastDays(preset.days, context)
  if (preset && 'months' in preset) return settled(lastMonths(preset.months, context), context)
  const { site } = context
  if (!site) return unavailable('No site is chosen')
  return id === 'this-phase' ? thisPhase(site, context) : sinceClear(site, context)
}

/** The preset that the window stands at now, or null. */
export function presetOf(context: PresetContext): PresetId | null {
  const { from, to } = context.window
  const holds = PRESETS.find(({ id }) => {
    const place = placeOf(id, context)
    return place.kind === 'span' && place.span.from === from && place.span.to === to
  })
  return holds?.id ?? null
}

function settled(span: DaySpan, { bounds, monthsOnly }: PresetContext): PresetPlace {
  return { kind: 'span', span: monthsOnly ? wholeMonths(span, bounds) : spanWithin(span, bounds) }
}

function lastDays(days: number, context: PresetContext): PresetPlace {
  if (context.monthsOnly) return unavailable('These incidents are known by month')
  const { window, bounds } = context
  return settled(moveSpan(daysUpTo(window.to, days), 0, bounds), context)
}

function lastMonths(months: number, { window, bounds }: PresetContext): DaySpan {
  const span = monthsUpTo(window.to, months)
  return span.from >= bounds.from ? span : monthsFrom(bounds.from, months)
}

/** The phase that the site is in as things stand: the latest begun, where two overlap. */
function thisPhase(site: Site, context: PresetContext): PresetPlace {
  const begun = (phase: Phase) => dayOfMoment(phase.from) <= context.asOf
  const phase = phasesOn(site, context.asOf)[0] ?? site.phases.findLast(begun)
  if (!phase) return unavailable(`${site.name} has no phase yet`)
  const to = phase.to ? lastDayOfMoment(phase.to) : context.bounds.to
  return settled({ from: dayOfMoment(phase.from), to }, context)
}

function sinceClear(site: Site, context: PresetContext): PresetPlace {
  const from = firstClear(site)
  return from === null
    ? unavailable(`${site.name} has no Clear phase yet`)
    : settled({ from, to: context.bounds.to }, context)
}
