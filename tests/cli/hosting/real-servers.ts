/** Servers of this machine, run with a printed configuration on a folder; each as far as it is installed. */
import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { firstOf, freePort, installedProgram, isThere, type DebianProgram } from '../installed-programs.ts'

export { WHY_SKIPPED } from '../installed-programs.ts'

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
  return 'mpm_event authz_core headers deflate filter mime dir unixd'
    .split(' ')
    .filter((name) => isThere(`${folder}/mod_${name}.so`, constants.R_OK))
    .map((name) => `LoadModule ${name}_module ${folder}/mod_${name}.so`)
    .join('\n')
}

export const REAL_SERVERS = {
  nginx: {
    programs: ['nginx'],
    debian: 'nginx-light',
    whole: ({ folder, port, printed }) => `pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    ${printed}
  }
}
`,
    args: (configuration, folder) => ['-p', folder, '-c', configuration, '-g', 'daemon off;'],
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
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isUp) return { url, stop }
    if (server.exitCode !== null) throw new Error(`The server ended: ${messages.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
