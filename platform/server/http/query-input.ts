import { z } from 'zod'

/**
 * Input of a GET from its query string: values whose schema is text stay text, all others are JSON.
 * A value that is no JSON is passed on as it is, so that the schema can refuse it by name.
 */
export function queryInput(schema: z.ZodType, query: Record<string, unknown>): Record<string, unknown> {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {}
  return Object.fromEntries(
    Object.entries(query).map(([key, value]) => [
      key,
      isText(shape[key]) || typeof value !== 'string' ? value : decode(value),
    ]),
  )
}

function isText(schema: z.ZodType | undefined): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return isText(schema.unwrap() as z.ZodType)
  }
  return schema instanceof z.ZodString || schema instanceof z.ZodStringFormat || schema instanceof z.ZodEnum
}

function decode(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
