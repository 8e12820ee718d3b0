// Types of operations.mjs, which node loads as it is.
export interface Operation {
  readonly kind: string
  readonly name: string
  readonly path: string
  readonly data?: unknown
  readonly fd?: number
}
export function systemError(code: string, syscall: string, path: string): NodeJS.ErrnoException
export function watchOperations(before: (operation: Operation) => Error | number | undefined): Promise<() => void>
