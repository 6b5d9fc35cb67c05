import type { Database } from '#domain/kit.ts'
import type { Config } from '#platform/server/config.ts'
import type { Platform } from '#platform/server/dispatch.ts'

/** Unattended first run: makes the administrator of ADMIN_EMAIL and ADMIN_PASSWORD while no account exists. */
export async function runFirstSetup(_platform: Platform<Database>, _config: Pick<Config, 'ADMIN_EMAIL' | 'ADMIN_PASSWORD'>): Promise<void> {}
