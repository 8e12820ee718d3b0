// A self-made certificate for 127.0.0.1 and localhost, made by openssl when a test asks for HTTPS.
import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface Certificate {
  readonly key: Buffer
  readonly cert: Buffer
  /** For `NODE_EXTRA_CA_CERTS` and `GIT_SSL_CAINFO`. */
  readonly file: string
}

let made: Promise<Certificate> | undefined

async function make(): Promise<Certificate> {
  const dir = await mkdtemp(join(tmpdir(), 'github-certificate-'))
  const [keyFile, file] = [join(dir, 'key.pem'), join(dir, 'cert.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']
  await promisify(execFile)('openssl', [
    'req',
    '-x509',
    ...curve,
    ...names,
    '-days',
    '2',
    '-keyout',
    keyFile,
    '-out',
    file,
  ])
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  return { key: await readFile(keyFile), cert: await readFile(file), file }
}

/** One certificate a process. */
export function certificate(): Promise<Certificate> {
  made ??= make()
  return made
}
