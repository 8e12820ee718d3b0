// The JSON Schema of the manifest for editors, made from the code's own schema.
import { z } from 'zod'
import { ID, MAX_ID_LENGTH } from './paths.ts'
import { manifestSchema } from './schema.ts'

/** JSON Schema, draft 7, as `schema/images.schema.json` holds it. */
export function manifestJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(manifestSchema, { target: 'draft-7', io: 'input' })
  const images = schema.properties?.images as { propertyNames: object; minProperties?: number }
  images.propertyNames = { type: 'string', pattern: ID.source, maxLength: MAX_ID_LENGTH }
  images.minProperties = 1
  return {
    $schema,
    $id: 'https://raw.githubusercontent.com/imagelock/imagelock/v1/schema/images.schema.json',
    title: 'imagelock manifest (images.yml)',
    description: 'Which pictures a repository holds, and how each is made.',
    ...schema,
  }
}
