/** The servers for which the public page's headers can be printed, and the writer of each. */
import { apacheConfiguration } from './apache.ts'
import { caddyConfiguration } from './caddy.ts'
import type { PageHosting } from './page-hosting.ts'
import { headersFile } from './headers-file.ts'
import { iisConfiguration } from './iis.ts'
import { nginxConfiguration } from './nginx.ts'

export const SERVERS = ['nginx', 'apache', 'iis', 'caddy', 'netlify', 'cloudflare'] as const
type ServerName = (typeof SERVERS)[number]
export const isServer = (value: unknown): value is ServerName => SERVERS.some((server) => server === value)

const WRITERS: Readonly<Record<ServerName, (hosting: PageHosting) => string>> = {
  nginx: nginxConfiguration,
  apache: apacheConfiguration,
  iis: iisConfiguration,
  caddy: caddyConfiguration,
  netlify: headersFile,
  cloudflare: headersFile,
}

/** Text to be put into the configuration of a server. */
export const configurationFor = (server: ServerName, hosting: PageHosting) => WRITERS[server](hosting)
