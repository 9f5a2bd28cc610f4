/** The map of the team view with what stands in its place until it is drawn, and what is said where it cannot be. */
import { useEffect, type ReactNode } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { Boundary } from '../../ui/Boundary.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { Message } from '../../ui/Message.tsx'
import type { MapSnapshotRef } from '../export/use-printing.ts'
import { FirstList } from './FirstList.tsx'
import styles from './TeamMap.module.css'
import { useAfterFirstList } from './use-after-first-list.ts'
import { useCityMap } from './use-city-map.ts'

export function TeamMap({ mapSnapshot }: { readonly mapSnapshot: MapSnapshotRef }) {
  const geography = useHoldfast((state) => state.geography)
  const isPhone = useIsPhone()
  const isReady = useHoldfast((state) => state.isMapReady)
  const hasFailed = useHoldfast(({ phase }) => phase.kind === 'failed')
  // Ten times the size of the page.
  const mayFollow = useAfterFirstList()
  useEffect(() => {
    if (isPhone && mayFollow) performance.mark('holdfast:first-list')
  }, [isPhone, mayFollow])
  // On a wide screen the map starts while the feeds still load.
  const mayLoad = geography !== null && !hasFailed && mayFollow
  const { Map, error } = useCityMap(mayLoad)
  const mapFailure = useFailure(error)
  // Where nothing opens, the message on the feeds says why.
  const failure = hasFailed ? null : mapFailure
  return (
    <>
      <Boundary what="The map">
        {!isPhone && !isReady && failure && <div className={styles['waiting']}>{failure}</div>}
        {mayLoad && Map && <Map geography={geography} mapSnapshot={mapSnapshot} />}
        {!isPhone && mayLoad && !Map && !failure && (
          <p className={styles['waiting']}>The map is being drawn.</p>
        )}
      </Boundary>
      {isPhone && !isReady && <FirstList>{failure}</FirstList>}
    </>
  )
}

/** Why there is no map; null while there may be one. */
function useFailure(error: string | null): ReactNode {
  const geographyFailure = useHoldfast((state) => state.geographyFailure)
  if (geographyFailure)
    return (
      <Message kind="error" title="The map cannot be drawn; counts and tables still work.">
        {`${geographyFailure.what} ${geographyFailure.toDo}`}
      </Message>
    )
  if (error === null) return null
  return (
    <Message
      kind="error"
      title="The map did not load; counts and tables still work."
      // Most browsers remember that a module failed for as long as the page is open.
      action={{ label: 'Try again', onAction: () => globalThis.location.reload() }}
    >
      {`That loads the page again, as it is now. The error: ${error}`}
    </Message>
  )
}
