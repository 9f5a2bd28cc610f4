/** Where the postcodes lie that are typed as start and end of a shift: their list is fetched when one is first typed. */
import { openPostcodes } from '../../../state/effects/postcodes.ts'
import type { Store } from '../../../state/store.ts'
import { postcodeIn, type NamedPoint } from './shift-fields.ts'

interface Typed {
  readonly name: string
  readonly postcode: string
}
export const postcodesAmong = (texts: readonly string[]): readonly Typed[] =>
  texts.flatMap((text) => {
    const postcode = postcodeIn(text)
    return postcode === null ? [] : [{ name: text.trim(), postcode }]
  })

/** Each under the text that was typed; a text: why the list is not there. */
export async function postcodePoints(
  store: Store,
  typed: readonly Typed[],
): Promise<readonly NamedPoint[] | string> {
  await openPostcodes(store)
  const { postcodes } = store.getState()
  if (postcodes.kind === 'failed')
    return `${postcodes.what} Plan the shift again for another try, or name a place.`
  if (postcodes.kind !== 'open') return 'The postcodes are being opened. Plan the shift again in a moment.'
  const { list } = postcodes
  return typed.flatMap(({ name, postcode }) =>
    list.filter((one) => one.postcode === postcode).map(({ at }) => ({ name, at })),
  )
}
