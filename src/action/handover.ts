// What a main step that was stopped hands over to the post step: the workspace as it was, and what it did already.
import * as core from '@actions/core'
import * as fs from 'node:fs'
import * as path from 'node:path'
import type { Report, ReportImage } from '../report/report.ts'
import { countTotals } from '../report/report.ts'
import type { Snapshot } from '../world/snapshot.ts'

export interface Handover {
  readonly snapshot: Snapshot | null
  readonly report: Report
}

/** State travels in the environment, where a line has its limits: it names a file. */
export function handOver(temp: string, left: Handover): void {
  const file = path.join(fs.mkdtempSync(path.join(temp, 'imagelock-handover-')), 'left.json')
  fs.writeFileSync(file, JSON.stringify(left), { mode: 0o600 })
  core.saveState('handover', file)
}

/** Null where the main step ended before it could hand anything over. */
export function takeOver(): Handover | null {
  const file = core.getState('handover')
  if (file === '' || !fs.existsSync(file)) return null
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Handover
}

/** Removes what was handed over: the post step has used it. */
export function forget(): void {
  const file = core.getState('handover')
  if (file !== '') fs.rmSync(path.dirname(file), { recursive: true, force: true })
}

/** Both steps as one run: what the post step did to an image, else what the main step did; the costs of both. */
export function together(earlier: Report, report: Report): Report {
  const before = new Map(
    earlier.manifests.flatMap(({ manifest, images }) => images.map((one) => [`${manifest}\n${one.id}`, one] as const)),
  )
  const joined = (manifest: string, image: ReportImage): ReportImage => {
    const first = before.get(`${manifest}\n${image.id}`)
    if (!first) return image
    const { state, changes, price_usd } = first
    // What the stop left out, the post step may have ended.
    const done = image.outcome === undefined && first.outcome !== 'skipped' ? { ...image, ...outcomeOf(first) } : image
    const { outcome, file, request_id, error } = done
    // In the order of the document (spec cli.md).
    return {
      id: image.id,
      path: image.path,
      state,
      ...(outcome ? { outcome } : {}),
      changes,
      provider: image.provider,
      model: image.model,
      seed: image.seed,
      price_usd,
      ...(file ? { file } : {}),
      ...(request_id ? { request_id } : {}),
      ...(error ? { error } : {}),
    }
  }
  const manifests = report.manifests.map(({ images, ...one }) => ({
    ...one,
    images: images.map((image) => joined(one.manifest, image)),
  }))
  const sum = (name: 'spent_usd' | 'unknown_usd'): number =>
    Math.round((earlier.cost[name] + report.cost[name]) * 1e6) / 1e6
  const cost = { ...earlier.cost, spent_usd: sum('spent_usd'), unknown_usd: sum('unknown_usd') }
  return { ...report, manifests, totals: countTotals(manifests.flatMap(({ images }) => images)), cost }
}

function outcomeOf({ outcome, error, request_id }: ReportImage): Partial<ReportImage> {
  return { ...(outcome ? { outcome } : {}), ...(error ? { error } : {}), ...(request_id ? { request_id } : {}) }
}
