/** The ward map of the team view: numbers of the shown window, and choices as on the full map. */
import { useMemo } from 'react'
import { useKnown } from '../../clock/KnownNote.tsx'
import type { Area } from '../../domain/area.ts'
import { phasesOn, PHASE_LABELS, type Site } from '../../domain/site.ts'
import type { InsteadOfMap } from '../../map/MapCanvas.tsx'
import { wardCounts } from '../../map/wards/ward-counts.ts'
import { WardMap, type MappedSite } from '../../map/wards/WardMap.tsx'
import type { CountedWard } from '../../map/wards/ward-layout.ts'
import { boundWords } from '../../measures/feeds/known-words.ts'
import type { Day } from '../../domain/day.ts'
import { memoisedResult } from '../../measures/memoised.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { formatCount, plural } from '../../ui/numbers.ts'

export function ViewWardMap({ outline, openInsets }: InsteadOfMap) {
  const intend = useIntent()
  const counted = useCountedWards()
  const known = useKnown('incidents')
  const chosen = useHoldfast(({ view }) => view.chosen)
  const hasNumbers = useHoldfast(({ view }) => view.layers.includes('clusters'))
  const sites = useSites()
  if (!counted) return null
  const numberOf = (count: number) =>
    known === 'no' ? '?' : `${formatCount(count)}${known === 'part' ? '+' : ''}`
  const labelOf = ({ name, count }: CountedWard) =>
    known === 'no'
      ? `${name}: incidents are not known`
      : `${name}: ${boundWords(count, known)} ${count === 1 ? 'incident' : 'incidents'}`
  const { outside } = counted
  return (
    <WardMap
      openInsets={openInsets}
      outline={outline}
      wards={counted.wards}
      numberOf={hasNumbers ? numberOf : null}
      labelOf={labelOf}
      sites={sites}
      chosen={chosen}
      onPick={(picked) => intend({ kind: 'choose', chosen: picked })}
    >
      <strong>This browser cannot draw the full map:</strong> WebGL2 is missing, switched off or lost. Press a
      ward
      {sites.length > 0 && ' or a site'} for its details.
      {outside > 0 && known !== 'no' && ` ${plural(outside, 'incident')} in no ward.`}
    </WardMap>
  )
}

/** The wards with their numbers in the shown window; null until something is counted. */
function useCountedWards() {
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const categories = useHoldfast(({ view }) => view.categories)
  const areas = useHoldfast(({ view }) => view.areas)
  const hours = useHoldfast(({ view }) => view.hours)
  return useMemo(() => {
    if (!catalogue || !shown) return null
    const wards = wardsAmong(catalogue.areas)
    const view = { categories, areas, hours }
    const { counts, outside } = wardCounts(catalogue, wards, { view, window: shown.window })
    const counted = wards.map(({ code, name, shape }, i): CountedWard => ({
      code,
      name,
      shape,
      count: counts[i] ?? 0,
    }))
    return { wards: counted, outside }
  }, [catalogue, shown, categories, areas, hours])
}

const wardsAmong = memoisedResult((areas: readonly Area[]) => areas.filter(({ level }) => level === 'ward'))

const NO_SITES: readonly Site[] = []
/** Sites with their phases on the last day shown; none while their layer is off. */
function useSites(): readonly MappedSite[] {
  const all = useHoldfast(({ catalogue }) => catalogue?.sites ?? NO_SITES)
  const isOn = useHoldfast(({ view }) => view.layers.includes('sites'))
  const day = useHoldfast(({ shown }) => shown?.window.to ?? null)
  return useMemo(
    () => (isOn && day !== null ? all.map((site) => mappedSite(site, day)) : []),
    [all, isOn, day],
  )
}

function mappedSite(site: Site, day: Day): MappedSite {
  const { id, name, shape } = site
  const phases = phasesOn(site, day).map(({ kind }) => kind)
  const words = phases.map((kind) => PHASE_LABELS[kind]).join(' and ') || 'no phase yet'
  return { id, name, shape, phase: phases[0] ?? null, label: `${name}: ${words}` }
}
