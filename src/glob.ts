// Globs of ids and of manifests (spec cli.md).

/** `*` stays within a part of an id and `**` crosses parts; everything else stands for itself. */
export function globPattern(glob: string): RegExp {
  const body = glob
    .split(/((?<![^/])\*\*\/|\*\*|\*)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?'
      if (part === '**') return '.*'
      if (part === '*') return '[^/]*'
      return part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&')
    })
    .join('')
  return new RegExp(`^${body}$`, 'u')
}
