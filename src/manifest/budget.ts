// `budget`: the manifest's own caps for one run.
import { capToMicros } from '../money.ts'
import type { Budget } from './draft.ts'
import type { Finding } from './findings.ts'
import type { MappingNode } from './nodes.ts'
import { readFields } from './read.ts'
import { budgetFields } from './schema.ts'

/** Whole millionths of a dollar; a sum too large to count in them caps nothing. */
export function readBudget(node: MappingNode, findings: Finding[]): Budget {
  const { max_cost, max_images } = readFields(node, budgetFields, 'budget', findings).cells
  return {
    maxCost: max_cost === undefined ? null : capToMicros(max_cost.value),
    maxImages: max_images === undefined ? null : max_images.value,
  }
}
