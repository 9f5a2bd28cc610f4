/** The servers for which a configuration can be written, and the writer of each. */
import { apacheConfiguration } from './apache.ts'
import { caddyConfiguration } from './caddy.ts'
import { headersFile } from './headers-file.ts'
import { iisConfiguration } from './iis.ts'
import { nginxConfiguration } from './nginx.ts'
import type { Site } from './site.ts'

export const SERVERS = ['nginx', 'apache', 'iis', 'caddy', 'netlify', 'cloudflare'] as const
type ServerName = (typeof SERVERS)[number]
export const isServer = (value: unknown): value is ServerName => SERVERS.some((server) => server === value)

const WRITERS: Readonly<Record<ServerName, (site: Site) => string>> = {
  nginx: nginxConfiguration,
  apache: apacheConfiguration,
  iis: iisConfiguration,
  caddy: caddyConfiguration,
  netlify: headersFile,
  cloudflare: headersFile,
}

/** Text to be put into the configuration of a server. */
export const configurationFor = (server: ServerName, site: Site) => WRITERS[server](site)
