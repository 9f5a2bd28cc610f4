/** The headers under which the public page is to be sent: who may frame it is said by them alone. */

/** Read by several hosts of static pages; elsewhere its lines are copied into the server's settings. */
export const HEADERS_NAME = '_headers'
/** The label that lists who may frame the page: origins, parted by spaces. */
const HOSTS = 'hosts'

const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** @param hosts origins; a word that is none is left out, and with none left only the page's own may frame it */
export function publicHeaders(hosts: readonly string[]): Readonly<Record<string, string>> {
  const framers = hosts.filter(isOrigin)
  const directives = { ...DIRECTIVES, 'frame-ancestors': ["'self'", ...framers].join(' ') }
  return {
    'content-security-policy': Object.entries(directives)
      .map(([name, sources]) => `${name} ${sources}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
  }
}

const hostsIn = (labels: Readonly<Record<string, string>>): readonly string[] =>
  (labels[HOSTS] ?? '').split(/\s+/).filter((host) => host !== '')

const isOrigin = (text: string) => /^https?:\/\/(\*\.)?[\w.-]+(:\d+)?$/.test(text)

export const headersFile = (labels: Readonly<Record<string, string>>) =>
  [
    '/*',
    ...Object.entries(publicHeaders(hostsIn(labels))).map(([name, value]) => `  ${name}: ${value}`),
    '',
  ].join('\n')
