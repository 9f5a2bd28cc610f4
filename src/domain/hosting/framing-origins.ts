/**
 * The websites that may show the public page in a frame: reads what people type into origins that a content security
 * policy takes, and says what was mended or cannot be used.
 */

/** One text of the list, and what was done with it. */
interface ReadOrigin {
  readonly typed: string
  /** As a policy takes it; null: it cannot be used. */
  readonly origin: string | null
  /** A sentence; null where nothing had to be mended. */
  readonly said: string | null
}

/** The label that lists them; in a manifest it may stand among those of the public page. */
export const HOSTS = 'hosts'
const LABELS = [HOSTS, `public.${HOSTS}`]

/** Domains under which anybody may have a website: a wildcard below one would let strangers show the page. */
const SHARED = new Set(
  'ac.uk co.uk gov.uk ltd.uk me.uk net.uk nhs.uk org.uk plc.uk police.uk sch.uk github.io netlify.app pages.dev'.split(
    ' ',
  ),
)
const HOST = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/
const SCHEME = /^([a-z][a-z\d+.-]*):\/\//i
/** Sources of a policy that are no address, and schemes without an address. */
const KEYWORD = /^'.*'$|^[a-z][a-z\d+.-]*:$|^(?:self|none)$/i

/** Every text of a list separated by spaces, commas or semicolons. */
export const readOrigins = (list: string): readonly ReadOrigin[] =>
  list
    .split(/[\s,;]+/)
    .filter((typed) => typed !== '')
    .map(readOrigin)

/** The origins of a list that can be used, each once. */
export const originsOf = (read: readonly ReadOrigin[]): readonly string[] => [
  ...new Set(read.flatMap(({ origin }) => (origin === null ? [] : [origin]))),
]

/** The websites that the labels of a manifest or of a release list. */
export const listedOrigins = (labels: Readonly<Record<string, string>>) =>
  readOrigins(LABELS.map((label) => labels[label] ?? '').join(' '))

/** That label as a release holds it; none where no website is listed. */
export function hostsLabel(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const origins = originsOf(listedOrigins(labels))
  return origins.length > 0 ? { [HOSTS]: origins.join(' ') } : {}
}

/** The directive that lets these websites, and the page's own, show it in a frame. */
export const frameAncestors = (origins: readonly string[]) =>
  `frame-ancestors ${["'self'", ...origins].join(' ')}`

function readOrigin(typed: string): ReadOrigin {
  const refused = (why: string): ReadOrigin => ({
    typed,
    origin: null,
    said: `${typed} cannot be used: ${why}`,
  })
  if (KEYWORD.test(typed)) return refused('it is no address; the page may always show itself.')
  const scheme = SCHEME.exec(typed)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http')
    return refused('a website has an address that begins with https://.')
  const address = scheme === undefined ? typed.replace(/^\/\//, '') : typed.slice(scheme.length + 3)
  const isWildcard = address.startsWith('*.')
  const fault = wildcardFault(address)
  if (fault !== null) return refused(fault)
  const url = urlOf(`${scheme ?? 'https'}://${isWildcard ? address.slice(2) : address}`)
  if (url === null) return refused('it is no address such as https://www.council.example.')
  if (url.username !== '' || url.password !== '') return refused('it holds a name or a password before an @.')
  const host = url.hostname.replace(/\.$/, '')
  if (!HOST.test(host)) return refused('it is no address such as https://www.council.example.')
  if (isWildcard && (!host.includes('.') || SHARED.has(host)))
    return refused(`it would let every website below ${host} show the page. Name each website.`)
  const port = url.port === '' ? '' : `:${url.port}`
  const origin = `${url.protocol}//${isWildcard ? '*.' : ''}${host}${port}`
  return {
    typed,
    origin,
    said: origin === typed ? null : `${typed} is taken as ${origin}: ${reasonsFor(typed, url)}.`,
  }
}

function wildcardFault(address: string): string | null {
  if (/^\*(?:[:/]|$)/.test(address)) return 'it would let every website show the page. Name each website.'
  if (address.replace(/^\*\./, '').split(/[/?#]/)[0]?.includes('*') === true)
    return 'a * may stand only for all that is before a name, as in https://*.council.example.'
  return null
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

/** What of a text was mended, in words. */
function reasonsFor(typed: string, { pathname, search, hash }: URL): string {
  const reasons = [
    ...(SCHEME.test(typed) ? [] : ['https:// was missing']),
    ...(pathname === '/' && search === '' && hash === ''
      ? []
      : ['a whole website is permitted, not one page of it']),
    // Browsers compare the encoded form of letters such as ü.
    ...(/[^\p{ASCII}]/u.test(typed) ? ['letters beyond a to z are written so in addresses'] : []),
  ]
  return reasons.length > 0 ? reasons.join(', and ') : 'so it is written in a policy'
}
