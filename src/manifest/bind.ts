// Puts the seeds into the drafts; with them every path is final and can be compared with the others.
import type { Problem } from '../errors.ts'
import { collisions, finalOf } from './collisions.ts'
import type { Draft, Image, Request } from './draft.ts'
import { type Finding, problemsOf } from './findings.ts'
import type { Source } from './source.ts'

/** The image that a draft becomes with its seed; `null` only for a model that takes none. */
export function bindSeed(draft: Draft, seed: number | null): Image {
  const text = seed === null ? '' : String(seed)
  return {
    id: draft.id,
    path: draft.pathParts.join(text),
    alt: draft.altParts === null ? null : draft.altParts.join(text),
    seed,
    request: requestOf(draft, draft.promptParts.join(text), seed),
  }
}

/** In the key order of the lock (spec: lockfile.md, "request"). */
function requestOf({ fields }: Draft, prompt: string, seed: number | null): Request {
  const { provider, model, width, height, ...rest } = fields
  return {
    provider,
    model,
    prompt,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(seed !== null && { seed }),
    ...rest,
  }
}

/**
 * Binds all drafts of a manifest and holds the final paths against the rules and each other.
 * @param seedOf the seed of a draft; not asked where the model takes none
 */
export function bindAll(
  drafts: readonly Draft[],
  seedOf: (draft: Draft) => number | null,
  source: Source,
): { images: Image[]; problems: Problem[] } {
  const images = drafts.map((draft) => bindSeed(draft, draft.takesSeed ? seedOf(draft) : null))
  // Paths without a seed in them were compared when the manifest was expanded.
  if (drafts.every(({ pathParts }) => pathParts.length === 1)) return { images, problems: [] }
  const finals = drafts.map((draft, index) => ({ ...finalOf(draft, ''), path: images[index]!.path }))
  const findings: Finding[] = []
  collisions(source, finals, findings)
  return { images, problems: problemsOf(source, findings) }
}
