// A thread's work: the bytes of a picture in, its thumbnail out, one after the other.
import { parentPort } from 'node:worker_threads'
import { openCodecs } from './thumbnail/codecs.ts'
import { makeThumbnail } from './thumbnail/thumbnail.ts'
import { codecFile } from './world/codec-files.ts'
import type { Order } from './world/thumbnailers.ts'

export function serve(): void {
  const codecs = openCodecs(codecFile)
  const answer = async ({ bytes, box }: Order): Promise<void> => {
    const thumbnail = await makeThumbnail(bytes, box, codecs)
    parentPort?.postMessage(thumbnail)
  }
  // What goes wrong ends the thread, and its picture has no thumbnail.
  parentPort?.on('message', (order: Order) => void answer(order))
}
