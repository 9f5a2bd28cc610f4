/** The websites that a manifest lets show the public page, or why its list cannot be used. */
import { type Failed, failed } from '../../domain/feed.ts'
import { listedOrigins, originsOf } from '../../domain/hosting/framing-origins.ts'

interface FramingHosts {
  readonly kind: 'hosts'
  readonly origins: readonly string[]
  /** Sentences on what was mended. */
  readonly mended: readonly string[]
}

/** Fails as a whole, since a website left out without a word would show an empty frame. */
export function framingHosts(labels: Readonly<Record<string, string>>): FramingHosts | Failed {
  const read = listedOrigins(labels)
  const refused = read.filter(({ origin }) => origin === null)
  if (refused.length > 0)
    return failed(
      `The manifest's label hosts lists websites that may show the page, and ${refused.map(({ said }) => said).join(' ')}`,
      'Correct it in the manifest.',
    )
  return {
    kind: 'hosts',
    origins: originsOf(read),
    mended: read.flatMap(({ said }) => (said === null ? [] : [said])),
  }
}
