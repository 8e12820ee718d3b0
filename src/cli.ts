#!/usr/bin/env node
// The door of the command line. It is small so that `--version` costs nothing; all else is loaded when needed.
import { VERSION } from './version.ts'

if (process.argv.includes('--version')) process.stdout.write(`${VERSION}\n`)
else await (await import('./engine.ts')).commandLine(process.argv.slice(2))
