// Makes renames in a folder durable, for all who ask at once.
import * as fsp from 'node:fs/promises'

/** Folders that are being synced, with the sync that comes after it for those who came meanwhile. */
const syncing = new Map<string, { readonly now: Promise<void>; next: Promise<void> | null }>()

/**
 * So that the rename itself survives a power cut; Windows has no such call. Who comes while a folder is being synced shares
 * the next sync with all others who do: hundreds of pictures of one folder need no sync, and no open file, each.
 */
export function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return Promise.resolve()
  const running = syncing.get(folder)
  if (running) {
    running.next ??= running.now.catch(() => {}).then(() => startSync(folder))
    return running.next
  }
  return startSync(folder)
}

function startSync(folder: string): Promise<void> {
  const now = sync(folder).finally(() => syncing.delete(folder))
  syncing.set(folder, { now, next: null })
  return now
}

async function sync(folder: string): Promise<void> {
  const handle = await fsp.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
