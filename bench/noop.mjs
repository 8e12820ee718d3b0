// Nothing to do: how long it takes to say so, beside `git status`, `sha256sum` and a cached `turbo` task.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLI, measure, peer, takeTurns } from './measure.mjs'
import { git, lockedClone } from './scene.mjs'

const TURBO = join(import.meta.dirname, 'node_modules', '.bin', 'turbo')

/** @returns seconds by name of what was run */
export async function noop(count, bytes, rounds) {
  const { root, close } = lockedClone(count, bytes)
  try {
    addTurbo(root)
    const run = (words, options) => async () => {
      const done = await measure(words, { cwd: root, ...options })
      if (done.code !== 0) throw new Error(`${words.join(' ')}: ${done.errors || done.stdout}`)
      return done
    }
    const turbo = run(['run', 'check', '--no-daemon'], { program: TURBO, env: { TURBO_TELEMETRY_DISABLED: '1' } })
    // The first fills turbo's cache and the system's.
    await turbo()
    await run([CLI, 'check'])()
    return await takeTurns(
      {
        'node -e 0': run(['-e', '0']),
        'node, lock parsed, `git status`': run([peer('least')]),
        '`imagelock check`': run([CLI, 'check']),
        // As in a fresh clone, where no earlier run left a note.
        '`imagelock check`, first': async () => {
          rmSync(join(root, '.git', 'imagelock'), { recursive: true, force: true })
          return run([CLI, 'check'])()
        },
        '`git status`': run(['status', '--porcelain'], { program: 'git' }),
        '`sha256sum` of all images': run(['-c', 'find images -type f -print0 | xargs -0 sha256sum >/dev/null'], {
          program: 'sh',
        }),
        '`turbo run`, cached': turbo,
      },
      rounds,
    )
  } finally {
    close()
  }
}

/** A task that depends on the lock and all images, and does nothing. */
function addTurbo(root) {
  const json = (name, value) => writeFileSync(join(root, name), JSON.stringify(value))
  json('package.json', { name: 'bench', private: true, packageManager: 'npm@11.0.0', scripts: { check: 'true' } })
  json('turbo.json', { tasks: { check: { inputs: ['images/**', 'images.yml', 'images.lock.json'], outputs: [] } } })
  writeFileSync(join(root, '.gitignore'), '.turbo\nnode_modules\n')
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '-m', 'turbo')
}
