/** Servers of this machine, run with a printed configuration on a folder; each as far as it is installed. */
import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  firstOf,
  freePort,
  installedProgram,
  isThere,
  type DebianProgram,
} from '../cli/installed-programs.ts'

export { WHY_SKIPPED } from '../cli/installed-programs.ts'

interface Running {
  readonly folder: string
  readonly port: number
  readonly printed: string
}
interface RealServer extends DebianProgram {
  /** The whole configuration around the printed part, and how it is started. */
  readonly whole: (running: Running) => string
  readonly args: (configuration: string, folder: string) => readonly string[]
}

/** Lines for those modules of Apache that are not built in. */
function apacheModules(): string {
  const folders = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/libexec/apache2']
  const folder = firstOf(folders, constants.R_OK) ?? ''
  return 'mpm_event authz_core alias headers deflate filter mime dir unixd'
    .split(' ')
    .filter((name) => isThere(`${folder}/mod_${name}.so`, constants.R_OK))
    .map((name) => `LoadModule ${name}_module ${folder}/mod_${name}.so`)
    .join('\n')
}

/** The whole configuration of nginx around what stands in its http context. */
const nginxWith = (folder: string, http: string) => `pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${http}
}
`
const nginxArguments = (configuration: string, folder: string) => [
  '-p',
  folder,
  '-c',
  configuration,
  '-g',
  'daemon off;',
]

/** nginx with a configuration that holds its server block itself, with PORT in the place of its port. */
export const NGINX_SITE: RealServer = {
  programs: ['nginx'],
  debian: 'nginx-light',
  whole: ({ folder, port, printed }) => nginxWith(folder, printed.replaceAll('PORT', String(port))),
  args: nginxArguments,
}

export const REAL_SERVERS = {
  nginx: {
    programs: ['nginx'],
    debian: 'nginx-light',
    whole: ({ folder, port, printed }) =>
      nginxWith(folder, `access_log off; server { listen 127.0.0.1:${port}; ${printed} }`),
    args: nginxArguments,
  },
  apache: {
    programs: ['apache2', 'httpd'],
    debian: 'apache2-bin',
    whole: ({ folder, port, printed }) => `ServerRoot "${folder}"
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/apache.log
DocumentRoot "${folder}/page"
${apacheModules()}
TypesConfig /dev/null
${printed}
`,
    args: (configuration) => ['-f', configuration, '-D', 'FOREGROUND'],
  },
  caddy: {
    programs: ['caddy'],
    debian: 'caddy',
    whole: ({ port, printed }) =>
      `{\n  admin off\n  auto_https off\n}\nhttp://127.0.0.1:${port} {\n${printed}}\n`,
    args: (configuration) => ['run', '--adapter', 'caddyfile', '--config', configuration],
  },
} as const satisfies Readonly<Record<string, RealServer>>

export interface ServedPage {
  readonly url: string
  readonly stop: () => Promise<void>
}

/**
 * Null where the server is not installed.
 * @param folder holds the page in `page`, and takes the server's own files
 */
export async function serveWith(
  { whole, args, ...program }: RealServer,
  folder: string,
  printed: string,
): Promise<ServedPage | null> {
  const path = installedProgram(program)
  if (path === null) return null
  const port = await freePort()
  const configuration = join(folder, 'server.conf')
  await mkdir(folder, { recursive: true })
  await writeFile(configuration, whole({ folder, port, printed }))
  const server = spawn(path, args(configuration, folder), {
    env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder },
  })
  const messages: string[] = []
  server.stderr.on('data', (text: Buffer) => messages.push(text.toString()))
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}/`
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
  }
  for (;;) {
    const isUp = await fetch(url, { redirect: 'manual' }).then(
      () => true,
      () => false,
    )
    if (isUp) return { url, stop }
    if (server.exitCode !== null) throw new Error(`The server ended: ${messages.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
