/** Backups hold everything there is: only whoever sets the product up may make, take or try them. */
export const upkeepRight = { right: 'setup.manage' } as const
