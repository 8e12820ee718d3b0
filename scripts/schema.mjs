// Writes schema/images.schema.json from the code's own schema; run it after `tsc`, which puts the code into build/.
import { writeFileSync } from 'node:fs'
import { manifestJsonSchema } from '../build/manifest/json-schema.js'

const file = new URL('../schema/images.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`)
