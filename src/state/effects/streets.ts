/** Loads the borough's street names (31 kB) when they are first searched or the map is close enough to show them. */
import { decodeStreets, type EncodedStreets } from '../../domain/borough/decode.ts'
import { failed } from '../../domain/feed.ts'
import { fetchJson, placeFiles, type FetchFrom } from '../own-files.ts'
import type { Store } from '../store.ts'

const DID_NOT_OPEN = failed(
  'The streets did not open.',
  'Places, wards, sites, stations and postcodes can still be found. Type again for another try.',
)

/** Fetches once, and again on a call after a failure. Failures are stored in the state, never thrown. */
export async function openStreets(store: Store, from?: FetchFrom): Promise<void> {
  const { kind } = store.getState().streets
  if (kind === 'opening' || kind === 'open') return
  store.setState({ streets: { kind: 'opening' } })
  try {
    const encoded = (await fetchJson((await placeFiles()).streets, from)) as EncodedStreets
    store.setState({ streets: { kind: 'open', list: decodeStreets(encoded) } })
  } catch {
    store.setState({ streets: DID_NOT_OPEN })
  }
}
