/** Rebuilds a folder only if one of its inputs is newer, and replaces it atomically. */
// @ts-check
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that contains package.json; searched upwards, because this file is also bundled into others. */
export const ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)))

/**
 * @param {string} folder
 * @returns {string}
 */
function rootAbove(folder) {
  if (existsSync(join(folder, 'package-lock.json'))) return folder
  if (dirname(folder) === folder) throw new Error('No package-lock.json lies above this file')
  return rootAbove(dirname(folder))
}

/** Inputs of every build, relative to ROOT. */
export const SOURCES = ['src', 'data', 'public', 'package-lock.json', 'vite.config.ts']

/** @param {string} path relative to ROOT */
export const fromRoot = (path) => join(ROOT, path)

/**
 * Whether `output` exists and is newer than everything below `inputs`. Folders are included, so that a
 * deletion counts as a change.
 * @param {string} output
 * @param {readonly string[]} inputs
 */
const isFresh = (output, inputs) =>
  existsSync(output) && statSync(output).mtimeMs >= Math.max(...inputs.map(newestBelow))

/**
 * @param {string} path
 * @returns {number} modification time (ms since 1970) of the newest file or folder below it; 0 if it does not
 * exist
 */
function newestBelow(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestBelow(join(path, name))))
}

/**
 * Runs `build` into a temporary folder and replaces `output` by it, unless that is fresh. If two processes do
 * so at the same time, the first to finish wins.
 * @param {string} output absolute path of the folder
 * @param {readonly string[]} inputs absolute paths of files and folders
 * @param {(folder: string) => Promise<unknown>} build
 */
export async function rebuildIfStale(output, inputs, build) {
  if (isFresh(output, inputs)) return
  const startedAt = new Date()
  const folder = `${output}.${process.pid}`
  mkdirSync(dirname(output), { recursive: true })
  try {
    await build(folder)
    // Another process may have finished first and may be using its output.
    if (isFresh(output, inputs)) return
    // An input changed during the build must make the next run rebuild.
    utimesSync(folder, startedAt, startedAt)
    replaceFolder(folder, output, inputs)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * In two renames, so that other processes never see an incomplete folder. If another process finished first,
 * its output stays.
 * @param {string} folder
 * @param {string} output
 * @param {readonly string[]} inputs
 */
function replaceFolder(folder, output, inputs) {
  const previous = `${folder}.old`
  try {
    if (existsSync(output)) renameSync(output, previous)
    renameSync(folder, output)
  } catch (error) {
    if (!isFresh(output, inputs)) throw error
  } finally {
    rmSync(previous, { recursive: true, force: true })
  }
}
