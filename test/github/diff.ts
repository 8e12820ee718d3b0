// What changed between two commits, as REST lists it.
import { git } from './bare.ts'
import type { Repository } from './repository.ts'

const words: Readonly<Record<string, string>> = { A: 'added', D: 'removed', M: 'modified', T: 'changed' }

/** The files of a range as `diff-entry` records, without patches. */
export async function diffEntries(
  api: string,
  repository: Repository,
  range: string,
  head: string,
): Promise<Record<string, unknown>[]> {
  const { dir, url, fullName } = repository
  const raw = await git(dir, ['diff', '--raw', '--no-renames', '--no-abbrev', '-z', range])
  const counts = await git(dir, ['diff', '--numstat', '--no-renames', '-z', range])
  const numbers = new Map(
    counts
      .split('\0')
      .filter(Boolean)
      .map((line) => {
        const [added = '', deleted = '', path = ''] = line.split('\t')
        return [path, { additions: Number(added) || 0, deletions: Number(deleted) || 0 }]
      }),
  )
  const parts = raw.split('\0').filter(Boolean)
  const entries: Record<string, unknown>[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, , , sha = '', letter = ''] = (parts[at] ?? '').split(' ')
    const filename = parts[at + 1] ?? ''
    const { additions, deletions } = numbers.get(filename) ?? { additions: 0, deletions: 0 }
    const place = filename.split('/').map(encodeURIComponent).join('/')
    entries.push({
      sha: letter === 'D' ? null : sha,
      filename,
      status: words[letter] ?? 'changed',
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${url}/blob/${head}/${place}`,
      raw_url: `${url}/raw/${head}/${place}`,
      contents_url: `${api}/repos/${fullName}/contents/${place}?ref=${head}`,
    })
  }
  return entries
}
