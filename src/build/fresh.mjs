/** Makes a folder again only where something that it was made from is newer, and never leaves one half made. */
// @ts-check
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json, looked for upwards because this file is also bundled into others. */
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

/** What every build of ours is made from, below ROOT. */
export const SOURCES = ['src', 'data', 'public', 'package-lock.json', 'vite.config.ts']

/** @param {string} path below ROOT */
export const fromRoot = (path) => join(ROOT, path)

/**
 * Whether `made` is there and newer than everything below `inputs`. Folders count too: taking a file away is a change.
 * @param {string} made
 * @param {readonly string[]} inputs
 */
const isFresh = (made, inputs) =>
  existsSync(made) && statSync(made).mtimeMs >= Math.max(...inputs.map(newestBelow))

/**
 * @param {string} path
 * @returns {number} when it, or the newest thing in it, was last changed; 0 where there is nothing
 */
function newestBelow(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestBelow(join(path, name))))
}

/**
 * Runs `make` into a new folder and puts it in the place of `made`, unless that is fresh. Of two processes that do so
 * at once the quicker one wins.
 * @param {string} made absolute path of the folder
 * @param {readonly string[]} inputs absolute paths of files and folders
 * @param {(folder: string) => Promise<unknown>} make
 */
export async function keepFresh(made, inputs, make) {
  if (isFresh(made, inputs)) return
  const began = new Date()
  const folder = `${made}.${process.pid}`
  mkdirSync(dirname(made), { recursive: true })
  try {
    await make(folder)
    // Another process may have been quicker, and may be using what it made.
    if (isFresh(made, inputs)) return
    // A file changed while it was read must make the next run start again.
    utimesSync(folder, began, began)
    takePlace(folder, made, inputs)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * In two moves, so that another process never meets a folder that is half gone; where it was quicker, its own stays.
 * @param {string} folder
 * @param {string} made
 * @param {readonly string[]} inputs
 */
function takePlace(folder, made, inputs) {
  const old = `${folder}.old`
  try {
    if (existsSync(made)) renameSync(made, old)
    renameSync(folder, made)
  } catch (error) {
    if (!isFresh(made, inputs)) throw error
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}
