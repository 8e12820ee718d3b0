// The hooks that make a bare repository refuse a push in GitHub's words.
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// The messages of GH006 and GH013 are those that many logs in public issues show, word by word.
const procReceive = (protection: string, server: string) => `#!${process.execPath}
const { readSync, writeSync, readFileSync } = require('node:fs')
function bytes(length) {
  const buffer = Buffer.alloc(length)
  let at = 0
  while (at < length) {
    const count = readSync(0, buffer, at, length - at)
    if (count === 0) process.exit(1)
    at += count
  }
  return buffer
}
function* packets() {
  for (;;) {
    const length = parseInt(bytes(4).toString(), 16)
    if (length === 0) return
    yield bytes(length - 4).toString().replace(/\\n$/, '')
  }
}
const send = (line) => writeSync(1, (line.length + 5).toString(16).padStart(4, '0') + line + '\\n')
const flush = () => writeSync(1, '0000')
const [hello = ''] = [...packets()]
send('version=1' + (hello.includes('push-options') ? '\\0push-options' : ''))
flush()
const commands = [...packets()]
if (hello.includes('push-options')) [...packets()]
const { ruled, name } = JSON.parse(readFileSync(${JSON.stringify(protection)}, 'utf8'))
const remote = (line) => writeSync(2, line + '\\n')
for (const command of commands) {
  const [, , ref] = command.split(' ')
  if (ruled.includes(ref.replace('refs/heads/', ''))) {
    remote('error: GH013: Repository rule violations found for ' + ref + '.')
    remote('Review all repository rules at ${server}/' + name + '/rules?ref=' + encodeURIComponent(ref))
    remote('')
    remote('- Changes must be made through a pull request.')
    remote('')
    send('ng ' + ref + ' push declined due to repository rule violations')
  } else {
    remote('error: GH006: Protected branch update failed for ' + ref + '.')
    remote('')
    remote('- Changes must be made through a pull request.')
    send('ng ' + ref + ' protected branch hook declined')
  }
}
flush()
`

// New blobs only. GitHub refuses objects above 100 MiB, and pointers to LFS objects that it does not hold.
const preReceive = (lfs: string) => `#!/bin/sh
status=0
while read -r _ new _; do
  case $new in *[!0]*) ;; *) continue ;; esac
  for line in $(git rev-list --objects "$new" --not --all | cut -c1-40 |
    git cat-file --batch-check='%(objecttype):%(objectsize):%(objectname)' |
    awk -F: '$1 == "blob" && ($2 < 1024 || $2 > 104857600)'); do
    blob=\${line##*:}
    size=\${line#blob:}
    size=\${size%%:*}
    if [ "$size" -gt 104857600 ]; then
      echo 'error: GH001: Large files detected. You may want to try Git Large File Storage - https://git-lfs.github.com.' >&2
      status=1
      continue
    fi
    oid=$(git cat-file blob "$blob" | tr -d '\\0' |
      sed -n '1{/^version https:\\/\\/git-lfs/!q};s/^oid sha256:\\([0-9a-f]\\{64\\}\\)$/\\1/p')
    if [ -n "$oid" ] && [ ! -f "${lfs}/$oid" ]; then
      echo 'error: GH008: Your push referenced at least 1 unknown Git LFS object:' >&2
      echo "    $oid" >&2
      echo "Try to push them with 'git lfs push --all'." >&2
      status=1
    fi
  done
done
exit $status
`

export interface Protection {
  readonly name: string
  readonly protected: readonly string[]
  readonly ruled: readonly string[]
}

/** Writes the hooks of a repository and turns them on; `server` is the origin that the texts name. */
export async function installHooks(dir: string, server: string): Promise<void> {
  const hooks = join(dir, 'hooks')
  await mkdir(hooks, { recursive: true })
  await mkdir(join(dir, 'lfs-objects'), { recursive: true })
  const scripts = {
    'proc-receive': procReceive(join(dir, 'protection.json'), server),
    'pre-receive': preReceive(join(dir, 'lfs-objects')),
  }
  for (const [name, text] of Object.entries(scripts)) {
    await writeFile(join(hooks, name), text)
    await chmod(join(hooks, name), 0o755)
  }
}

/** Makes the refs of protected branches go through the hook that refuses them. */
export async function protect(dir: string, protection: Protection): Promise<void> {
  const refs = [...protection.protected, ...protection.ruled].map((branch) => `procReceiveRefs = refs/heads/${branch}`)
  await writeFile(join(dir, 'protection.json'), JSON.stringify(protection))
  await writeFile(join(dir, 'protection.config'), ['[receive]', ...refs, ''].join('\n'))
}
