import { z } from 'zod'
import { errorKinds } from '#platform/core/errors.ts'
import type { AnyOperation, Needs } from '../operations.ts'

/** The OpenAPI 3.1 document of the registry, made on first request. */
export function documentOf(operations: readonly AnyOperation[], version: string): () => unknown {
  let document: unknown
  return () => {
    document ??= build(operations, version)
    return document
  }
}

function build(operations: readonly AnyOperation[], version: string): unknown {
  return {
    openapi: '3.1.0',
    info: {
      title: '客档 Kedang',
      version,
      description: 'Commands are POST, queries are GET. Send `x-kedang: 1` with a session cookie, or a bearer token.',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(
      operations.map((one) => [
        `/api/${one.name}`,
        one.kind === 'command' ? { post: commandOf(one) } : { get: queryOf(one) },
      ]),
    ),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kedang_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Error: errorSchema },
    },
  }
}

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['kind', 'code', 'message', 'requestId'],
      properties: {
        kind: { enum: Object.keys(errorKinds) },
        code: { type: 'string' },
        message: { type: 'string' },
        params: { type: 'object' },
        fields: {
          type: 'array',
          items: {
            type: 'object',
            properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
          },
        },
        requestId: { type: 'string' },
      },
    },
  },
} as const

function common(operation: AnyOperation): Record<string, unknown> {
  return {
    operationId: operation.name,
    tags: [operation.name.split('.')[0]],
    summary: operation.about,
    'x-needs': describe(operation.needs),
    security: operation.needs === 'anyone' ? [] : [{ session: [] }, { token: [] }],
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(operation.output, 'output') } } },
      default: {
        description: 'Refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  }
}

function describe(needs: Needs): string {
  return typeof needs === 'string' ? needs : needs.right
}

function commandOf(operation: AnyOperation): unknown {
  return {
    ...common(operation),
    parameters: [
      { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 100 } },
    ],
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(operation.input, 'input') } } },
  }
}

function queryOf(operation: AnyOperation): unknown {
  const schema = schemaOf(operation.input, 'input') as {
    properties?: Record<string, Record<string, unknown>>
    required?: string[]
    $defs?: object
  }
  const parameters = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const full = schema.$defs === undefined ? property : { ...property, $defs: schema.$defs }
    const required = schema.required?.includes(name) ?? false
    // Everything but plain text travels as JSON inside the query string; OpenAPI says that with `content`.
    return property['type'] === 'string'
      ? { name, in: 'query', required, schema: full }
      : { name, in: 'query', required, content: { 'application/json': { schema: full } } }
  })
  return { ...common(operation), parameters }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Record<string, unknown>
  return rest
}
