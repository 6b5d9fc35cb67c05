/** Where the launcher reports; pino fits. */
export type DatabaseLog = { info(details: object, text: string): void; warn(details: object, text: string): void }
