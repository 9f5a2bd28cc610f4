/** Facts about browser, screen, storage, timings and release for the diagnostics; contains no data and no address. */
import { fetchJson } from '../own-files.ts'

/** Summary of the performance measures of one name. */
export interface Timing {
  /** For example `holdfast:load`. */
  readonly name: string
  readonly count: number
  readonly medianMilliseconds: number
  readonly longestMilliseconds: number
}

export interface DeviceFacts {
  readonly browser: string
  readonly screen: string
  /** Bytes used and granted; null where the browser does not report them. */
  readonly stored: { readonly usage: number; readonly quota: number } | null
  readonly timings: readonly Timing[]
  /** `commit` and `built` of `version.json`; null where it cannot be read. */
  readonly release: { readonly commit: string | null; readonly built: string | null } | null
}

/** Never rejects: what is unavailable is null. */
export async function deviceFacts(): Promise<DeviceFacts> {
  const { innerWidth, innerHeight, devicePixelRatio } = window
  return {
    browser: navigator.userAgent,
    screen: `${innerWidth} x ${innerHeight} at ${devicePixelRatio}`,
    stored: await storageUse(),
    timings: timings(performance.getEntriesByType('measure')),
    release: await release(),
  }
}

/**
 * Count, median and maximum of the performance measures named `holdfast:...`, by name; other measures are ignored.
 */
export function timings(measures: readonly Pick<PerformanceEntry, 'name' | 'duration'>[]): readonly Timing[] {
  const own = measures.filter(({ name }) => /^holdfast:[a-z-]+$/.test(name))
  return [...new Set(own.map(({ name }) => name))].toSorted().map((name) => {
    const durations = own
      .filter((measure) => measure.name === name)
      .map(({ duration }) => duration)
      .toSorted((a, b) => a - b)
    return {
      name,
      count: durations.length,
      medianMilliseconds: durations[Math.floor((durations.length - 1) / 2)] ?? 0,
      longestMilliseconds: durations.at(-1) ?? 0,
    }
  })
}

async function storageUse(): Promise<DeviceFacts['stored']> {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate()
    return { usage, quota }
  } catch {
    return null
  }
}

async function release(): Promise<DeviceFacts['release']> {
  try {
    const json = await fetchJson('version.json')
    if (typeof json !== 'object' || json === null) return null
    return { commit: textIn(json, 'commit'), built: textIn(json, 'built') }
  } catch {
    return null
  }
}

function textIn(json: object, key: string): string | null {
  const value = new Map<string, unknown>(Object.entries(json)).get(key)
  return typeof value === 'string' && /^[\w.:+-]{1,40}$/.test(value) ? value : null
}
