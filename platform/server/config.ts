import { resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '#platform/core/errors.ts'

/** The whole configuration: environment variables only, read once, checked once. */
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_REPLICA_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Connections of this process to the database. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(8).optional(),
  /** On, off, or the name of one of the made-up firms. */
  DEMO: z.union([z.stringbool(), z.string().max(40)]).default(false),
  /** smtp://user:password@host:port; without it the product sends no mail and says so. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The address mail comes from; unset means the user of SMTP_URL. */
  MAIL_FROM: z.email().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Number of proxies in front, so that the caller's address is read from the right header. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** Public address for links, passkeys and secure cookies, e.g. https://archive.example.cn */
  PUBLIC_URL: z.url().optional(),
})

export type Config = z.output<typeof schema> & { dataDir: string; dataDirIsExplicit: boolean }

/** Reads the environment. Throws AppError('invalid', 'config.invalid') naming the variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new AppError('invalid', 'config.invalid', { name: issue?.path.join('.') ?? '', reason: issue?.message ?? '' })
  }
  const { DATA_DIR } = parsed.data
  return { ...parsed.data, dataDir: resolve(DATA_DIR ?? 'data'), dataDirIsExplicit: DATA_DIR !== undefined }
}
