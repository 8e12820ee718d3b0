// GitHub's published description of its REST API, held against each request and each answer.
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'

type Schema = Readonly<Record<string, unknown>>

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}

interface Operation {
  readonly operationId: string
  readonly docs: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content }
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>

export interface Route {
  readonly id: string
  readonly docs: string
  readonly parameters: Readonly<Record<string, string>>
}

export interface Description {
  readonly source: string
  /** The operation of a request, or undefined where the description (as cut) has none. */
  readonly route: (method: string, path: string) => Route | undefined
  /** What is wrong with a request. */
  readonly request: (route: Route, query: URLSearchParams, body: unknown) => string[]
  /** What is wrong with an answer of ours. */
  readonly answer: (route: Route, status: number, body: unknown) => string[]
}

/** OpenAPI 3.0 says `nullable` beside a `$ref` or without a type, which JSON Schema does not know. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const { nullable, ...rest } = value as Record<string, unknown>
  const kept = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, plain(item)]))
  if (nullable !== true)
    return nullable === undefined || nullable === false ? kept : { ...kept, nullable: plain(nullable) }
  return { anyOf: [kept, { type: 'null' }] }
}

const templates = (paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>) =>
  Object.entries(paths).map(([template, methods]) => {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    // A ref or a path has slashes of its own; so has a branch.
    const source = template.replace(/\{(\w+)\}/g, (_, name: string) =>
      /^(ref|path|branch)$/.test(name) || name === 'head' ? '(.+)' : name === 'base' ? '(.+?)' : '([^/]+)',
    )
    return { names, methods, pattern: new RegExp(`^${source.replace(/\.\.\./, '\\.\\.\\.')}$`) }
  })

let loaded: Description | undefined

/** Reads the description once in a process. */
export function describeApi(): Description {
  if (loaded !== undefined) return loaded
  const text = readFileSync(new URL('openapi.json', import.meta.url), 'utf8')
  const document = plain(JSON.parse(text)) as {
    info: { source: string }
    paths: Record<string, Record<string, Operation>>
    components: Record<string, Record<string, Schema>>
  }
  const options = { strict: false, validateSchema: false, inlineRefs: false, allErrors: true, validateFormats: false }
  const ajv = new Ajv(options)
  const coercing = new Ajv({ ...options, coerceTypes: true })
  for (const validator of [ajv, coercing]) {
    validator.addSchema({ $id: 'github', components: document.components })
  }
  const routes = templates(document.paths)
  const operations = new Map<string, Operation>()
  for (const { methods } of routes) for (const item of Object.values(methods)) operations.set(item.operationId, item)
  const compiled = new Map<string, ValidateFunction>()
  const refer = (schema: unknown): Schema =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/')) as Schema
  const check = (key: string, schema: unknown, value: unknown, by = ajv): string[] => {
    const validate = compiled.get(key) ?? by.compile(refer(schema))
    compiled.set(key, validate)
    if (validate(value)) return []
    return (validate.errors ?? []).slice(0, 6).map((error) => `${error.instancePath || '.'} ${error.message ?? ''}`)
  }
  const follow = <T>(value: T): T => {
    const reference = (value as { $ref?: string }).$ref
    if (reference === undefined) return value
    const [, , group = '', name = ''] = reference.split('/')
    return document.components[group]?.[name] as T
  }
  const operation = (route: Route): Operation => {
    const found = operations.get(route.id)
    if (found === undefined) throw new Error(`no operation ${route.id}`)
    return found
  }

  loaded = {
    source: document.info.source,
    route: (method, path) => {
      for (const { names, methods, pattern } of routes) {
        const match = pattern.exec(path)
        const found = methods[method.toLowerCase()]
        if (match === null || found === undefined) continue
        const parameters = Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')]))
        return { id: found.operationId, docs: found.docs, parameters }
      }
      return undefined
    },
    request: (route, query, body) => {
      const { parameters, requestBody } = operation(route)
      const wrong: string[] = []
      for (const place of ['path', 'query'] as const) {
        const known = parameters.map(follow).filter((parameter) => parameter.in === place)
        const given: Record<string, unknown> = place === 'path' ? { ...route.parameters } : Object.fromEntries(query)
        const schema = {
          type: 'object',
          properties: Object.fromEntries(known.map(({ name, schema: item }) => [name, item])),
          required: known.filter(({ required }) => required === true).map(({ name }) => name),
          additionalProperties: false,
        }
        wrong.push(...check(`${route.id} ${place}`, schema, given, coercing).map((text_) => `${place} ${text_}`))
      }
      const schema = requestBody?.content?.['application/json']?.schema
      if (schema === undefined) return body === undefined ? wrong : [...wrong, 'body where none belongs']
      if (body === undefined) return requestBody?.required === true ? [...wrong, 'body is missing'] : wrong
      wrong.push(...check(`${route.id} body`, schema, body).map((text_) => `body ${text_}`))
      wrong.push(...unknownKeys(schema, body, 'body', follow))
      return wrong
    },
    answer: (route, status, body) => {
      const response = operation(route).responses[String(status)]
      if (response === undefined) return [`status ${status} is not described`]
      const schema = follow(response).content?.['application/json']?.schema
      if (schema === undefined) return body === undefined || status >= 400 ? [] : ['body where none is described']
      return check(`${route.id} ${status}`, schema, body)
    },
  }
  return loaded
}

/** The description seldom forbids unknown keys of a body, so a misspelt one would pass: they are looked for by hand. */
function unknownKeys(schema: Schema, value: unknown, at: string, follow: <T>(value: T) => T): string[] {
  if (Array.isArray(value)) {
    const items = alternatives(schema, follow).flatMap((one) =>
      one['items'] === undefined ? [] : [one['items'] as Schema],
    )
    if (items.length === 0) return []
    return value.flatMap((item, index) => unknownKeys({ anyOf: items }, item, `${at}/${index}`, follow))
  }
  if (typeof value !== 'object' || value === null) return []
  const known = new Map<string, Schema>()
  for (const one of alternatives(schema, follow)) {
    if (one['additionalProperties'] !== undefined && one['additionalProperties'] !== false) return []
    for (const [name, item] of Object.entries((one['properties'] ?? {}) as Record<string, Schema>))
      known.set(name, item)
  }
  if (known.size === 0) return []
  return Object.entries(value).flatMap(([name, item]) => {
    const inner = known.get(name)
    return inner === undefined
      ? [`${at} has an unknown key ${name}`]
      : unknownKeys(inner, item, `${at}/${name}`, follow)
  })
}

function alternatives(schema: Schema, follow: <T>(value: T) => T): Schema[] {
  const one = follow(schema)
  const nested = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => (one[key] ?? []) as Schema[])
  return [one, ...nested.flatMap((item) => alternatives(item, follow))]
}
