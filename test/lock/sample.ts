// Locks for the tests; the fingerprints were computed with another program, over canonical JSON written by hand.
import type { Entry, Lock } from '../../src/lock/schema.ts'

export const HERO: Entry = {
  path: 'docs/static/hero.png',
  fingerprint: 'sha256:168eb0756c4a7f8f243ff2e98a8a1e7de5e243c45087f08b23c76df8e203dd6c',
  request: {
    provider: 'apiyi',
    model: 'flux-2-pro',
    prompt: 'A lighthouse at dawn',
    width: 1920,
    height: 1088,
    seed: 42,
    output_format: 'png',
    safety_tolerance: 2,
    prompt_upsampling: false,
  },
  file: {
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    git_blob: '30d74d258442c7c65512eafab474568dd706c430',
    bytes: 1843201,
    format: 'png',
    width: 1920,
    height: 1088,
    provenance: 'c2pa',
  },
  receipt: { request_id: 'req_1.a:b-c', cost_usd: 0.03, cost_source: 'price-list' },
}

/** A model that takes nothing but the prompt; its bytes were accepted. */
export const ACCEPTED: Entry = {
  path: 'images/all.png',
  fingerprint: 'sha256:69f3b9aac93cdded5ba91124703d8abe12b5ee522de1845de79eef858df5e683',
  request: { provider: 'apiyi', model: 'gpt-image-2-all', prompt: 'x' },
  file: { ...HERO.file, provenance: 'none' },
  accepted: true,
}

/** A model with `extra`, bought without a known price. */
export const EXTRA: Entry = {
  path: 'images/extra.webp',
  fingerprint: 'sha256:3c019dc248f0fad46fe99f283710348fe797e9efd03ca822a89dde3d0020525c',
  request: {
    provider: 'apiyi',
    model: 'gpt-image-2',
    prompt: 'x',
    width: 1024,
    height: 1024,
    output_format: 'webp',
    extra: { output_compression: 80, background: 'opaque' },
  },
  file: { ...HERO.file, format: 'webp' },
  receipt: { cost_usd: null, cost_source: 'unknown' },
}

export function lockOf(images: Readonly<Record<string, Entry>>): Lock {
  return { version: 1, images: new Map(Object.entries(images)) }
}
