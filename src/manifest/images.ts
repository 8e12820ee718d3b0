// One image as it is written: its keys, the pairs that exclude or want each other, its matrix.
import { errorAt, type Finding } from './findings.ts'
import { type Matrix, readMatrix } from './matrix-read.ts'
import { type MapEntry, type Node, quoted, type ScalarNode, shown, valueOf } from './nodes.ts'
import { checkId } from './paths.ts'
import { type Cell, type Read, readFields } from './read.ts'
import { imageFields, sharedFields } from './schema.ts'

export interface ImageSource {
  readonly id: string
  readonly key: ScalarNode
  readonly read: Read<typeof imageFields>
  /** Null where the image has none; `bad` where it has one that cannot be expanded. */
  readonly matrix: Matrix | 'bad' | null
  /** False where its id is none or stands twice: it is looked over, and comes to nothing. */
  readonly usable: boolean
}

/**
 * @param whole false where a syntax error may hide the rest of the image
 * @returns null for what is no image
 */
export function readImage(
  { key, value, duplicate }: MapEntry,
  findings: Finding[],
  whole: boolean,
): ImageSource | null {
  const reason = checkId(key.text)
  if (reason !== null) {
    findings.push(errorAt(key.at, 'manifest/id', () => `${quoted(key.text)} is no id: ${reason}`))
  }
  const read = readKeys(key, value, findings)
  if (read === null) return null
  if (whole) checkPrompt(key, read, findings)
  checkSizes(key, read, findings, whole)
  const { matrix } = read.cells
  const expandable = read.bad.has('matrix') ? 'bad' : null
  const axes = matrix === undefined ? expandable : (readMatrix(matrix, findings) ?? 'bad')
  return { id: key.text, key, read, matrix: axes, usable: !duplicate && reason === null }
}

function readKeys(key: ScalarNode, value: Node, findings: Finding[]): ImageSource['read'] | null {
  if (value.kind === 'mapping') return readFields(value, imageFields, 'an image', findings)
  if (value.kind === 'alias') return null
  if (value.kind === 'scalar') {
    const text = valueOf(value)
    // A string is a prompt.
    if (typeof text === 'string') return { cells: { prompt: { key, node: value, value: text } }, bad: new Set() }
  }
  const message = (): string => `an image must be a mapping, or text as its prompt (got ${shown(value)})`
  findings.push(errorAt(value.at, 'manifest/type', message))
  return null
}

function checkPrompt(key: ScalarNode, { cells, bad }: ImageSource['read'], findings: Finding[]): void {
  const { prompt, prompt_file: file } = cells
  if (prompt !== undefined && file !== undefined) {
    const later = prompt.key.at > file.key.at ? prompt.key : file.key
    findings.push(errorAt(later.at, 'manifest/two-prompts', 'an image has prompt or prompt_file, not both'))
  }
  if (prompt === undefined && file === undefined && !bad.has('prompt') && !bad.has('prompt_file')) {
    findings.push(errorAt(key.at, 'manifest/missing-key', `${quoted(key.text)} has neither prompt nor prompt_file`))
  }
}

/** The keys of `defaults`, held against the same rules as those of an image. */
export function readDefaults(
  cell: Cell | undefined,
  findings: Finding[],
  complete: boolean,
): Read<typeof sharedFields> {
  if (cell?.node.kind !== 'mapping') return { cells: {}, bad: new Set() }
  const read = readFields(cell.node, sharedFields, 'defaults', findings)
  checkSizes(cell.key, read, findings, complete)
  return read
}

/** `size`, or `width` and `height` as a pair; never both forms. */
function checkSizes(key: ScalarNode, read: Read<typeof sharedFields>, findings: Finding[], whole: boolean): void {
  const { size, width, height } = read.cells
  const side = width ?? height
  if (size !== undefined && side !== undefined) {
    const later = size.key.at > side.key.at ? size.key : side.key
    const message = 'a size is written as size, or as width and height, not as both'
    findings.push(errorAt(later.at, 'manifest/two-sizes', message))
  }
  for (const [has, lacks] of [
    ['width', 'height'],
    ['height', 'width'],
  ] as const) {
    if (!whole || read.cells[has] === undefined || read.cells[lacks] !== undefined || read.bad.has(lacks)) continue
    const message = `${quoted(key.text)} has ${has} without ${lacks}; they come as a pair`
    findings.push(errorAt(key.at, 'manifest/missing-key', message))
  }
}
