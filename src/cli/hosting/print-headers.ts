/** `holdfast publish --headers SERVER`: prints the configuration of a server for the public page; publishes nothing. */
import { resolve } from 'node:path'
import type { Failed } from '../../domain/feed.ts'
import { readManifest } from '../../feeds/manifest.ts'
import { type CommandContext, printLine } from '../command.ts'
import { configurationFor, isServer, SERVERS } from '../../hosting/configurations.ts'
import { publicSite } from '../../hosting/public-site.ts'
import { framingHosts } from './framing-hosts.ts'

interface HeadersRequest {
  readonly server: string
  readonly manifest: string
  /** The folder that is served. */
  readonly out: string | null
}

export async function printHeaders(
  { server, manifest, out }: HeadersRequest,
  context: CommandContext,
): Promise<number> {
  const { err, cwd } = context
  if (!isServer(server)) return printLine(err, `--headers ${server}: one of ${SERVERS.join(', ')}.`, 2)
  const hosts = await hostsOfManifest(manifest, context)
  if (hosts.kind === 'failed') return printLine(err, `${hosts.what} ${hosts.toDo}`, 1)
  for (const sentence of hosts.mended) err(`${sentence}\n`)
  const folder = out === null ? null : resolve(cwd, out)
  context.out(configurationFor(server, publicSite({ origins: hosts.origins, folder })))
  return 0
}

async function hostsOfManifest(path: string, context: CommandContext) {
  const bytes = await context.readFile(resolve(context.cwd, path)).catch(() => null)
  if (bytes === null) return unread(path)
  const manifest = readManifest(new TextDecoder().decode(bytes), context.place(), 'The file holds')
  return 'kind' in manifest ? manifest : framingHosts(manifest.labels)
}

const unread = (path: string): Failed => ({
  kind: 'failed',
  what: `The manifest ${path} could not be read.`,
  toDo: 'Give the path of manifest.json.',
})
