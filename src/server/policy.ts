/** HTTP security headers of the inside app, with its content security policy. */

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

/** Only the origin, since a path in a policy is ignored after a redirect. @throws TypeError if it is not a URL */
function frameSource(publicPage: string | null): Readonly<Record<string, string>> {
  if (publicPage === null) return {}
  if (!URL.canParse(publicPage))
    throw new TypeError(
      `HOLDFAST_PUBLIC_PAGE must be an address such as https://public.example/, not ${publicPage}`,
    )
  return { 'frame-src': new URL(publicPage).origin }
}

/**
 * Sent with every response, including workers and errors.
 * @param publicPage URL of the public page, which the app may then show in a frame; null: no frames
 */
export const headersWith = (publicPage: string | null): Readonly<Record<string, string>> => ({
  'content-security-policy': Object.entries({ ...DIRECTIVES, ...frameSource(publicPage) })
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})

/** The headers without a framed public page. */
export const PRODUCTION_HEADERS = headersWith(null)
