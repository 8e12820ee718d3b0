// Imported before a program: writes its peak memory in KB to a file when it ends.
import { writeFileSync } from 'node:fs'

const { BENCH_MEMORY: file } = process.env
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)))
