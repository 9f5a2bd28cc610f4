/** Loads the borough's postcodes (51 kB) when the first postcode is typed. */
import { decodePostcodes, type EncodedPostcodes } from '../../domain/borough/decode.ts'
import { failed } from '../../domain/feed.ts'
import type { Store } from '../store.ts'
import { fetchJson, type FetchFrom, placeFiles } from '../own-files.ts'

const DID_NOT_OPEN = failed(
  'The postcodes did not open.',
  'Places, streets, wards, sites and stations can still be found. Type the postcode again for another try.',
)

/** Fetches once, and again on a call after a failure. Failures are stored in the state, never thrown. */
export async function openPostcodes(store: Store, from?: FetchFrom): Promise<void> {
  const { kind } = store.getState().postcodes
  if (kind === 'opening' || kind === 'open') return
  store.setState({ postcodes: { kind: 'opening' } })
  try {
    const encoded = (await fetchJson((await placeFiles()).postcodes, from)) as EncodedPostcodes
    store.setState({ postcodes: { kind: 'open', list: decodePostcodes(encoded) } })
  } catch {
    store.setState({ postcodes: DID_NOT_OPEN })
  }
}
