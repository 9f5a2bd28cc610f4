/** The headers under which the inside app is served: what it may load, and who may frame it. */

const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** Only the origin: a path in a policy is lost at the first redirect. @throws TypeError where it is no address */
function framed(publicPage: string | null): Readonly<Record<string, string>> {
  if (publicPage === null) return {}
  if (!URL.canParse(publicPage))
    throw new TypeError(
      `HOLDFAST_PUBLIC_PAGE must be an address such as https://public.example/, not ${publicPage}`,
    )
  return { 'frame-src': new URL(publicPage).origin }
}

/**
 * Sent with every answer, workers and errors included.
 * @param publicPage address of the public page, which the app may then frame to show it; null: it frames nothing
 */
export const headersWith = (publicPage: string | null): Readonly<Record<string, string>> => ({
  'content-security-policy': Object.entries({ ...DIRECTIVES, ...framed(publicPage) })
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})

export const PRODUCTION_HEADERS = headersWith(null)
