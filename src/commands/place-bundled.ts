// Brings one picture of a bundle to its place: looked at once more on its way, stored as any other.
import { changedMeanwhile, copyFile, storeFailure } from '../generate/free.ts'
import { type Result, without } from '../generate/outcome.ts'
import { removeOldFile, type Task } from '../generate/task.ts'
import { place } from '../store/place.ts'
import { judgePicture } from '../store/verify.ts'
import type { Bundle } from './bundles.ts'

/** @param manifest number of the manifest, from 0 */
export async function placeBundled(task: Task, { name, seal, parts }: Bundle, manifest: number): Promise<Result> {
  const { shelf, image, planned } = task
  const part = parts[manifest]
  const told = part?.images.get(image.id)
  const entry = part?.entries.get(image.id)
  if (!part || !told) throw new Error(`${name} says nothing of ${image.id}`)
  const requestId = entry ? entry.receipt?.request_id : told.request_id
  const with_ = requestId === undefined ? {} : { requestId }
  if (!entry) {
    const error = told.error ?? { code: 'merge/no-picture', message: `shard ${seal.shard}/${seal.of} did not make it` }
    const outcome =
      told.outcome === 'refused' || told.outcome === 'unknown' || told.outcome === 'skipped' ? told.outcome : 'failed'
    return { outcome, error, ...with_ }
  }
  try {
    const wrong = await judgePicture(part.files.stream(entry.path), entry.file)
    if (wrong !== null) return without('failed', 'merge/no-picture', `its picture in ${name} cannot be taken: ${wrong}`)
    const temporary = await copyFile(task, entry.path, entry.file.sha256, part.files)
    if (!(await place(shelf, image.id, entry, temporary, planned(image.path)))) {
      shelf.files.remove(temporary)
      return changedMeanwhile(image.path)
    }
    await removeOldFile(task)
    const outcome = told.outcome === 'copied' || told.outcome === 'restored' ? told.outcome : 'generated'
    return { outcome, entry, ...with_ }
  } catch (error) {
    return storeFailure(error)
  }
}
