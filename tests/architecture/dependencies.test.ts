/** package.json, the lockfile and the list of approved packages agree on every direct dependency and version. */
import { describe, expect, test } from 'vitest'
import {
  type Approved,
  APPROVED,
  APPROVED_FOR_WORK,
  APPROVED_OPTIONAL,
  OVERRIDES,
} from './approved-packages.ts'
import { textOf } from './source.ts'

type Versions = Readonly<Record<string, string>>
interface Manifest {
  readonly dependencies?: Versions
  readonly devDependencies?: Versions
  readonly optionalDependencies?: Versions
  readonly overrides?: Versions
}
interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
}
interface Lockfile {
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, Manifest & Locked>>
}

const versionsOf = (list: Readonly<Record<string, Approved>>): Versions =>
  Object.fromEntries(Object.entries(list).map(([name, { version }]) => [name, version]))

/** Packages locked to another version than requested, with a download host, or without a checksum. */
function lockFaults(manifest: Manifest, { packages }: Lockfile): readonly string[] {
  const requested = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
    ...manifest.overrides,
  })
  const changed = requested
    .filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)
    .map(
      ([name, version]) => `${name}: asked ${version}, locked ${packages[`node_modules/${name}`]?.version}`,
    )
  const withHost = Object.entries(packages)
    .filter(([, locked]) => locked.resolved !== undefined)
    .map(([path]) => `${path}: names a host`)
  const withoutChecksum = Object.entries(packages)
    .filter(([path, locked]) => path !== '' && !locked.integrity)
    .map(([path]) => `${path}: no checksum`)
  return [...changed, ...withHost, ...withoutChecksum]
}

describe('direct dependencies', () => {
  const manifest = JSON.parse(textOf('package.json')) as Manifest
  const lockfile = JSON.parse(textOf('package-lock.json')) as Lockfile

  test('are the approved packages in exactly the approved versions', () => {
    expect(manifest.dependencies).toEqual(versionsOf(APPROVED))
    expect(manifest.devDependencies).toEqual(versionsOf(APPROVED_FOR_WORK))
    expect(manifest.optionalDependencies).toEqual(versionsOf(APPROVED_OPTIONAL))
    expect(manifest.overrides).toEqual(versionsOf(OVERRIDES))
  })
  test('each have a reason', () => {
    for (const { why } of [APPROVED, APPROVED_FOR_WORK, APPROVED_OPTIONAL, OVERRIDES].flatMap((list) =>
      Object.values(list),
    ))
      expect(why.length).toBeGreaterThan(3)
  })
  test('are locked to the requested versions', () => {
    expect(lockfile.lockfileVersion).toBe(3)
    expect(Object.keys(lockfile.packages).length).toBeGreaterThan(100)
    const { dependencies, devDependencies, optionalDependencies } = lockfile.packages[''] ?? {}
    expect({ dependencies, devDependencies, optionalDependencies }).toEqual({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
      optionalDependencies: manifest.optionalDependencies,
    })
    expect(lockFaults(manifest, lockfile)).toEqual([])
  })
})

test('a changed version, a download host or a missing checksum in the lockfile is reported', () => {
  const locked = { version: '1.0.0', integrity: 'sha512-a' }
  const faults = (entry: Locked) =>
    lockFaults(
      { dependencies: { a: '1.0.0' } },
      { lockfileVersion: 3, packages: { 'node_modules/a': entry } },
    )
  expect(faults(locked)).toEqual([])
  expect(faults({ ...locked, version: '1.0.1' })).toEqual(['a: asked 1.0.0, locked 1.0.1'])
  expect(faults({ ...locked, resolved: 'somewhere' })).toEqual(['node_modules/a: names a host'])
  expect(faults({ version: '1.0.0' })).toEqual(['node_modules/a: no checksum'])
})
