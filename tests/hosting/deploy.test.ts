/** The files of `data/deploy`, by the programs that read them where these are installed, and by their formats. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { SaxesParser } from 'saxes'
import { afterAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'
import { configurationFor } from '../../src/hosting/configurations.ts'
import { insideSite } from '../../src/hosting/inside-site.ts'
import { installedProgram } from '../cli/installed-programs.ts'
import { EXAMPLES } from './hosted-inside.ts'
import { WHY_SKIPPED } from './real-servers.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdfast-deploy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const readme = readFileSync(fromRoot('README.md'), 'utf8')
const deployed = (name: string) => readFileSync(fromRoot(`data/deploy/${name}`), 'utf8')
const written = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const run = (program: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: folder })
  return { status, said: `${stdout}${stderr}` }
}

describe('the container file', () => {
  const text = deployed('Containerfile')
  it('has no fault that a linter of its format finds', () =>
    expect(validate(text).map(({ message }) => message)).toEqual([]))
  it('runs without root, and copies neither feeds nor secrets into the last stage', () => {
    const last = text.slice(text.lastIndexOf('FROM '))
    expect(last).toMatch(/^USER 101$/m)
    expect([...last.matchAll(/^COPY (.*)$/gm)].map(([, what]) => what)).toEqual([
      '--from=build /build/dist/inside /srv/holdfast/inside',
      'data/deploy/container-nginx.conf /etc/nginx/nginx.conf',
    ])
  })
  it('names files of the project', () => {
    for (const [, path = ''] of text.matchAll(/data\/deploy\/([\w.-]+)/g))
      expect([path, existsSync(fromRoot(`data/deploy/${path}`))]).toEqual([path, true])
  })
})

describe('nginx', () => {
  it('takes the configuration of the container', ({ skip }) => {
    const nginx = installedProgram({ programs: ['nginx'], debian: 'nginx-light' })
    if (nginx === null) return skip(`nginx ${WHY_SKIPPED}`)
    const included = written('nginx.conf', configurationFor('nginx', insideSite()))
    const whole = deployed('container-nginx.conf')
      .replaceAll(' /tmp/', ` ${folder}/`)
      .replace('/dev/stdout', join(folder, 'access.log'))
      .replace(`${EXAMPLES.app}/hosting/nginx.conf`, included)
    expect(run(nginx, ['-t', '-p', folder, '-c', written('whole.conf', whole)])).toMatchObject({
      status: 0,
      said: expect.stringContaining('test is successful') as string,
    })
  })
})

/** Directives of Caddy that Debian's version does not know yet. */
const NEWER = /^.*\blog_(?:skip|append)\b.*\n/gm

describe('Caddy', () => {
  it('takes the file for the app behind a sign-in', ({ skip }) => {
    const caddy = installedProgram({ programs: ['caddy'], debian: 'caddy' })
    if (caddy === null) return skip(`caddy ${WHY_SKIPPED}`)
    const included = written('caddy.conf', configurationFor('caddy', insideSite()))
    const whole = deployed('Caddyfile-inside').replace(`${EXAMPLES.app}/hosting/caddy.conf`, included)
    const file = written('Caddyfile', whole.replaceAll(NEWER, ''))
    expect(run(caddy, ['adapt', '--adapter', 'caddyfile', '--config', file])).toMatchObject({ status: 0 })
  })
})

describe('the nightly run', () => {
  it('is a service and a timer that systemd takes', ({ skip }) => {
    const analyse = installedProgram({ programs: ['systemd-analyze'], debian: 'systemd' })
    if (analyse === null) return skip(`systemd-analyze ${WHY_SKIPPED}`)
    const service = deployed('holdfast-gather.service').replace('/usr/bin/npm', process.execPath)
    const units = [
      written('holdfast-gather.service', service),
      written('holdfast-gather.timer', deployed('holdfast-gather.timer')),
    ]
    expect(run(analyse, ['verify', ...units])).toEqual({ status: 0, said: '' })
  })
  it('is a task of Windows, in well-formed XML', () => {
    const parser = new SaxesParser()
    let command = ''
    let element = ''
    parser.on('error', (error) => {
      throw error
    })
    parser.on('opentag', ({ name }) => void (element = name))
    parser.on('text', (text) => {
      if (element === 'Arguments') command += text.trim()
    })
    parser.write(deployed('holdfast-gather-task.xml')).close()
    expect(command).toMatch(/^run --silent holdfast -- gather --sources /)
  })
  it.each(['holdfast-gather.service', 'holdfast-gather-task.xml'])(
    'in %s calls gather with options that the README lists',
    (name) => {
      const [, line = ''] = /holdfast -- gather ([^\n<]+)/.exec(deployed(name)) ?? []
      const [row = ''] = /^\| `gather`.*$/m.exec(readme) ?? []
      const options = line.match(/--[a-z-]+/g) ?? []
      expect(options.length).toBeGreaterThan(1)
      for (const option of options) expect(row).toContain(option)
    },
  )
})

it('no file of data/deploy is left out of the README', () => {
  for (const name of readdirSync(fromRoot('data/deploy'))) expect(readme).toContain(`\`${name}\``)
})
