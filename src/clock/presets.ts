/** Presets of the time window: the last days or months, the site's current phase, and the time since its first Clear phase. */
import {
  dayOfMoment,
  daysUpTo,
  lastDayOfMoment,
  monthsFrom,
  monthsUpTo,
  spanWithin,
  type Day,
  type DaySpan,
} from '../domain/day.ts'
import { firstClear, phasesOn, type Phase, type Site } from '../domain/site.ts'
import { moveSpan, wholeMonths } from './window-arithmetic.ts'

/** In display order. Presets with `days` or `months` end on the last day of the current window. */
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
  /** First and last day of the data. */
  readonly bounds: DaySpan
  readonly asOf: Day
  readonly site: Site | null
  readonly monthsOnly: boolean
}

/** The window that a preset sets, or the reason why it is unavailable. */
type PresetResult =
  { readonly kind: 'span'; readonly span: DaySpan } | { readonly kind: 'unavailable'; readonly why: string }

const unavailable = (why: string): PresetResult => ({ kind: 'unavailable', why })

/** The window of a preset. Lengths keep the window's last day if the data reach back far enough, else start on the first day of the data. */
export function presetResult(id: PresetId, context: PresetContext): PresetResult {
  const preset = PRESETS.find((candidate) => candidate.id === id)
  if (preset && 'days' in preset) return daysResult(preset.days, context)
  if (preset && 'months' in preset) return clampedResult(lastMonthsSpan(preset.months, context), context)
  const { site } = context
  if (!site) return unavailable('No site is chosen')
  return id === 'this-phase' ? phaseResult(site, context) : sinceClearResult(site, context)
}

/** The preset whose window equals the current one, or null. */
export function activePreset(context: PresetContext): PresetId | null {
  const { from, to } = context.window
  const match = PRESETS.find(({ id }) => {
    const result = presetResult(id, context)
    return result.kind === 'span' && result.span.from === from && result.span.to === to
  })
  return match?.id ?? null
}

function clampedResult(span: DaySpan, { bounds, monthsOnly }: PresetContext): PresetResult {
  return { kind: 'span', span: monthsOnly ? wholeMonths(span, bounds) : spanWithin(span, bounds) }
}

function daysResult(days: number, context: PresetContext): PresetResult {
  if (context.monthsOnly) return unavailable('These incidents are known by month')
  const { window, bounds } = context
  return clampedResult(moveSpan(daysUpTo(window.to, days), 0, bounds), context)
}

function lastMonthsSpan(months: number, { window, bounds }: PresetContext): DaySpan {
  const span = monthsUpTo(window.to, months)
  return span.from >= bounds.from ? span : monthsFrom(bounds.from, months)
}

/** The site's phase on the as-of day, else the latest begun; where two overlap, the one begun later. */
function phaseResult(site: Site, context: PresetContext): PresetResult {
  const hasBegun = (phase: Phase) => dayOfMoment(phase.from) <= context.asOf
  const phase = phasesOn(site, context.asOf)[0] ?? site.phases.findLast(hasBegun)
  if (!phase) return unavailable(`${site.name} has no phase yet`)
  const to = phase.to ? lastDayOfMoment(phase.to) : context.bounds.to
  return clampedResult({ from: dayOfMoment(phase.from), to }, context)
}

function sinceClearResult(site: Site, context: PresetContext): PresetResult {
  const from = firstClear(site)
  return from === null
    ? unavailable(`${site.name} has no Clear phase yet`)
    : clampedResult({ from, to: context.bounds.to }, context)
}
