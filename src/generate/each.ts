// Works on a list in its order, several of it at once.

/** @param work settles for each one; where it rejects, the whole does */
export async function each<T>(all: readonly T[], most: number, work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values()
  const worker = async (): Promise<void> => {
    for (const one of left) await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, worker))
}
