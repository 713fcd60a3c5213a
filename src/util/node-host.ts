import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { type Abortable, unwatchAbort, watchAbort } from './abort.ts'
import { LONGEST_TIMER_MS } from './duration.ts'
import type { Host } from './host.ts'

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const waiter: Abortable = {
      onAbort() {
        clearTimeout(timer)
        reject(signal?.reason)
      },
    }
    // Not unref'd: a call that waits before its next attempt keeps the process alive.
    const timer = setTimeout(
      () => {
        if (signal !== undefined) unwatchAbort(signal, waiter)
        resolve()
      },
      Math.min(ms, LONGEST_TIMER_MS),
    )
    if (signal !== undefined) watchAbort(signal, waiter)
  })
}

function readFile(path: string): Uint8Array | undefined {
  try {
    // Most files that are looked for are not there, and an error is expensive.
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined
    return readFileSync(path)
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    // Somebody else's home folder: a file that may not even be looked at is none, as in Python.
    if (code === 'EACCES' && syscall === 'stat') return undefined
    throw error
  }
}

function replaceFile(path: string, text: string): void {
  const files = require('./replace-file.ts') as typeof import('./replace-file.ts')
  files.replaceFile(path, text)
}

function homeDirectory(): string | undefined {
  try {
    return homedir() || undefined
  } catch {
    // A user id without an entry in the password file, and no HOME.
    return undefined
  }
}

let nodeHost: Host | undefined

/**
 * The machine as Node sees it, one object for all sessions. Clock and environment are looked up at each use, so that
 * both can be replaced.
 */
export function createNodeHost(): Host {
  nodeHost ??= {
    now: () => Date.now(),
    sleep,
    random: () => Math.random(),
    uuid: () => randomUUID(),
    get env() {
      return process.env
    },
    readFile,
    replaceFile,
    homeDirectory,
    platform: process.platform,
  }
  return nodeHost
}
