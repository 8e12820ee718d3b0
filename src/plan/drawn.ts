// The free draft of an image: the same picture as the embedded painter would be asked for it. Pure.
import type { Image } from '../manifest/draft.ts'
import { derivedSeed } from '../lock/fingerprint.ts'

/** Side of a draft whose model chooses its own size. */
const UNSIZED = 1024

/** The image with a request to the embedded painter; null for a format that it cannot draw (`webp`). */
export function drawn(image: Image): Image | null {
  const { prompt, width = UNSIZED, height = UNSIZED } = image.request
  const output_format = formatOf(image.path)
  if (!output_format) return null
  const seed = image.seed ?? derivedSeed(image.id)
  const request = { provider: 'placeholder', model: 'placeholder', prompt, width, height, seed, output_format } as const
  return { ...image, seed, request }
}

function formatOf(path: string): 'png' | 'jpeg' | null {
  if (path.endsWith('.png')) return 'png'
  return /\.jpe?g$/.test(path) ? 'jpeg' : null
}
