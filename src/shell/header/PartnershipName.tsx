/** The title that the manifest gives the data: whose they are. */
import { useHoldfast } from '../../state/context.tsx'

/** `Westshire` of `Westshire: demonstration`; nothing where the manifest has no title. */
export function PartnershipName({ className }: { readonly className: string | undefined }) {
  const title = useHoldfast(({ catalogue }) => catalogue?.manifest.title ?? '')
  const name = title.split(': ')[0] ?? ''
  return (
    <p className={className} title={title}>
      {name === 'Holdfast' ? '' : name}
    </p>
  )
}
