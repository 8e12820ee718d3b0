// Which repository of a host a git remote names. Pure.

/**
 * @param url of a remote: `https://…`, `ssh://…` or `user@host:path`
 * @param host the only host that is meant
 * @returns `owner/name`, null for another host or what is none
 */
export function remotePath(url: string, host: string): string | null {
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(url)
  const parsed = scp || !URL.canParse(url) ? null : new URL(url)
  const there = scp?.[1] ?? parsed?.hostname
  const path = (scp?.[2] ?? parsed?.pathname ?? '')
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
  return there?.toLowerCase() === host && /^[\w.-]+\/[\w.-]+$/.test(path) ? path : null
}
