// The size of an image: its own, in either form, else that of the defaults, else 1024x1024.
import type { Size } from '../providers/provider.ts'
import { errorAt } from './findings.ts'
import { DEFAULT_SIZE } from './limits.ts'
import type { Node } from './nodes.ts'
import type { Cell, Read } from './read.ts'
import type { sharedFields } from './schema.ts'
import { rulesOfDefaults } from './rules.ts'
import { type Chosen, note, refuse, type Settling } from './settling.ts'

type Cells = Read<typeof sharedFields>['cells']

interface Written {
  readonly width: Chosen<unknown>
  readonly height: Chosen<unknown>
  readonly size: Size
}

/** @returns null where the model chooses the size itself, or where what is written was refused */
export function sizeOf(settling: Settling): Size | null {
  const { image, contents, rules, origins } = settling
  const own = hasSize(image.read.cells)
  const broken = ['size', 'width', 'height'].some((key) => image.read.bad.has(key))
  if (!rules.sized) {
    refuseAll(settling, own ? image.read.cells : contents.defaults.cells, own)
    return null
  }
  if (own || broken) return broken ? null : check(settling, written(image.read.cells, true))
  if (hasSize(contents.defaults.cells)) {
    const fallback = written(contents.defaults.cells, false)
    if (fallback === null || !isForOthers(settling, fallback.size)) return check(settling, fallback)
    refuseAll(settling, contents.defaults.cells, false)
  }
  origins.width = { from: 'spec' }
  origins.height = { from: 'spec' }
  return DEFAULT_SIZE
}

/** A size that suits the model of the defaults and not this one is a default that the model does not take. */
function isForOthers({ contents, rules }: Settling, size: Size): boolean {
  return rules.checkSize(size) !== null && rulesOfDefaults(contents)?.checkSize(size) === null
}

function hasSize({ size, width, height }: Cells): boolean {
  return size !== undefined || width !== undefined || height !== undefined
}

/** Both forms at once and half a pair are told already. */
function written({ size, width, height }: Cells, own: boolean): Written | null {
  if (size !== undefined && width === undefined && height === undefined) {
    const [w, h] = size.value.split('x').map((side) => Math.min(Number(side), Number.MAX_SAFE_INTEGER))
    const chosen = { cell: size, own }
    return { width: chosen, height: chosen, size: { width: w!, height: h! } }
  }
  if (size !== undefined || width === undefined || height === undefined) return null
  return {
    width: { cell: width, own },
    height: { cell: height, own },
    size: { width: width.value, height: height.value },
  }
}

function check(settling: Settling, value: Written | null): Size | null {
  if (value === null) return null
  note(settling, 'width', value.width)
  note(settling, 'height', value.height)
  const { rules, findings } = settling
  const reason = rules.checkSize(value.size)
  if (reason === null) return value.size
  findings.push(errorAt(atFault(settling, value).at, 'manifest/size-range', reason))
  return null
}

/** The height, where a square of the width would be taken. */
function atFault({ rules }: Settling, { width, height, size }: Written): Node {
  const { node } = width.cell
  if (node === height.cell.node) return node
  return rules.checkSize({ width: size.width, height: size.width }) === null ? height.cell.node : node
}

function refuseAll(settling: Settling, cells: Cells, own: boolean): void {
  for (const key of ['size', 'width', 'height'] as const) {
    const cell: Cell | undefined = cells[key]
    if (cell !== undefined) refuse(settling, key, { cell, own })
  }
}
